import { Button } from '#app/components/button.tsx'
import { type AnsweredForm, readAnswer } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import { TextArea } from '#app/components/text-area.tsx'

export type TopicFormProps = {
  action: string
  part: 'book' | 'wait'
  /** First name of the mentor. */
  mentor: string
  button: string
  help?: string
  answer?: AnsweredForm
}

/** What somebody wants from a talk, and the button that books it or waits for it. */
export function TopicForm({ action, part, mentor, button, help, answer }: TopicFormProps) {
  const form = readAnswer(answer)
  return (
    <PostForm action={action} answer={answer} className="stack mt-4">
      <input type="hidden" name="part" value={part} />
      <TextArea
        label="What do you want from it?"
        required
        rows={4}
        maxLength={600}
        {...form.field('topic')}
        help={`${mentor} reads this before you meet. Nobody else sees it.`}
      />
      <div className="row">
        <Button look="main">{button}</Button>
        {help ? <span className="small muted">{help}</span> : null}
      </div>
    </PostForm>
  )
}
