import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Button } from '#app/components/button.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PasswordField } from '#app/components/password-field.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { resetPassword } from '#app/modules/accounts/commands/reset-password.server.ts'
import { enter } from '#app/modules/accounts/commands/enter.server.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { landing } from '#app/modules/accounts/landing.server.ts'
import { isLinkGood } from '#app/modules/accounts/queries/is-link-good.server.ts'
import { resetSchema } from '#app/modules/accounts/schema.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Choose a new password · Guildhall' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request)
  return { good: await isLinkGood(ctx, params.token!, 'reset') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await visitorContext(request)
  const form = await readForm(request, resetSchema)
  if (!form.ok) return form.answer
  const result = await resetPassword(ctx, { token: params.token!, password: form.value.password })
  if (!result.ok) return form.refused(result.problem)
  const headers = await enter(ctx, result.value.memberId, request)
  const to = await landing(ctx, result.value.memberId, request, paths.home())
  return redirectSaying(to, 'Your password is new. Your other sessions have ended.', undefined, headers)
}

export default function ResetPassword() {
  const { good } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = readAnswer(answer)
  return (
    <Page className="narrow">
      <PageHead title="Choose a new password" />
      {good ? (
        <PostForm answer={answer} kept="" className="stack">
          <PasswordField
            id="password"
            name="password"
            label="New password"
            autoComplete="new-password"
            minLength={10}
            required
            error={form.error('password')}
            help="At least 10 characters; a short sentence works well."
          />
          <Button look="main">Save and sign in</Button>
        </PostForm>
      ) : (
        <p>
          This link has been used or has expired. <Link to={paths.forgotPassword()}>Ask for a new one</Link>
        </p>
      )}
    </Page>
  )
}
