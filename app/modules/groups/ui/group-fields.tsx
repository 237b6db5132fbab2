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
      <TextField
        id="name"
        name="name"
        label="Name"
        required
        maxLength={80}
        defaultValue={form.value('name', given?.name)}
        error={form.error('name')}
      />
      <TextArea
        id="description"
        name="description"
        label="What it is for"
        help="The first sentence stands in lists. Markdown works."
        required
        maxLength={2000}
        defaultValue={form.value('description', given?.description)}
        error={form.error('description')}
      />
      <RadioCards
        id="visibility"
        legend="Who may see it"
        name="visibility"
        defaultValue={form.value('visibility', given?.visibility ?? 'public')}
        error={form.error('visibility')}
        options={[
          { value: 'public', label: 'Public', hint: 'Everybody can read along, also without an account.' },
          { value: 'private', label: 'Private', hint: 'It is listed; only members see what is inside.' },
          { value: 'secret', label: 'Secret', hint: 'Only members and those invited know that it exists.' },
        ]}
      />
      <RadioCards
        id="joinPolicy"
        legend="How people come in"
        name="joinPolicy"
        defaultValue={form.value('joinPolicy', given?.joinPolicy ?? 'open')}
        error={form.error('joinPolicy')}
        options={[
          { value: 'open', label: 'The door is open', hint: 'Whoever sees the group can join.' },
          { value: 'request', label: 'They ask', hint: 'Moderators let people in, after your questions if you like.' },
          { value: 'invite', label: 'By invitation', hint: 'Only those you invite, or who have a link.' },
        ]}
      />
      <TextArea
        id="questions"
        name="questions"
        label="Questions for those who ask to join"
        optional
        help="One a line, up to five."
        rows={3}
        defaultValue={form.value('questions', given?.questions.join('\n'))}
        error={form.error('questions')}
      />
      <TextField
        id="tags"
        name="tags"
        label="Tags"
        optional
        help="Skills and topics, with commas between: Networking, CCNA, night shifts."
        defaultValue={form.value('tags', given?.tags.join(', '))}
        error={form.error('tags')}
      />
      <TextArea
        id="guidelines"
        name="guidelines"
        label="House rules"
        optional
        help="How you treat each other here. Markdown works."
        maxLength={10000}
        defaultValue={form.value('guidelines', given?.guidelines)}
        error={form.error('guidelines')}
      />
    </>
  )
}
