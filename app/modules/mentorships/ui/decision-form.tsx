import { Button } from '#app/components/button.tsx'
import { type AnsweredForm, readAnswer } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import { RadioCards } from '#app/components/radio-cards.tsx'
import { TextArea } from '#app/components/text-area.tsx'

export type DecisionFormProps = { action: string; mentee: string; canExtend: boolean; answer?: AnsweredForm }

/** The mentor's answer to a request. */
export function DecisionForm({ action, mentee, canExtend, answer }: DecisionFormProps) {
  const form = readAnswer(answer)
  const options = [
    { value: 'accept', label: 'Accept', hint: 'It takes one of your places, and a shared page opens.' },
    { value: 'decline', label: 'Decline', hint: 'A reason helps; it stays between you.' },
    ...(canExtend ? [{ value: 'more-time', label: 'I need more time', hint: 'One more week, once.' }] : []),
  ]
  return (
    <PostForm action={action} answer={answer} className="stack mt-4">
      <RadioCards legend="Your answer" required options={options} {...form.field('decision')} />
      <TextArea label={`A few words to ${mentee}`} optional rows={3} maxLength={1000} {...form.field('reason')} />
      <Button look="main">Answer</Button>
    </PostForm>
  )
}
