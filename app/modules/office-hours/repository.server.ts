import { visibleMembers } from '#app/modules/visibility/filters.server.ts'
import type { Viewer } from '#app/modules/visibility/domain/viewer.ts'
import { Prisma, type Db, type Tx } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { BlockedTime, HoursRule, Schedule, Span } from './domain/slots.ts'

export type MentorSchedule = Schedule & {
  memberId: string
  handle: string
  name: string
  capacity: number
  activeCount: number
  isPaused: boolean
}

type ScheduleRow = Omit<MentorSchedule, 'bookings' | 'rules' | 'blocked'> & {
  rules: HoursRule[] | null
  blocked: BlockedTime[] | null
  bookings: { startsAt: string; endsAt: string }[] | null
}

/**
 * The schedules of mentors that the viewer may see, each with rules, blocked days and bookings: one statement.
 * Someone who is away is blocked until their return.
 */
export async function findSchedules(db: Db, viewer: Viewer, where: Prisma.Sql, now: Date): Promise<MentorSchedule[]> {
  const rows = await db.$queryRaw<ScheduleRow[]>`
    select p.member_id as "memberId", m.handle::text, m.name, m.time_zone as "timeZone",
      p.capacity, p.active_count as "activeCount", p.paused_at is not null as "isPaused",
      p.session_minutes as "sessionMinutes", p.buffer_minutes as "bufferMinutes", p.notice_minutes as "noticeMinutes",
      p.horizon_days as "horizonDays", p.max_per_day as "maxPerDay", p.max_per_week as "maxPerWeek",
      (select json_agg(json_build_object('weekday', r.weekday, 'startMinute', r.start_minute, 'endMinute', r.end_minute))
        from availability_rules r where r.member_id = p.member_id and r.purpose = 'office-hours') as rules,
      (select json_agg(json_build_object('fromDate', o.from_date, 'toDate', o.to_date,
          'startMinute', o.start_minute, 'endMinute', o.end_minute))
        from (select from_date, to_date, start_minute, end_minute from availability_overrides
          where member_id = p.member_id and kind = 'blocked' and to_date >= ${now}::timestamptz - interval '2 days'
          union all select '2000-01-01'::date, m.away_until - 1, null, null where m.away_until > ${now}::timestamptz - interval '2 days'
        ) o) as blocked,
      (select json_agg(json_build_object('startsAt', b.starts_at, 'endsAt', b.ends_at)) from bookings b
        where b.mentor_id = p.member_id and b.state in ('held', 'confirmed')
          and b.starts_at > ${now}::timestamptz - interval '8 days') as bookings
    from mentor_profiles p join members m on m.id = p.member_id
    where ${where} and ${visibleMembers(viewer)} and (m.suspended_until is null or m.suspended_until < ${now})`
  return rows.map((row) => ({
    ...row,
    rules: row.rules ?? [],
    blocked: row.blocked ?? [],
    bookings: (row.bookings ?? []).map((span) => ({
      startsAt: new Date(span.startsAt),
      endsAt: new Date(span.endsAt),
    })),
  }))
}

export async function findScheduleOf(
  db: Db,
  viewer: Viewer,
  handle: string,
  now: Date,
): Promise<MentorSchedule | null> {
  return (await findSchedules(db, viewer, Prisma.sql`m.handle = ${handle}`, now))[0] ?? null
}

export async function findScheduleById(db: Db, viewer: Viewer, id: string, now: Date): Promise<MentorSchedule | null> {
  return (await findSchedules(db, viewer, Prisma.sql`p.member_id = ${id}`, now))[0] ?? null
}

/** Makes bookings of one mentor wait for each other until the transaction ends. */
export async function lockMentor(tx: Tx, memberId: string): Promise<void> {
  await tx.$queryRaw`select 1 from mentor_profiles where member_id = ${memberId} for update`
}

/** Whether a mentee is in another talk, on either side of the table, during a span. */
export async function isBusy(tx: Tx, memberId: string, span: Span, exceptBooking = ''): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from bookings where state in ('held', 'confirmed') and (mentee_id = ${memberId} or mentor_id = ${memberId})
      and id <> ${exceptBooking} and tstzrange(starts_at, ends_at) && tstzrange(${span.startsAt}, ${span.endsAt}) limit 1`
  return rows.length > 0
}

export async function insertBooking(
  tx: Tx,
  booking: Span & { mentorId: string; menteeId: string; topic: string; at: Date },
): Promise<string> {
  const { at, ...values } = booking
  const id = newId()
  await tx.booking.create({
    data: { id, ...values, state: 'confirmed', createdAt: at, updatedAt: at },
    select: { id: true },
  })
  return id
}

export type BookingRecord = Span & {
  id: string
  mentorId: string
  menteeId: string
  state: 'confirmed' | 'cancelled'
  noticeMinutes: number
}

/** A booking with what decides about it. Inside a transaction `lock` holds the row until its end. */
export async function findBooking(db: Db, id: string, lock = false): Promise<BookingRecord | null> {
  const rows = await db.$queryRaw<BookingRecord[]>`
    select b.id, b.mentor_id as "mentorId", b.mentee_id as "menteeId", b.starts_at as "startsAt", b.ends_at as "endsAt",
      b.state, coalesce((select notice_minutes from mentor_profiles where member_id = b.mentor_id), 0) as "noticeMinutes"
    from bookings b where b.id = ${id} ${lock ? Prisma.sql`for update` : Prisma.empty}`
  return rows[0] ?? null
}

/** A member's talks that have not begun, on either side of the table. */
export async function findComingBookings(tx: Tx, memberId: string, at: Date): Promise<string[]> {
  const rows = await tx.booking.findMany({
    where: {
      OR: [{ mentorId: memberId }, { menteeId: memberId }],
      state: { in: ['held', 'confirmed'] },
      startsAt: { gt: at },
    },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

export async function markCancelled(tx: Tx, id: string, byId: string, reason: string, at: Date): Promise<void> {
  await tx.booking.update({
    where: { id },
    data: { state: 'cancelled', cancelledById: byId, cancelReason: reason, sequence: { increment: 1 }, updatedAt: at },
    select: { id: true },
  })
}

export async function moveTo(tx: Tx, id: string, span: Span, at: Date): Promise<void> {
  await tx.booking.update({
    where: { id },
    data: { ...span, sequence: { increment: 1 }, updatedAt: at },
    select: { id: true },
  })
}

export async function replaceOfficeHours(tx: Tx, memberId: string, rules: readonly HoursRule[]): Promise<void> {
  await tx.availabilityRule.deleteMany({ where: { memberId, purpose: 'office-hours' } })
  const rows = rules.map(({ weekday, startMinute, endMinute }) => ({
    id: newId(),
    memberId,
    purpose: 'office-hours',
    weekday,
    startMinute,
    endMinute,
  }))
  await tx.availabilityRule.createMany({ data: rows })
}
