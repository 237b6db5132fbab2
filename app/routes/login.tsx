import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Button } from '#app/components/button.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { KEPT_BUT_PASSWORD } from '#app/components/form-errors.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PasswordField } from '#app/components/password-field.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { signIn } from '#app/modules/accounts/commands/sign-in.server.ts'
import { startSession } from '#app/modules/accounts/commands/start-session.server.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { readDevice } from '#app/modules/accounts/device.server.ts'
import { WRONG } from '#app/modules/accounts/domain/wrong-password.ts'
import { landing } from '#app/modules/accounts/landing.server.ts'
import { loginSchema } from '#app/modules/accounts/schema.ts'
import { DemoSignIns } from '#app/modules/accounts/ui/demo-sign-ins.tsx'
import { paths } from '#app/paths.ts'
import { env } from '#app/platform/env.server.ts'
import { readForm, safeReturn } from '#app/platform/http.server.ts'
import { wasRefused } from '#app/platform/request-scope.server.ts'

export const meta: MetaFunction = () => [{ title: 'Sign in · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await visitorContext(request)
  const to = safeReturn(new URL(request.url).searchParams.get('to'), paths.home())
  if (actor && !wasRefused()) throw redirect(to)
  return { to, hasWords: to === paths.draftReturn(), demo: env().DEMO }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await visitorContext(request)
  const form = await readForm(request, loginSchema)
  if (!form.ok) return form.answer
  const address = request.headers.get('x-client-address') ?? ''
  const result = await signIn(ctx, { ...form.value, address, device: readDevice(request) })
  if (!result.ok) return form.refused(result.problem)
  const { memberId, seal } = result.value
  const headers = await startSession(ctx, memberId, request, seal)
  if (!headers) return form.refused({ kind: 'invalid', reason: WRONG, field: 'password' })
  const to = await landing(ctx, memberId, request, safeReturn(form.value.to ?? null, paths.home()))
  return redirect(to, { headers })
}

export default function Login() {
  const { to, hasWords, demo } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = readAnswer(answer)
  return (
    <Page className="narrow">
      <PageHead title="Sign in" lead={hasWords ? undefined : 'Good to see you again.'} />
      {hasWords ? (
        <Notice tone="good" title="You were signed out. Your words are kept.">
          Sign in, by password or by a link, and they are back in their form.
        </Notice>
      ) : null}
      <PostForm answer={answer} kept={KEPT_BUT_PASSWORD} className="stack">
        <input type="hidden" name="to" value={to} />
        <TextField {...form.field('email')} type="email" label="E-mail" autoComplete="username" required />
        <PasswordField
          id="password"
          name="password"
          label="Password"
          autoComplete="current-password"
          required
          error={form.error('password')}
        />
        <Button look="main">Sign in</Button>
        <div className="row">
          <Button formAction={paths.loginLink()} formNoValidate>
            Send me a link instead
          </Button>
          <Button look="quiet" formAction={paths.forgotPassword()} formNoValidate>
            I forgot my password
          </Button>
        </div>
      </PostForm>
      <p className="mt-4">
        New here? <Link to={paths.join()}>Join the hall</Link>
      </p>
      {demo ? <DemoSignIns to={to} /> : null}
    </Page>
  )
}
