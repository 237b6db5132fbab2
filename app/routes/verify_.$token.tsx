import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { startSession } from '#app/modules/accounts/commands/start-session.server.ts'
import { redeemLink } from '#app/modules/accounts/commands/redeem-link.server.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { readJoinMark } from '#app/modules/accounts/join-mark.server.ts'
import { mayUseLink, showLink } from '#app/modules/accounts/mailed-link.server.ts'
import { mailedLinkSchema } from '#app/modules/accounts/schema.ts'
import { closeSession } from '#app/modules/accounts/session.server.ts'
import { LinkSpent } from '#app/modules/accounts/ui/link-spent.tsx'
import { MailedLinkForm } from '#app/modules/accounts/ui/mailed-link-form.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [
  { title: 'Confirm your address · Guildhall' },
  { name: 'robots', content: 'noindex' },
]

/** Looking changes nothing: mail programs open links before people do. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  return showLink(await visitorContext(request), request, params.token!, 'verify')
}

/** Whoever holds the link has the mailbox, so it signs them in as well. */
export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await visitorContext(request)
  const form = await readForm(request, mailedLinkSchema)
  if (!form.ok) return form.answer
  const press = { token: params.token!, kind: 'verify' as const }
  const choice = await mayUseLink(ctx, request, { ...press, leaving: form.value.leaving })
  if (!choice.ok) return form.refused(choice.problem)
  const result = await redeemLink(ctx, { ...press, joinMark: readJoinMark(request) })
  if (!result.ok) return form.refused(result.problem)
  const { memberId, isAfresh } = result.value
  const words = isAfresh
    ? 'Your address is confirmed. Your account begins here.'
    : 'Your address is confirmed. Welcome.'
  if (ctx.actor?.id === memberId) return redirectSaying(paths.onboarding(), words)
  await closeSession(request)
  return redirectSaying(paths.onboarding(), words, undefined, await startSession(ctx, memberId, request))
}

export default function ConfirmYourAddress() {
  const { link, other, isReplaced } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (!link) {
    return (
      <Page className="narrow">
        <LinkSpent
          isReplaced={isReplaced}
          again={paths.verifyEmail()}
          hint="If your address is confirmed already, you can simply sign in."
        />
      </Page>
    )
  }
  return (
    <Page className="narrow">
      <PageHead title="Confirm your address" lead={`One press, and ${link.email} is yours to sign in with.`} />
      <MailedLinkForm
        link={link}
        other={other}
        answer={answer}
        button={other ? `Sign ${other.name} out and confirm` : 'Confirm this address'}
      />
    </Page>
  )
}
