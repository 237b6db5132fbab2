import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FormErrors } from '#app/components/form-errors.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Link } from '#app/components/link.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { ordinal } from '#app/components/seating.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { stopWaiting, waitForPlace } from '#app/modules/mentorships/commands/wait-for-place.server.ts'
import { readMentor } from '#app/modules/pages/queries/read-mentor.server.ts'
import { plainSchema } from '#app/lib/fields.ts'
import { MentorWaitlist } from '#app/modules/mentors/ui/mentor-waitlist.tsx'
import { isSlug } from '#app/lib/slug.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'mentors' }

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `In line for ${data?.mentor.name ?? 'a mentor'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isSlug(params.handle)) throw notFound()
  const mentor = await readMentor(ctx, params.handle)
  if (!mentor || mentor.can.edit) throw notFound()
  return { mentor, zone: ctx.actor.timeZone, now: ctx.now.toISOString() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isSlug(params.handle)) throw notFound()
  const form = await readForm(request, plainSchema, ctx)
  if (!form.ok) return form.answer
  const here = paths.mentor(params.handle)
  if (form.method === 'delete') {
    const result = await stopWaiting(form.ctx, { handle: params.handle })
    return result.ok ? redirectSaying(here, 'You are not in line any more.') : form.refused(result.problem)
  }
  const result = await waitForPlace(form.ctx, { handle: params.handle })
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(here, `You are ${ordinal(result.value)} in line.`)
}

export default function MentorLinePage() {
  const { mentor, zone, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { yours, can } = mentor
  const first = mentor.name.split(' ')[0]!
  const isWaiting = yours.position !== null || yours.offeredUntil !== null
  return (
    <Page className="narrow">
      <PageHead
        crumbs={[
          { label: 'Mentors', href: paths.mentors() },
          { label: mentor.name, href: paths.mentor(mentor.handle) },
        ]}
        title={`In line for a place with ${first}`}
        lead="Whoever waits longest is offered the next place, and has three days to ask."
      />
      <FormErrors errors={readAnswer(answer).problems} kept="" />
      <MentorWaitlist mentor={mentor} zone={zone} now={now} />
      {isWaiting || can.wait ? null : (
        <p className="mt-4">
          {can.request.allowed ? 'A place is free at this moment.' : can.request.reason}{' '}
          <Link to={paths.mentor(mentor.handle)}>Back to {first}’s page</Link>
        </p>
      )}
    </Page>
  )
}
