import { refer, say } from '#app/modules/visibility/domain/said.ts'
import { paths } from '#app/paths.ts'
import { env } from '#app/platform/env.server.ts'
import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { momentWords } from '#app/lib/clock.ts'
import type { placeLapsed, placeOffered } from '#app/modules/mentors/facts.ts'
import type * as mentorships from '#app/modules/mentorships/facts.ts'
import type * as officeHours from '#app/modules/office-hours/facts.ts'
import { notify } from '../commands/notify.server.ts'

type RequestFact = Exclude<(typeof mentorships)[keyof typeof mentorships], typeof mentorships.mentorshipChanged>
type RequestRow = {
  mentorId: string
  menteeId: string
  status: string
  mentorshipId: string | null
}

/** A request for a mentorship and what became of it: the other side hears. */
export async function onRequest(db: Db, delivery: Delivery<RequestFact>): Promise<void> {
  const { requestId } = delivery.fact.body
  const [row] = await db.$queryRaw<RequestRow[]>`
    select r.mentor_id, r.mentee_id, r.status, ms.id as mentorship_id
    from mentorship_requests r
    left join mentorships ms on ms.request_id = r.id where r.id = ${requestId}`
  if (!row) return
  const href = paths.request(requestId)
  const [mentor, mentee] = [refer('member', row.mentorId), refer('member', row.menteeId)]
  const reason = say`${refer('request-reason', requestId)}`
  const toMentor = {
    kind: 'mentorship',
    to: [row.mentorId],
    actorId: row.menteeId,
    href,
    button: 'Open the request',
  } as const
  const toMentee = {
    kind: 'mentorship',
    to: [row.menteeId],
    actorId: row.mentorId,
    href,
    button: 'Open the request',
  } as const
  switch (delivery.fact.kind) {
    case 'request.made':
      if (row.status !== 'open') return
      return notify(db, delivery, {
        ...toMentor,
        title: say`${mentee} asks you to be their mentor`,
        detail: say`${refer('request-note', requestId, 240)}`,
      })
    case 'request.withdrawn':
      return notify(db, delivery, { ...toMentor, title: say`${mentee} took their request back`, button: undefined })
    case 'request.extended':
      return notify(db, delivery, { ...toMentee, title: say`${mentor} asks for more time to answer you` })
    case 'request.accepted':
      return notify(db, delivery, {
        ...toMentee,
        title: say`${mentor} is now your mentor`,
        detail: reason,
        href: row.mentorshipId ? paths.mentorship(row.mentorshipId) : href,
        button: 'Open the mentorship',
      })
    case 'request.declined':
      return notify(db, delivery, { ...toMentee, title: say`${mentor} cannot mentor you now`, detail: reason })
    case 'request.expired':
      return notify(db, delivery, {
        ...toMentee,
        title: say`${mentor} did not answer in time`,
        detail: 'Your request is closed, and you can ask somebody else.',
        href: paths.matches(),
        button: 'See who fits',
      })
  }
}

type MentorshipRow = { mentorId: string; menteeId: string; status: string }

/** A mentorship that was paused, resumed or ended: both sides read its new state. */
export async function onMentorshipChanged(
  db: Db,
  delivery: Delivery<typeof mentorships.mentorshipChanged>,
): Promise<void> {
  const { mentorshipId } = delivery.fact.body
  const [row] = await db.$queryRaw<MentorshipRow[]>`
    select ms.mentor_id, ms.mentee_id, ms.status
    from mentorships ms where ms.id = ${mentorshipId}`
  if (!row) return
  const about = { kind: 'mentorship', href: paths.mentorship(mentorshipId) } as const
  await notify(db, delivery, {
    ...about,
    to: [row.mentorId, row.menteeId],
    title: ({ id }) =>
      say`Your mentorship with ${refer('member', id === row.mentorId ? row.menteeId : row.mentorId)} is ${row.status}`,
  })
}

type BookingFact = Exclude<(typeof officeHours)[keyof typeof officeHours], typeof officeHours.talkMissed>
type BookingRow = {
  id: string
  mentorId: string
  menteeId: string
  startsAt: Date
  state: string
  hasReason: boolean
  heldUntil: Date | null
}

