import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { appeal } from '#app/modules/moderation/commands/appeal.server.ts'
import { liftSanction } from '#app/modules/moderation/commands/lift-sanction.server.ts'
import { readSanction } from '#app/modules/moderation/queries/read-sanction.server.ts'
import { appealSchema } from '#app/modules/moderation/schema.ts'
import { AppealForm } from '#app/modules/moderation/ui/appeal-form.tsx'
import { SanctionFacts } from '#app/modules/moderation/ui/sanction-facts.tsx'
import { plainSchema } from '#app/lib/fields.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Sanction · Guildhall' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const sanction = await readSanction(ctx, params.id)
  if (!sanction) throw notFound()
  return { sanction, zone: ctx.actor.timeZone, now: ctx.now.toISOString() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const form = await readForm(request, { post: appealSchema, delete: plainSchema }, ctx)
  if (!form.ok) return form.answer
  const sanctionId = params.id ?? ''
  const result =
    form.method === 'delete'
      ? await liftSanction(form.ctx, sanctionId)
      : await appeal(form.ctx, { sanctionId, appeal: form.value.appeal })
  if (!result.ok) return form.refused(result.problem)
  const said = form.method === 'delete' ? 'Lifted. They have been told.' : 'Sent. A moderator will read your appeal.'
  return redirectSaying(paths.sanction(sanctionId), said)
}

export default function Sanction() {
  const { sanction, zone, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isSilence = sanction.kind === 'silence'
  return (
    <Page className="narrow">
      <PageHead
        title={isSilence ? 'Silence' : 'Suspension'}
        lead={isSilence ? 'Reading goes on, writing waits.' : 'One page is open: this one, to read and to answer.'}
      />
      <SanctionFacts sanction={sanction} zone={zone} now={now} />
      {sanction.can.lift ? (
        <PostForm method="delete" answer={answer} className="block-s">
          <Button>Lift this now</Button>
        </PostForm>
      ) : (
        <AppealForm sanction={sanction} answer={answer} />
      )}
    </Page>
  )
}
