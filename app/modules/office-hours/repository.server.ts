import { Prisma, type Db, type Tx } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { Span } from './domain/day-sessions.ts'
import type { BookingParties, BookingState } from './domain/policy.ts'
import type { TalkPlace } from './domain/talk-place.ts'
import { findTalkPlace } from './place-repository.server.ts'

/** Makes bookings of one mentor wait for each other until the transaction ends. */
export async function lockMentor(tx: Tx, memberId: string): Promise<void> {
  await tx.$queryRaw`select 1 from mentor_profiles where member_id = ${memberId} for update`
}

/** Makes the bookings of one mentee wait for each other until the transaction ends. */
export async function lockMentee(tx: Tx, memberId: string): Promise<void> {
  await tx.$queryRaw`select 1 from members where id = ${memberId} for no key update`
}

/** Whether a mentee is in another talk, on either side of the table, during a span. */
export async function isBusy(tx: Tx, memberId: string, span: Span, exceptBooking = ''): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from bookings where state in ('held', 'confirmed') and (mentee_id = ${memberId} or mentor_id = ${memberId})
      and id <> ${exceptBooking} and tstzrange(starts_at, ends_at) && tstzrange(${span.startsAt}, ${span.endsAt}) limit 1`
  return rows.length > 0
}

/** Writes a booking down, with the place that its mentor offers now. */
export async function insertBooking(
  tx: Tx,
  booking: Span & {
    mentorId: string
    menteeId: string
    slotId: string
    inGroup: boolean
    topic: string
    state: BookingState
    heldUntil: Date | null
    at: Date
  },
): Promise<string> {
  const { at, ...values } = booking
  const id = newId()
  const { kind: placeKind, place } = (await findTalkPlace(tx, booking.mentorId)) ?? { kind: '', place: '' }
  const data = { id, ...values, placeKind, place, createdAt: at, updatedAt: at }
  await tx.booking.create({ data, select: { id: true } })
  return id
}

export type BookingRecord = BookingParties & {
  id: string
  slotId: string | null
  resourceId: string | null
  placeKind: TalkPlace['kind'] | ''
  place: string
}

/** A booking with what decides about it. Inside a transaction `lock` holds the row until its end. */
export async function findBooking(db: Db, id: string, lock = false): Promise<BookingRecord | null> {
  const rows = await db.$queryRaw<BookingRecord[]>`
    select b.id, b.mentor_id, b.mentee_id, b.starts_at, b.ends_at,
      b.state, b.in_group, b.held_until, b.slot_id, b.place_kind, b.place,
      (select resource_id from slots s where s.id = b.slot_id) as resource_id,
      coalesce((select notice_minutes from mentor_profiles where member_id = b.mentor_id), 0) as notice_minutes
    from bookings b where b.id = ${id} ${lock ? Prisma.sql`for update` : Prisma.empty}`
  return rows[0] ?? null
}

/** Bookings that have not begun: a member's on either side of the table, or those of two people with each other. */
export async function findComingBookings(
  db: Db,
  memberId: string,
  otherId: string | null,
  { from, before }: { from: Date; before: Date | null },
): Promise<string[]> {
  const other = otherId ?? undefined
  const rows = await db.booking.findMany({
    where: {
      OR: [
        { mentorId: memberId, menteeId: other },
        { menteeId: memberId, mentorId: other },
      ],
      state: { not: 'cancelled' },
      startsAt: { gt: from, lt: before ?? undefined },
    },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** Turns a booking that waited or was asked for into one that is agreed, or asks the mentor. */
export async function setBookingState(
  tx: Tx,
  id: string,
  state: 'held' | 'confirmed',
  heldUntil: Date | null,
  at: Date,
): Promise<void> {
  await tx.booking.update({ where: { id }, data: { state, heldUntil, updatedAt: at }, select: { id: true } })
}

export async function markCancelled(tx: Tx, id: string, byId: string | null, reason: string, at: Date): Promise<void> {
  await tx.booking.update({
    where: { id },
    data: { state: 'cancelled', cancelledById: byId, cancelReason: reason, sequence: { increment: 1 }, updatedAt: at },
    select: { id: true },
  })
}

export async function moveTo(
  tx: Tx,
  id: string,
  to: Span & { slotId: string; state: 'held' | 'confirmed'; heldUntil: Date | null },
  at: Date,
): Promise<void> {
  await tx.booking.update({
    where: { id },
    data: { ...to, sequence: { increment: 1 }, updatedAt: at },
    select: { id: true },
  })
}

export async function setBookingPlace(tx: Tx, id: string, { kind, place }: TalkPlace, at: Date): Promise<void> {
  await tx.booking.update({
    where: { id },
    data: { placeKind: kind, place, sequence: { increment: 1 }, updatedAt: at },
    select: { id: true },
  })
}

/** Bookings that the clock ends by itself: no answer in time, or in line for a slot that is given to nobody any more. */
export async function findOverdue(db: Db, at: Date): Promise<{ id: string; state: 'held' | 'waiting' }[]> {
  return db.$queryRaw<{ id: string; state: 'held' | 'waiting' }[]>`
    select id, state from bookings where state = 'held' and held_until <= ${at}
    union all
    select b.id, b.state from bookings b join slots s on s.id = b.slot_id join seat_resources r on r.id = s.resource_id
    where b.state = 'waiting' and (r.closes_at <= ${at} or s.starts_at <= ${at} or s.called_off_at is not null)
    limit 500`
}
