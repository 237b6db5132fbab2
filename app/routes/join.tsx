import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Button } from '#app/components/button.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { KEPT_BUT_PASSWORD } from '#app/components/form-errors.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PasswordField } from '#app/components/password-field.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { join } from '#app/modules/accounts/commands/join.server.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { joinedAs, joinMarkOf } from '#app/modules/accounts/join-mark.server.ts'
import { joinSchema } from '#app/modules/accounts/schema.ts'
import { paths } from '#app/paths.ts'
import { readForm } from '#app/platform/http.server.ts'
import { wasRefused } from '#app/platform/request-scope.server.ts'

export const meta: MetaFunction = () => [{ title: 'Join · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await visitorContext(request)
  if (actor && !wasRefused()) throw redirect(paths.home())
  return null
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await visitorContext(request)
  const form = await readForm(request, joinSchema, ctx)
  if (!form.ok) return form.answer
  const address = request.headers.get('x-client-address') ?? undefined
  const { secret, cookie } = joinMarkOf(request)
  const result = await join(form.ctx, { ...form.value, address, joinMark: secret })
  if (!result.ok) return form.refused(result.problem)
  const headers = new Headers()
  for (const kept of [cookie, joinedAs(form.value.email)]) headers.append('Set-Cookie', kept)
  return redirect(paths.verifyEmail(), { headers })
}

export default function Join() {
  const answer = useActionData<typeof action>()
  const form = readAnswer(answer)
  return (
    <Page className="narrow">
      <PageHead title="Join the hall" lead="Free, and yours to leave. You can look around before you tell us more." />
      <PostForm answer={answer} kept={KEPT_BUT_PASSWORD} className="stack">
        <TextField
          {...form.field('name')}
          label="Your name"
          help="As colleagues call you."
          autoComplete="name"
          required
          maxLength={80}
        />
        <TextField
          {...form.field('email')}
          type="email"
          label="E-mail"
          autoComplete="email"
          required
          help="Never shown to anyone."
        />
        <PasswordField
          id="password"
          name="password"
          label="Password"
          autoComplete="new-password"
          required
          minLength={10}
          error={form.error('password')}
          help="At least 10 characters; a short sentence works well."
        />
        <Button look="main">Join</Button>
      </PostForm>
      <p className="mt-4">
        Already here? <Link to={paths.login()}>Sign in</Link>
      </p>
    </Page>
  )
}
