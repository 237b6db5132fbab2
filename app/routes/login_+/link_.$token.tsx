import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { redeemLink } from '#app/modules/accounts/commands/redeem-link.server.ts'
import { startSession } from '#app/modules/accounts/commands/start-session.server.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { landing } from '#app/modules/accounts/landing.server.ts'
import { readJoinMark } from '#app/modules/accounts/join-mark.server.ts'
import { mayUseLink, showLink } from '#app/modules/accounts/mailed-link.server.ts'
import { mailedLinkSchema } from '#app/modules/accounts/schema.ts'
import { closeSession } from '#app/modules/accounts/session.server.ts'
import { LinkSpent } from '#app/modules/accounts/ui/link-spent.tsx'
import { MailedLinkForm } from '#app/modules/accounts/ui/mailed-link-form.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Sign in · Guildhall' }, { name: 'robots', content: 'noindex' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  return showLink(await visitorContext(request), request, params.token!, 'sign-in')
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await visitorContext(request)
  const form = await readForm(request, mailedLinkSchema)
  if (!form.ok) return form.answer
  const press = { token: params.token!, kind: 'sign-in' as const }
  const choice = await mayUseLink(ctx, request, { ...press, leaving: form.value.leaving })
  if (!choice.ok) return form.refused(choice.problem)
  const result = await redeemLink(ctx, { ...press, joinMark: readJoinMark(request) })
  if (!result.ok) return form.refused(result.problem)
  await closeSession(request)
  const headers = await startSession(ctx, result.value.memberId, request)
  if (result.value.isAfresh) {
    const words = 'Your address is confirmed. Your account begins here.'
    return redirectSaying(paths.onboarding(), words, undefined, headers)
  }
  return redirect(await landing(ctx, result.value.memberId, request, paths.home()), { headers })
}

export default function SignInWithLink() {
  const { link, other, isReplaced } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (!link) {
    return (
      <Page className="narrow">
        <LinkSpent isReplaced={isReplaced} again={paths.loginLink()} />
      </Page>
    )
  }
  return (
    <Page className="narrow">
      <PageHead title="Sign in" lead={`One press, and you are in as ${link.email}.`} />
      <MailedLinkForm
        link={link}
        other={other}
        answer={answer}
        button={other ? `Sign ${other.name} out and sign in` : 'Sign in on this device'}
      />
    </Page>
  )
}
