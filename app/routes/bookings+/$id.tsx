import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Avatar } from '#app/components/avatar.tsx'
import { FormErrors } from '#app/components/form-errors.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Section } from '#app/components/section.tsx'
import { Time } from '#app/components/time.tsx'
import { memberContext, type MemberContext } from '#app/modules/accounts/context.server.ts'
import { answerBooking } from '#app/modules/office-hours/commands/answer-booking.server.ts'
import { changePlace } from '#app/modules/office-hours/commands/change-place.server.ts'
import { cancelBooking } from '#app/modules/office-hours/commands/cancel-booking.server.ts'
import { giveFeedback } from '#app/modules/office-hours/commands/give-feedback.server.ts'
import { moveBooking } from '#app/modules/office-hours/commands/move-booking.server.ts'
import { recordMissed, takeBackMissed } from '#app/modules/office-hours/commands/record-missed.server.ts'
import { readBooking } from '#app/modules/pages/queries/read-booking.server.ts'
import { readSlotDays } from '#app/modules/office-hours/queries/read-slot-days.server.ts'
import { bookingChangeSchema, type BookingChange } from '#app/modules/office-hours/schema.ts'
import { AfterTalk } from '#app/modules/office-hours/ui/after-talk.tsx'
import { AnswerBooking } from '#app/modules/office-hours/ui/answer-booking.tsx'
import { BookingPlace } from '#app/modules/office-hours/ui/booking-place.tsx'
import { BookingState } from '#app/modules/office-hours/ui/booking-state.tsx'
import { CancelBooking } from '#app/modules/office-hours/ui/cancel-booking.tsx'
import { SlotForm } from '#app/modules/office-hours/ui/slot-form.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'mentors' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `Talk with ${data.booking.other.name}` : 'Talk'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isId(params.id)) throw notFound()
  const booking = await readBooking(ctx, params.id)
  if (!booking) throw notFound()
  const from = new URL(request.url).searchParams.get('from')
  const slots = booking.can.move ? await readSlotDays(ctx, { mentorId: booking.mentorId, from, free: true }) : null
  return { booking, slots, zone: ctx.actor.timeZone, now: ctx.now.toISOString() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isId(params.id)) throw notFound()
  const form = await readForm(request, bookingChangeSchema, ctx)
  if (!form.ok) return form.answer
  const result = await change(form.ctx, params.id, form.value)
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.booking(params.id), said[form.value._method])
}

function change(ctx: MemberContext, bookingId: string, input: BookingChange) {
  switch (input._method) {
    case 'put':
      return moveBooking(ctx, { bookingId, startsAt: input.startsAt })
    case 'delete':
      return cancelBooking(ctx, { bookingId, reason: input.reason })
    case 'place':
      return changePlace(ctx, { bookingId, place: { kind: input.placeKind, place: input.place } })
    case 'answer':
      return answerBooking(ctx, { bookingId, answer: input.answer, reason: input.reason })
    case 'missed':
      return recordMissed(ctx, { bookingId, words: input.words })
    case 'take-back':
      return takeBackMissed(ctx, { missedId: input.missedId })
    case 'feedback':
      return giveFeedback(ctx, { bookingId, rating: input.rating, words: input.words })
  }
}

const said = {
  put: 'Moved. The other side will be told.',
  delete: 'Done. Whoever has to know is told.',
  place: 'Changed. The other side will be told.',
  answer: 'Answered. They will be told.',
  missed: 'Recorded. They are told, and can say otherwise.',
  'take-back': 'Taken back. It does not count.',
  feedback: 'Thank you. It is sealed until the other side has said something too.',
}

export default function BookingPage() {
  const { booking, slots, zone, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { id, other, isMentor, startsAt, endsAt, topic, state, inGroup, slotId, can } = booking
  const first = other.name.split(' ')[0]!
  const here = paths.booking(id)
  const sent = readAnswer(answer).value('_method')
  const answerTo = (method: string) => (sent === method ? answer : undefined)
  const isShown = {
    put: can.move,
    delete: can.cancel,
    place: can.changePlace,
    answer: can.answer,
    missed: can.record,
    feedback: can.review,
  }
  return (
    <Page className="narrow">
      <PageHead
        crumbs={[{ label: 'Office hours', href: paths.officeHours() }]}
        mark={<Avatar name={other.name} size="l" />}
        title={titleOf(booking)}
        lead={<Time at={startsAt} until={endsAt} zone={zone} there={{ zone: other.timeZone }} now={now} />}
      />
      <BookingState booking={booking} zone={zone} now={now} />
      {isShown[sent as keyof typeof isShown] ? null : <FormErrors errors={readAnswer(answer).problems} kept="" />}
      <Section
        title={isMentor ? `What ${first} wants from it` : 'What you want from it'}
        all={inGroup && isMentor && slotId ? { label: 'The whole group', href: paths.slot(slotId) } : undefined}
      >
        <p className="mt-4 kept-lines">{topic}</p>
        {isMentor ? (
          <p className="mt-4 small">
            <Link to={paths.member(other.handle)}>{other.name}’s profile</Link>
          </p>
        ) : null}
      </Section>
      <BookingPlace action={here} booking={booking} answer={answerTo('place')} />
      {can.answer ? (
        <AnswerBooking action={here} booking={booking} zone={zone} now={now} answer={answerTo('answer')} />
      ) : null}
      <AfterTalk booking={booking} zone={zone} now={now} answerTo={answerTo} />
      {slots ? (
        <SlotForm
          moving
          action={here}
          mentor={first}
          days={slots.days}
          timeZone={slots.timeZone}
          sessionMinutes={(Date.parse(endsAt) - Date.parse(startsAt)) / 60_000}
          earlier={slots.earlier === null ? null : here}
          later={slots.later === null ? null : `${here}?from=${slots.later}`}
          answer={answerTo('put')}
        />
      ) : null}
      {can.cancel && !(state === 'held' && isMentor) ? (
        <CancelBooking action={here} booking={booking} answer={answerTo('delete')} />
      ) : null}
    </Page>
  )
}

function titleOf({ isMentor, inGroup, state, other }: Pick<BookingTitle, 'isMentor' | 'inGroup' | 'state' | 'other'>) {
  if (state === 'waiting')
    return inGroup ? `You wait for ${other.name}’s group hour` : `You wait for a talk with ${other.name}`
  if (state === 'held') return isMentor ? `${other.name} asks for a talk` : `You asked ${other.name} for a talk`
  if (inGroup) return isMentor ? `${other.name} comes to your group hour` : `${other.name}’s group hour`
  return isMentor ? `${other.name} comes to your office hours` : `A talk with ${other.name}`
}

type BookingTitle = ReturnType<typeof useLoaderData<typeof loader>>['booking']
