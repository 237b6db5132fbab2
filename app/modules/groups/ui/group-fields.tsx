import type { FormReading } from '#app/components/form-answer.ts'
import { RadioCards } from '#app/components/radio-cards.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { TextField } from '#app/components/text-field.tsx'

export type GroupFieldsProps = {
  form: FormReading
  given?: {
    name: string
    description: string
    guidelines: string
    visibility: string
    joinPolicy: string
    questions: string[]
    tags: string[]
  }
}

/** Everything a group says of itself and how one comes in: for opening one and for its settings. */
export function GroupFields({ form, given }: GroupFieldsProps) {
  return (
    <>
      <TextField {...form.field('name', given?.name)} label="Name" required maxLength={80} />
      <TextArea
        {...form.field('description', given?.description)}
        label="What it is for"
        help="The first sentence stands in lists. Markdown works."
        required
        maxLength={2000}
      />
      <RadioCards
        {...form.field('visibility', given?.visibility ?? 'public')}
        legend="Who may see it"
        options={[
          { value: 'public', label: 'Public', hint: 'Everybody can read along, also without an account.' },
          { value: 'private', label: 'Private', hint: 'It is listed; only members see what is inside.' },
          { value: 'secret', label: 'Secret', hint: 'Only members and those invited know that it exists.' },
        ]}
      />
      <RadioCards
        {...form.field('joinPolicy', given?.joinPolicy ?? 'open')}
        legend="How people come in"
        options={[
          { value: 'open', label: 'The door is open', hint: 'Whoever sees the group can join.' },
          { value: 'request', label: 'They ask', hint: 'Moderators let people in, after your questions if you like.' },
          { value: 'invite', label: 'By invitation', hint: 'Only those you invite, or who have a link.' },
        ]}
      />
      <TextArea
        {...form.field('questions', given?.questions.join('\n'))}
        label="Questions for those who ask to join"
        optional
        help="One a line, up to five."
        rows={3}
      />
      <TextField
        {...form.field('tags', given?.tags.join(', '))}
        label="Tags"
        optional
        help="Skills and topics, with commas between: Networking, CCNA, night shifts."
      />
      <TextArea
        {...form.field('guidelines', given?.guidelines)}
        label="House rules"
        optional
        help="How you treat each other here. Markdown works."
        maxLength={10000}
      />
    </>
  )
}
