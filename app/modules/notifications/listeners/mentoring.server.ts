import { paths } from '#app/paths.ts'
import type { Db } from '#app/platform/database.server.ts'
import { excerptOf } from '#app/lib/excerpt.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { momentWords } from '../domain/moment.ts'
import { notify } from '../commands/notify.server.ts'

type RequestRow = {
  mentorId: string
  menteeId: string
  mentor: string
  mentee: string
  note: string
  reason: string
  status: string
  mentorshipId: string | null
}

/** A request for a mentorship and what became of it: the other side hears. */
export async function onRequest(db: Db, delivery: Delivery): Promise<void> {
  const { requestId } = delivery.fact.body as { requestId: string }
  const [row] = await db.$queryRaw<RequestRow[]>`
    select r.mentor_id as "mentorId", r.mentee_id as "menteeId", mentor.name as mentor, mentee.name as mentee, r.note, r.reason,
      r.status, ms.id as "mentorshipId"
    from mentorship_requests r join members mentor on mentor.id = r.mentor_id join members mentee on mentee.id = r.mentee_id
    left join mentorships ms on ms.request_id = r.id where r.id = ${requestId}`
  if (!row) return
  const href = paths.request(requestId)
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
        title: `${row.mentee} asks you to be their mentor`,
        detail: excerptOf(row.note, 240),
      })
    case 'request.withdrawn':
      return notify(db, delivery, { ...toMentor, title: `${row.mentee} took their request back`, button: undefined })
    case 'request.extended':
      return notify(db, delivery, { ...toMentee, title: `${row.mentor} asks for more time to answer you` })
    case 'request.accepted':
      return notify(db, delivery, {
        ...toMentee,
        title: `${row.mentor} is now your mentor`,
        detail: row.reason,
        href: row.mentorshipId ? paths.mentorship(row.mentorshipId) : href,
        button: 'Open the mentorship',
      })
    case 'request.declined':
      return notify(db, delivery, { ...toMentee, title: `${row.mentor} cannot mentor you now`, detail: row.reason })
    case 'request.expired':
      return notify(db, delivery, {
        ...toMentee,
        title: `${row.mentor} did not answer in time`,
        detail: 'Your request is closed, and you can ask somebody else.',
        href: paths.matches(),
        button: 'See who fits',
      })
  }
}

type MentorshipRow = { mentorId: string; menteeId: string; mentor: string; mentee: string; status: string }

/** A mentorship that was paused, resumed or ended: both sides read its new state. */
export async function onMentorshipChanged(db: Db, delivery: Delivery): Promise<void> {
  const { mentorshipId } = delivery.fact.body as { mentorshipId: string }
  const [row] = await db.$queryRaw<MentorshipRow[]>`
    select ms.mentor_id as "mentorId", ms.mentee_id as "menteeId", mentor.name as mentor, mentee.name as mentee, ms.status
    from mentorships ms join members mentor on mentor.id = ms.mentor_id join members mentee on mentee.id = ms.mentee_id
    where ms.id = ${mentorshipId}`
  if (!row) return
  const about = { kind: 'mentorship', href: paths.mentorship(mentorshipId) } as const
  await notify(db, delivery, {
    ...about,
    to: [row.mentorId, row.menteeId],
    title: ({ id }) => `Your mentorship with ${id === row.mentorId ? row.mentee : row.mentor} is ${row.status}`,
  })
}

type BookingRow = {
  mentorId: string
  menteeId: string
  mentor: string
  mentee: string
  topic: string
  startsAt: Date
  state: string
  reason: string
}

/** A slot booked, moved or given back. */
export async function onBooking(db: Db, delivery: Delivery): Promise<void> {
  const { bookingId, byId } = delivery.fact.body as { bookingId: string; byId?: string }
  const [row] = await db.$queryRaw<BookingRow[]>`
    select b.mentor_id as "mentorId", b.mentee_id as "menteeId", mentor.name as mentor, mentee.name as mentee, b.topic,
      b.starts_at as "startsAt", b.state, b.cancel_reason as reason
    from bookings b join members mentor on mentor.id = b.mentor_id join members mentee on mentee.id = b.mentee_id
    where b.id = ${bookingId}`
  if (!row) return
  const about = { kind: 'booking', href: paths.booking(bookingId), button: 'Open the booking' } as const
  const other = (id: string) => (id === row.mentorId ? row.mentee : row.mentor)
  switch (delivery.fact.kind) {
    case 'slot.booked':
      if (row.state !== 'confirmed') return
      return notify(db, delivery, {
        ...about,
        to: [row.mentorId],
        actorId: row.menteeId,
        title: ({ timeZone }) => `${row.mentee} booked your office hour on ${momentWords(row.startsAt, timeZone)}`,
        detail: row.topic,
      })
    case 'booking.cancelled':
      return notify(db, delivery, {
        ...about,
        to: [row.mentorId, row.menteeId],
        actorId: byId,
        title: ({ id, timeZone }) => `${other(id)} cancelled the office hour on ${momentWords(row.startsAt, timeZone)}`,
        detail: row.reason,
      })
    case 'booking.moved':
      if (row.state !== 'confirmed') return
      return notify(db, delivery, {
        ...about,
        to: [row.mentorId, row.menteeId],
        actorId: byId,
        title: ({ id, timeZone }) =>
          `Your office hour with ${other(id)} is now on ${momentWords(row.startsAt, timeZone)}`,
      })
  }
}