/** What becomes of a slot: booked, asked for, given to the next in line, moved, or given back. */
export async function onBooking(db: Db, delivery: Delivery<BookingFact>): Promise<void> {
  const { fact } = delivery
  const { bookingId } = fact.body
  const [row] = await db.$queryRaw<BookingRow[]>`
    select b.id, b.mentor_id, b.mentee_id, b.starts_at, b.state,
      b.cancel_reason <> '' as has_reason, b.held_until
    from bookings b where b.id = ${bookingId}`
  if (!row) return
  const about = {
    kind: 'booking',
    href: paths.booking(bookingId),
    button: 'Open the booking',
    lapsesAt: row.startsAt,
  } as const
  const [mentor, mentee] = [refer('member', row.mentorId), refer('member', row.menteeId)]
  const topic = say`${refer('booking-topic', bookingId)}`
  const reason = say`${refer('booking-reason', bookingId)}`
  const other = (id: string) => (id === row.mentorId ? mentee : mentor)
  const whereAndFile = [
    say`Where: ${refer('booking-place', bookingId)}`,
    say`For your calendar: ${env().APP_URL + paths.bookingCalendar(bookingId)}`,
  ]
  const agreed = { ...about, mailDetail: whereAndFile }
  switch (fact.kind) {
    case 'slot.booked':
      if (row.state !== 'confirmed') return
      await notify(db, delivery, {
        ...agreed,
        to: [row.menteeId],
        isReceipt: true,
        title: ({ timeZone }) => say`You booked a talk with ${mentor} on ${momentWords(row.startsAt, timeZone)}`,
        detail: topic,
      })
      return notify(db, delivery, {
        ...agreed,
        to: [row.mentorId],
        actorId: row.menteeId,
        title: ({ timeZone }) => say`${mentee} booked your office hour on ${momentWords(row.startsAt, timeZone)}`,
        detail: topic,
      })
    case 'slot.asked':
      if (row.state !== 'held') return
      return notify(db, delivery, { ...about, ...asked(row) })
    case 'slot.promoted':
      await notify(db, delivery, {
        ...(row.state === 'confirmed' ? agreed : about),
        kind: 'seat',
        to: ['held', 'confirmed'].includes(row.state) ? [row.menteeId] : [],
        title: ({ timeZone }) =>
          say`It became free: your office hour with ${mentor} on ${momentWords(row.startsAt, timeZone)}`,
        detail:
          row.state === 'held'
            ? say`${mentor} answers first; until then the time is kept for you.`
            : 'If you cannot come, cancel it, so that the next in line gets it.',
      })
      if (row.state === 'held') return notify(db, delivery, { ...about, ...asked(row) })
      if (row.state !== 'confirmed') return
      return notify(db, delivery, {
        ...agreed,
        to: [row.mentorId],
        title: ({ timeZone }) =>
          say`${mentee} waited and has your office hour on ${momentWords(row.startsAt, timeZone)} now`,
        detail: topic,
      })
    case 'slot.missed':
      return notify(db, delivery, {
        ...about,
        to: [row.menteeId],
        title: ({ timeZone }) =>
          say`You no longer wait for the office hour with ${mentor} on ${momentWords(row.startsAt, timeZone)}`,
        detail: row.hasReason ? reason : 'It cannot be had any more. Other times may be free.',
      })
    case 'booking.accepted':
      if (row.state !== 'confirmed') return
      await notify(db, delivery, {
        ...agreed,
        to: [row.mentorId],
        isReceipt: true,
        title: ({ timeZone }) => say`You said yes to ${mentee}: you talk on ${momentWords(row.startsAt, timeZone)}`,
        detail: topic,
      })
      return notify(db, delivery, {
        ...agreed,
        to: [row.menteeId],
        actorId: row.mentorId,
        title: ({ timeZone }) => say`${mentor} said yes: you talk on ${momentWords(row.startsAt, timeZone)}`,
      })
    case 'booking.unanswered':
      return notify(db, delivery, {
        ...about,
        to: [row.menteeId],
        title: ({ timeZone }) =>
          say`${mentor} did not answer: the office hour on ${momentWords(row.startsAt, timeZone)} does not take place`,
        detail: 'You can ask for another time, or somebody else.',
      })
    case 'feedback.released':
      return notify(db, delivery, {
        ...about,
        to: [row.mentorId, row.menteeId],
        title: ({ id }) => say`How your talk with ${other(id)} was can be read now`,
      })
    case 'booking.cancelled':
      if (fact.body.apart)
        return notify(db, delivery, {
          ...about,
          to: [row.mentorId, row.menteeId].filter((id) => id !== fact.body.byId),
          title: ({ timeZone }) => `Your office hour on ${momentWords(row.startsAt, timeZone)} does not take place`,
        })
      return notify(db, delivery, {
        ...about,
        to: [row.mentorId, row.menteeId],
        actorId: fact.body.byId,
        title: ({ id, timeZone }) =>
          say`${other(id)} cancelled the office hour on ${momentWords(row.startsAt, timeZone)}`,
        detail: reason,
      })
    case 'booking.place-changed':
      if (row.state !== 'confirmed') return
      return notify(db, delivery, {
        ...about,
        to: [row.mentorId, row.menteeId],
        actorId: fact.body.byId,
        title: ({ id }) => say`The place of your talk with ${other(id)} changed`,
        detail: say`Now: ${refer('booking-place', bookingId)}`,
      })
    case 'booking.moved':
      if (row.state !== 'confirmed') return
      return notify(db, delivery, {
        ...about,
        to: [row.mentorId, row.menteeId],
        actorId: fact.body.byId,
        title: ({ id, timeZone }) =>
          say`Your office hour with ${other(id)} is now on ${momentWords(row.startsAt, timeZone)}`,
      })
  }
}

