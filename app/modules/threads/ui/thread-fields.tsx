import type { FormReading } from '#app/components/form-answer.ts'
import { RadioCards } from '#app/components/radio-cards.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { TextField } from '#app/components/text-field.tsx'

export type ThreadFieldsProps = {
  form: FormReading
  given?: { title: string; body: string; tags: string; kind?: string }
  asksKind?: boolean
}

/** The words of a thread. Its kind is chosen when it starts and stays. */
export function ThreadFields({ form, given, asksKind }: ThreadFieldsProps) {
  return (
    <>
      {asksKind ? (
        <RadioCards
          {...form.field('kind', given?.kind || 'discussion')}
          legend="What is it?"
          sideBySide
          options={[
            { value: 'discussion', label: 'A discussion', hint: 'Something to talk about.' },
            { value: 'question', label: 'A question', hint: 'You can accept one reply as the answer.' },
          ]}
        />
      ) : null}
      <TextField
        {...form.field('title', given?.title)}
        label="Title"
        help="Somebody scrolling by should know what it is about."
        required
        maxLength={160}
      />
      <TextArea
        {...form.field('body', given?.body)}
        label="What you want to say"
        help="Markdown works. Write @ and a name to call somebody in."
        required
        rows={8}
        maxLength={20000}
      />
      <TextField
        {...form.field('tags', given?.tags)}
        label="Tags"
        optional
        help="Up to five, with commas between. Skills find those who know them."
      />
    </>
  )
}
