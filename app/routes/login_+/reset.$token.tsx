import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readAnswer } from '#app/components/form-answer.ts'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PasswordField } from '#app/components/password-field.tsx'
import { resetPassword } from '#app/modules/accounts/commands/reset-password.server.ts'
import { startSession } from '#app/modules/accounts/commands/start-session.server.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { landing } from '#app/modules/accounts/landing.server.ts'
import { readJoinMark } from '#app/modules/accounts/join-mark.server.ts'
import { mayUseLink, showLink } from '#app/modules/accounts/mailed-link.server.ts'
import { resetSchema } from '#app/modules/accounts/schema.ts'
import { closeSession } from '#app/modules/accounts/session.server.ts'
import { LinkSpent } from '#app/modules/accounts/ui/link-spent.tsx'
import { MailedLinkForm } from '#app/modules/accounts/ui/mailed-link-form.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [
  { title: 'Choose a new password · Guildhall' },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  return showLink(await visitorContext(request), request, params.token!, 'reset')
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await visitorContext(request)
  const form = await readForm(request, resetSchema)
  if (!form.ok) return form.answer
  const { password, leaving } = form.value
  const token = params.token!
  const choice = await mayUseLink(ctx, request, { token, kind: 'reset', leaving })
  if (!choice.ok) return form.refused(choice.problem)
  const result = await resetPassword(ctx, { token, password, joinMark: readJoinMark(request) })
  if (!result.ok) return form.refused(result.problem)
  await closeSession(request)
  const headers = await startSession(ctx, result.value.memberId, request)
  if (result.value.isAfresh) {
    const words = 'Your password is set. Your account begins here.'
    return redirectSaying(paths.onboarding(), words, undefined, headers)
  }
  const to = await landing(ctx, result.value.memberId, request, paths.home())
  return redirectSaying(to, 'Your password is new. Your other sessions have ended.', undefined, headers)
}

export default function ResetPassword() {
  const { link, other, isReplaced } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = readAnswer(answer)
  if (!link) {
    return (
      <Page className="narrow">
        <LinkSpent isReplaced={isReplaced} again={paths.forgotPassword()} />
      </Page>
    )
  }
  return (
    <Page className="narrow">
      <PageHead title="Choose a new password" lead={`For ${link.email}.`} />
      <MailedLinkForm
        link={link}
        other={other}
        answer={answer}
        button={other ? `Sign ${other.name} out, save and sign in` : 'Save and sign in'}
      >
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
      </MailedLinkForm>
    </Page>
  )
}
