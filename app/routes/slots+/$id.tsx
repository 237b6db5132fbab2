import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Avatar } from '#app/components/avatar.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Time } from '#app/components/time.tsx'
import { memberContext, type MemberContext } from '#app/modules/accounts/context.server.ts'
import { bookSlot } from '#app/modules/office-hours/commands/book-slot.server.ts'
import { callOffSlot } from '#app/modules/office-hours/commands/call-off-slot.server.ts'
import { dropHold, holdSlot } from '#app/modules/office-hours/commands/hold-slot.server.ts'
import { readSlot } from '#app/modules/office-hours/queries/read-slot.server.ts'
import { slotSchema } from '#app/modules/office-hours/schema.ts'
import { SlotPeople } from '#app/modules/office-hours/ui/slot-people.tsx'
import { SlotState } from '#app/modules/office-hours/ui/slot-state.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'mentors' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Office hours with ${data?.slot.mentor.name ?? 'a mentor'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  return { slot: await slotOf(ctx, params.id), zone: ctx.actor.timeZone, now: ctx.now.toISOString() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const slot = await slotOf(ctx, params.id)
  const form = await readForm(request, slotSchema, ctx)
  if (!form.ok) return form.answer
  const change = form.value
  const time = { mentorHandle: slot.mentor.handle, startsAt: slot.startsAt }
  switch (change.part) {
    case 'book':
    case 'wait': {
      const wait = change.part === 'wait'
      const result = await bookSlot(form.ctx, { ...time, topic: change.topic, wait })
      if (!result.ok) return form.refused({ ...result.problem, field: undefined })
      return redirectSaying(
        paths.booking(result.value),
        wait ? 'You are in line.' : 'It is yours. The other side is told.',
      )
    }
    case 'hold': {
      const result = await holdSlot(form.ctx, time)
      if (!result.ok) return form.refused({ ...result.problem, field: undefined })
      return redirectSaying(paths.slot(result.value), 'Kept for five minutes.')
    }
    case 'drop': {
      const result = await dropHold(form.ctx, { slotId: slot.id })
      if (!result.ok) return form.refused(result.problem)
      return redirectSaying(paths.mentorBookings(slot.mentor.handle), 'Let go. Somebody else can have it.')
    }
    case 'call-off': {
      const result = await callOffSlot(form.ctx, { slotId: slot.id, reason: change.reason })
      if (!result.ok) return form.refused(result.problem)
      return redirectSaying(paths.officeHours(), 'Called off. Everybody who booked it or waited is told.')
    }
  }
}

async function slotOf(ctx: MemberContext, id: string | undefined) {
  const slot = isId(id) ? await readSlot(ctx, id) : null
  if (!slot) throw notFound()
  return slot
}

export default function SlotPage() {
  const { slot, zone, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { mentor, isMentor, inGroup, topic, startsAt, endsAt } = slot
  const first = mentor.name.split(' ')[0]!
  const whose = isMentor ? 'Your' : `${first}’s`
  return (
    <Page className="narrow">
      <PageHead
        crumbs={
          isMentor
            ? [{ label: 'Office hours', href: paths.officeHours() }]
            : [
                { label: 'Mentors', href: paths.mentors() },
                { label: mentor.name, href: paths.mentor(mentor.handle) },
              ]
        }
        mark={isMentor ? undefined : <Avatar name={mentor.name} size="l" />}
        title={inGroup ? topic : `${whose} office hours`}
        lead={
          <>
            {inGroup ? `${whose} group hour. ` : null}
            <Time at={startsAt} until={endsAt} zone={zone} there={{ zone: mentor.timeZone }} now={now} />
          </>
        }
      />
      {isMentor ? (
        <SlotPeople slot={slot} answer={answer} />
      ) : (
        <SlotState slot={slot} zone={zone} now={now} answer={answer} />
      )}
    </Page>
  )
}
