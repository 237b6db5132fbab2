import { Button } from '#app/components/button.tsx'
import { readAnswer, type AnsweredForm } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import { TextField } from '#app/components/text-field.tsx'

export type EmailFormProps = { answer: AnsweredForm; button: string; action?: string; email?: string }

/** Asks for an address to which a link goes. */
export function EmailForm({ answer, button, action, email = '' }: EmailFormProps) {
  const form = readAnswer(answer)
  return (
    <PostForm answer={answer} action={action} className="stack">
      <TextField {...form.field('email', email)} type="email" label="E-mail" autoComplete="email" required />
      <Button look="main">{button}</Button>
    </PostForm>
  )
}
