import type { WeekRule } from '#app/lib/week.ts'
import { placesOf } from '#app/modules/seats/filters.server.ts'
import { mayEnter, visibleMembers } from '#app/modules/visibility/filters.server.ts'
import type { Viewer } from '#app/modules/visibility/domain/viewer.ts'
import { Prisma, type Db, type Tx } from '#app/platform/database.server.ts'
import type { BlockedTime, Span } from './domain/day-sessions.ts'
import type { OccupiedSlot } from './domain/occupied-slot.ts'
import type { Booked, GroupHours, Schedule } from './domain/slots.ts'

export type MentorSchedule = Schedule & {
  memberId: string
  handle: string
  name: string
  capacity: number
  activeCount: number
  waiting: number
  isPaused: boolean
  isInstant: boolean
  /** The times that somebody has reached for. */
  slots: OccupiedSlot[]
}

type StoredSpan = { startsAt: string; endsAt: string }
type StoredSlot = Omit<OccupiedSlot, 'startsAt' | 'endsAt' | 'until' | 'yoursUntil'> &
  StoredSpan & { until: string | null; yoursUntil: string | null; isOff: boolean }
type ScheduleRow = Omit<MentorSchedule, 'bookings' | 'rules' | 'blocked' | 'slots' | 'kept' | 'off' | 'group'> & {
  rules: WeekRule[] | null
  blocked: BlockedTime[] | null
  bookings: (StoredSpan & { inGroup: boolean })[] | null
  slots: StoredSlot[] | null
  group: GroupHours | null
}

/**
 * The schedules of mentors that the viewer may see, each with rules, blocked days, bookings, and what is held or waited
 * for: one statement. Someone who is away is blocked until their return.
 */
export async function findSchedules(db: Db, viewer: Viewer, where: Prisma.Sql, now: Date): Promise<MentorSchedule[]> {
  const viewerId = viewer?.id ?? ''
  const rows = await db.$queryRaw<ScheduleRow[]>`
    select p.member_id, m.handle::text, m.shown_name as name, m.time_zone,
      p.capacity, p.active_count, 0 as waiting, p.paused_at is not null as is_paused,
      p.instant as is_instant,
      p.session_minutes, p.buffer_minutes, p.notice_minutes,
      p.horizon_days, p.max_per_day, p.max_per_week,
      (select json_agg(json_build_object('weekday', r.weekday, 'startMinute', r.start_minute, 'endMinute', r.end_minute))
        from availability_rules r where r.member_id = p.member_id and r.purpose = 'office-hours') as rules,
      (select json_agg(json_build_object('fromDate', o.from_date, 'toDate', o.to_date,
          'startMinute', o.start_minute, 'endMinute', o.end_minute))
        from (select from_date, to_date, start_minute, end_minute from availability_overrides
          where member_id = p.member_id and kind = 'blocked' and to_date >= ${now}::timestamptz - interval '2 days'
          union all select '2000-01-01'::date, m.away_until - 1, null, null where m.away_until > ${now}::timestamptz - interval '2 days'
        ) o) as blocked,
      (select json_agg(b) from (select distinct starts_at as "startsAt", ends_at as "endsAt", in_group as "inGroup" from bookings
        where mentor_id = p.member_id and state in ('held', 'confirmed')
          and starts_at > ${now}::timestamptz - interval '8 days') b) as bookings,
      (select json_build_object('weekday', g.weekday, 'startMinute', g.start_minute, 'endMinute', g.end_minute,
          'seats', g.seats, 'topic', g.topic) from group_hours g where g.member_id = p.member_id) as group,
      (select json_agg(s) from (
        select s.id, s.starts_at as "startsAt", s.ends_at as "endsAt", s.in_group as "inGroup",
          s.called_off_at is not null as "isOff", r.capacity as seats, c.*
        from slots s join seat_resources r on r.id = s.resource_id cross join lateral (${placesOf('s.resource_id', viewerId, now)}) c
        where s.mentor_id = p.member_id and s.starts_at > ${now} and (c.taken + c.waiting > 0 or s.called_off_at is not null)
      ) s) as slots
    from mentor_profiles p join members m on m.id = p.member_id
    where ${where} and ${visibleMembers(viewer)} and ${mayEnter(now)}`
  return rows.map(({ slots: stored, ...row }) => {
    const slots = (stored ?? []).map(({ isOff, until, yoursUntil, ...slot }) => ({
      isOff,
      ...slot,
      ...spanOf(slot),
      until: until ? new Date(until) : null,
      yoursUntil: yoursUntil ? new Date(yoursUntil) : null,
    }))
    return {
      ...row,
      rules: row.rules ?? [],
      blocked: row.blocked ?? [],
      bookings: (row.bookings ?? []).map((span): Booked => ({ ...spanOf(span), inGroup: span.inGroup })),
      slots: slots.filter(({ isOff }) => !isOff),
      off: slots.filter(({ isOff }) => isOff),
      occupied: slots.filter(({ inGroup, until }) => !inGroup && until !== null),
    }
  })
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

/** Sets or, with null, takes away the weekly hour for a group. */
export async function writeGroupHours(tx: Tx, memberId: string, hours: GroupHours | null, at: Date): Promise<void> {
  if (!hours) {
    await tx.groupHours.deleteMany({ where: { memberId } })
    return
  }
  const { weekday, startMinute, endMinute, seats, topic } = hours
  const values = { weekday, startMinute, endMinute, seats, topic, updatedAt: at }
  await tx.groupHours.upsert({ where: { memberId }, create: { memberId, ...values }, update: values })
}

function spanOf({ startsAt, endsAt }: StoredSpan): Span {
  return { startsAt: new Date(startsAt), endsAt: new Date(endsAt) }
}