/** The mentor hears that somebody asks for a slot, and until when they answer. */
function asked({ id, mentorId, menteeId, startsAt, heldUntil }: BookingRow) {
  return {
    to: [mentorId],
    actorId: menteeId,
    title: ({ timeZone }: { timeZone: string }) =>
      say`${refer('member', menteeId)} asks for your office hour on ${momentWords(startsAt, timeZone)}`,
    detail: say`${refer('booking-topic', id)}`,
    button: 'Answer',
    lapsesAt: heldUntil ?? startsAt,
  }
}

/** A place with a mentor is offered to somebody in line, or an offer ran out. */
export async function onPlace(db: Db, delivery: Delivery<typeof placeOffered | typeof placeLapsed>): Promise<void> {
  const { fact } = delivery
  const { mentorId, memberId } = fact.body
  const [mentor] = await db.$queryRaw<{ handle: string }[]>`
    select handle::text from members where id = ${mentorId} and deleted_at is null`
  if (!mentor) return
  const about = { kind: 'seat', to: [memberId], href: paths.mentor(mentor.handle) } as const
  if (fact.kind === 'place.offered') {
    const until = new Date(fact.body.until)
    return notify(db, delivery, {
      ...about,
      title: ({ timeZone }) =>
        say`A place with ${refer('member', mentorId)} is free for you until ${momentWords(until, timeZone)}`,
      detail: 'Send your request by then, or pass it on to the next in line.',
      button: 'Ask now',
      lapsesAt: until,
    })
  }
  return notify(db, delivery, {
    ...about,
    title: say`The place with ${refer('member', mentorId)} went on to the next in line`,
    detail: 'The time to ask had passed. You can join the line again.',
  })
}

/** Somebody is recorded as not having come: they hear of it, with the way to say otherwise. */
export async function onTalkMissed(db: Db, delivery: Delivery<typeof officeHours.talkMissed>): Promise<void> {
  const { missedId } = delivery.fact.body
  const [row] = await db.$queryRaw<{ bookingId: string; memberId: string; byId: string; startsAt: Date }[]>`
    select t.booking_id, t.member_id, t.recorded_by_id as by_id,
      b.starts_at
    from missed_talks t join bookings b on b.id = t.booking_id
    where t.id = ${missedId} and t.lifted_at is null`
  if (!row) return
  await notify(db, delivery, {
    kind: 'booking',
    to: [row.memberId],
    title: ({ timeZone }) =>
      say`${refer('member', row.byId)} recorded that you missed the talk on ${momentWords(row.startsAt, timeZone)}`,
    detail: 'The page says for how long it counts and what it changes. If it is not right, you can say so there.',
    href: paths.booking(row.bookingId),
    button: 'See what was recorded',
  })
}
