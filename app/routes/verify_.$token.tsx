import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link } from '#app/components/link.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { redeemLink } from '#app/modules/accounts/commands/redeem-link.server.ts'
import { enter } from '#app/modules/accounts/commands/enter.server.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'

export const meta: MetaFunction = () => [{ title: 'Confirm your address · Guildhall' }]

/** Opening the link is the confirmation; whoever holds it has the mailbox, so it signs them in as well. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request)
  const result = await redeemLink(ctx, { token: params.token!, kind: 'verify' })
  if (!result.ok) return null
  const isIn = ctx.actor?.id === result.value.memberId
  const headers = isIn ? new Headers() : await enter(ctx, result.value.memberId, request)
  return redirectSaying(paths.onboarding(), 'Your address is confirmed. Welcome.', undefined, headers)
}

export default function SpentLink() {
  return (
    <Page className="narrow">
      <PageHead
        title="This link has done its work"
        lead="It has been used or has expired. If your address is confirmed already, you can simply sign in."
      />
      <p className="row">
        <Link to={paths.login()}>Sign in</Link>
        <Link to={paths.verifyEmail()}>Ask for a new link</Link>
      </p>
    </Page>
  )
}
