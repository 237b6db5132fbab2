import { Button } from '#app/components/button.tsx'
import { type AnsweredForm, readAnswer } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import { RadioCards } from '#app/components/radio-cards.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { supportLabels, supportTypes } from '#app/lib/support.ts'

export type RequestFormProps = {
  action: string
  /** First name of the mentor. */
  mentor: string
  /** The support this mentor offers; others can be asked for as well. */
  offered: readonly string[]
  goals: readonly string[]
  answer?: AnsweredForm
}

/** Asks someone to be one's mentor. */
export function RequestForm({ action, mentor, offered, goals, answer }: RequestFormProps) {
  const form = readAnswer(answer)
  return (
    <PostForm action={action} answer={answer} className="stack mt-4">
      <TextArea
        label={`A note to ${mentor}`}
        required
        maxLength={2000}
        {...form.field('note')}
        help="Why them, what you have tried, when you can meet. A few lines are enough."
      />
      <TextArea
        label="What you want to reach"
        required
        rows={3}
        maxLength={1000}
        {...form.field('goals', goals[0] ?? '')}
      />
      <RadioCards
        id="support"
        legend="Support you look for"
        name="support"
        type="checkbox"
        sideBySide
        optional
        options={supportTypes.map((value) => ({
          value,
          label: supportLabels[value],
          hint: offered.includes(value) ? `${mentor} offers this` : undefined,
        }))}
        defaultValue={form.values('support')}
        error={form.error('support')}
      />
      <Button look="main">Ask {mentor}</Button>
      <p className="help">They have a week to answer. Only the two of you see this.</p>
    </PostForm>
  )
}
