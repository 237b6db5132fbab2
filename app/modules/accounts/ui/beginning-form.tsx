import { Button, ButtonLink } from '#app/components/button.tsx'
import { readAnswer, type AnsweredForm } from '#app/components/form-answer.ts'
import { KEPT_BUT_PASSWORD } from '#app/components/form-errors.tsx'
import { PasswordField } from '#app/components/password-field.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { paths } from '#app/paths.ts'

export type BeginningFormProps = { answer: AnsweredForm; name: string; hasPassword: boolean }

/** The first thing asked of somebody whose account began with a mailed link: a name, and a password, now or later. */
export function BeginningForm({ answer, name, hasPassword }: BeginningFormProps) {
  const form = readAnswer(answer)
  return (
    <PostForm
      answer={answer}
      action={paths.onboarding('begin')}
      kept={hasPassword ? undefined : KEPT_BUT_PASSWORD}
      className="stack"
    >
      <TextField
        {...form.field('name', name)}
        label="Your name"
        help="As colleagues call you."
        autoComplete="name"
        required
        maxLength={80}
      />
      {hasPassword ? null : (
        <PasswordField
          id="password"
          name="password"
          label="Password"
          autoComplete="new-password"
          minLength={10}
          error={form.error('password')}
          help="At least 10 characters; a short sentence works well. Leave it empty, and a mailed link signs you in."
        />
      )}
      <div className="row">
        <Button look="main">Go on</Button>
        <ButtonLink look="quiet" to={paths.onboarding('later')}>
          Later
        </ButtonLink>
      </div>
    </PostForm>
  )
}
