import { mayEnter, unblockedPair } from '#app/modules/visibility/filters.server.ts'
import { MISSED_COUNTS_DAYS } from '#app/modules/mentors/domain/missed.ts'
import type { Db, Tx } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { Span } from './domain/day-sessions.ts'
import { isHeld } from '#app/modules/seats/filters.server.ts'

export type SlotRecord = Span & {
  id: string
  mentorId: string
  resourceId: string
  inGroup: boolean
  topic: string
  isOff: boolean
}

/** A slot as it is first written down. */
export async function insertSlot(tx: Tx, slot: Omit<SlotRecord, 'id' | 'isOff'>, at: Date): Promise<SlotRecord> {
  const id = newId()
  await tx.slot.create({ data: { id, ...slot, createdAt: at }, select: { id: true } })
  return { id, ...slot, isOff: false }
}

export async function updateSlot(tx: Tx, id: string, change: { endsAt: Date; topic: string }): Promise<void> {
  await tx.slot.update({ where: { id }, data: change, select: { id: true } })
}

export type SlotKey = Pick<SlotRecord, 'mentorId' | 'startsAt' | 'inGroup'>

export async function findSlot(
  db: Db,
  by: { id: string } | { resourceId: string } | SlotKey,
): Promise<SlotRecord | null> {
  return (await findSlots(db, by))[0] ?? null
}

async function findSlots(db: Db, where: Partial<SlotRecord>): Promise<SlotRecord[]> {
  const rows = await db.slot.findMany({
    where,
    select: {
      id: true,
      mentorId: true,
      startsAt: true,
      endsAt: true,
      resourceId: true,
      inGroup: true,
      topic: true,
      calledOffAt: true,
    },
  })
  return rows.map(({ calledOffAt, ...slot }) => ({ ...slot, isOff: calledOffAt !== null }))
}

/** The paper of somebody who waits for a slot, with what could keep them from having it. The row is locked. */
export type PendingBooking = { id: string; isInstant: boolean; missed: number; isFree: boolean }

export async function lockPendingBooking(
  tx: Tx,
  slot: SlotRecord,
  memberId: string,
  at: Date,
): Promise<PendingBooking | null> {
  await tx.$queryRaw`select 1 from members where id = ${memberId} for no key update`
  const rows = await tx.$queryRaw<PendingBooking[]>`
    select b.id, p.instant as is_instant,
      (select count(*)::int from missed_talks t where t.member_id = m.id and t.lifted_at is null
        and t.created_at > ${at}::timestamptz - make_interval(days => ${MISSED_COUNTS_DAYS}::int)) as missed,
      (m.deleted_at is null and ${mayEnter(at)} and ${unblockedPair('b.mentor_id', 'b.mentee_id')}
        and not exists (select 1 from bookings o where o.state in ('held', 'confirmed') and o.id <> b.id
          and ${memberId} in (o.mentee_id, o.mentor_id)
          and tstzrange(o.starts_at, o.ends_at) && tstzrange(b.starts_at, b.ends_at))) as is_free
    from bookings b join members m on m.id = b.mentee_id join mentor_profiles p on p.member_id = b.mentor_id
    where b.slot_id = ${slot.id} and b.mentee_id = ${memberId} and b.state = 'waiting' for update of b`
  return rows[0] ?? null
}

/** How many talks somebody has missed that still count. */
export async function countMissed(db: Db, memberId: string, at: Date): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    select count(*)::int as n from missed_talks where member_id = ${memberId} and lifted_at is null
      and created_at > ${at}::timestamptz - make_interval(days => ${MISSED_COUNTS_DAYS}::int)`
  return row!.n
}

/** The slots at which a place is held for somebody at this moment. */
export async function findHeldSlots(db: Db, memberId: string, at: Date): Promise<SlotRecord[]> {
  return db.$queryRaw<SlotRecord[]>`
    select s.id, s.mentor_id, s.starts_at, s.ends_at,
      s.resource_id, s.in_group, s.topic, s.called_off_at is not null as is_off
    from claims c join slots s on s.resource_id = c.resource_id
    where c.member_id = ${memberId} and ${isHeld('c', at)} order by s.resource_id`
}

/** Coming slots of a mentor that stand open during a break, or closed after it. */
export async function findOutOfStep(
  db: Db,
  mentorId: string,
  at: Date,
): Promise<(SlotRecord & { isPaused: boolean })[]> {
  return db.$queryRaw<(SlotRecord & { isPaused: boolean })[]>`
    select s.id, s.mentor_id, s.starts_at, s.ends_at,
      s.resource_id, s.in_group, s.topic, false as is_off, p.paused_at is not null as is_paused
    from slots s join seat_resources r on r.id = s.resource_id join mentor_profiles p on p.member_id = s.mentor_id
    where s.mentor_id = ${mentorId} and s.starts_at > ${at} and s.called_off_at is null
      and (r.closed_at is null) = (p.paused_at is not null) order by s.resource_id`
}

/** The coming slots of a mentor that stand. */
export async function findComingSlots(
  db: Db,
  mentorId: string,
  { from, before }: { from: Date; before: Date | null },
): Promise<{ id: string; resourceId: string }[]> {
  return db.slot.findMany({
    where: { mentorId, startsAt: { gt: from, lt: before ?? undefined }, calledOffAt: null },
    orderBy: { resourceId: 'asc' },
    select: { id: true, resourceId: true },
  })
}

export async function markCalledOff(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.slot.update({ where: { id }, data: { calledOffAt: at }, select: { id: true } })
}

/** Everybody with a booking at a slot that is not called off. */
export async function findPendingBookings(
  db: Db,
  slotId: string,
): Promise<{ id: string; menteeId: string; state: string }[]> {
  return db.booking.findMany({
    where: { slotId, state: { not: 'cancelled' } },
    orderBy: { id: 'asc' },
    select: { id: true, menteeId: true, state: true },
  })
}
