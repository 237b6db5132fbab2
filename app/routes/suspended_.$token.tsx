import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { limitWrites, visitorContext } from '#app/modules/accounts/context.server.ts'
import { appeal } from '#app/modules/moderation/commands/appeal.server.ts'
import { openSanctionLink, readSanction } from '#app/modules/moderation/queries/read-sanction.server.ts'
import { appealSchema } from '#app/modules/moderation/schema.ts'
import { AppealForm } from '#app/modules/moderation/ui/appeal-form.tsx'
import { SanctionFacts } from '#app/modules/moderation/ui/sanction-facts.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [
  { title: 'Your account is suspended · Guildhall' },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { id, as } = await opened(request, params.token)
  const sanction = await readSanction(as, id)
  if (!sanction) throw notFound()
  return { sanction, name: as.actor.name, zone: as.actor.timeZone, now: as.now.toISOString() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { id, as } = await opened(request, params.token)
  await limitWrites(request, as.actor)
  const form = await readForm(request, appealSchema, as)
  if (!form.ok) return form.answer
  const result = await appeal(form.ctx, { sanctionId: id, appeal: form.value.appeal })
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.suspended(params.token), 'Sent. A moderator will read your appeal.')
}

async function opened(request: Request, token = '') {
  const found = await openSanctionLink(await visitorContext(request), token)
  if (!found) throw notFound()
  return found
}

export default function SuspendedByLink() {
  const { sanction, name, zone, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page className="narrow">
      <PageHead
        title={sanction.isOver ? 'Your suspension is over' : 'Your account is suspended'}
        lead={
          sanction.isOver
            ? `${name}, the hall is open to you again.`
            : `${name}, until it ends the hall is closed to you. Here you read why, and can answer.`
        }
      />
      <SanctionFacts sanction={sanction} zone={zone} now={now} />
      <AppealForm sanction={sanction} answer={answer} />
      <p className="block-s">
        {sanction.isOver ? (
          <Link to={paths.login()}>Sign in</Link>
        ) : (
          <>
            To take your data along, or to delete your account, <Link to={paths.login()}>sign in</Link>. That goes on
            working.
          </>
        )}
      </p>
    </Page>
  )
}
