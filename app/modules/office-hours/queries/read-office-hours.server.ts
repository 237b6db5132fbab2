import type { WeekRule } from '#app/lib/week.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { MISSED_COUNTS_DAYS } from '#app/modules/mentors/domain/missed.ts'
import { SEALED_HOURS } from '../domain/after-talk.ts'

import type { GroupHours } from '../domain/slots.ts'
import type { TalkPlace } from '../domain/talk-place.ts'
import { bookingView, foldGroups, type BookingRow } from '../view.ts'
import { bookingsOf, isAhead } from './bookings.server.ts'
import { listOpenNow } from './list-open-now.server.ts'

type SettingsRow = {
  timeZone: string
  rules: WeekRule[] | null
  group: GroupHours | null
  place: TalkPlace | null
  blurb: string | null
  topics: string[] | null
  capacity: number | null
  activeCount: number | null
  waiting: number | null
  sessionMinutes: number | null
  noticeMinutes: number | null
  horizonDays: number | null
  isInstant: boolean | null
  isPaused: boolean | null
  missed: number
}

export type OfficeHoursView = Awaited<ReturnType<typeof readOfficeHours>>

const SHOWN = 30

/**
 * A member's own side of office hours: settings, hours, talks ahead and those to look back on, and who is in right now.
 * Three statements.
 */
export async function readOfficeHours(ctx: MemberContext) {
  const { actor, db, now } = ctx
  const [[row], bookings, openNow] = await Promise.all([
    db.$queryRaw<SettingsRow[]>`
      select m.time_zone, p.blurb, p.topics, p.capacity, p.active_count,
        (select queued from seat_resources r where r.id = p.resource_id) as waiting,
        p.session_minutes, p.notice_minutes, p.horizon_days,
        p.instant as is_instant, p.paused_at is not null as is_paused,
        (select json_agg(json_build_object('weekday', weekday, 'startMinute', start_minute, 'endMinute', end_minute)
            order by weekday, start_minute)
          from availability_rules r where r.member_id = m.id and r.purpose = 'office-hours') as rules,
        (select json_build_object('weekday', g.weekday, 'startMinute', g.start_minute, 'endMinute', g.end_minute,
          'seats', g.seats, 'topic', g.topic) from group_hours g where g.member_id = m.id) as group,
        (select json_build_object('kind', t.kind, 'place', t.place) from talk_places t where t.member_id = m.id) as place,
        (select count(*)::int from missed_talks t where t.member_id = m.id and t.lifted_at is null
          and t.created_at > ${now}::timestamptz - make_interval(days => ${MISSED_COUNTS_DAYS}::int)) as missed
      from members m left join mentor_profiles p on p.member_id = m.id where m.id = ${actor.id}`,
    db.$queryRaw<(BookingRow & { slotId: string | null; isOver: boolean })[]>`
      select paper.*, b.slot_id, b.ends_at <= ${now} as is_over
      from (${bookingsOf(actor.id)} and (${isAhead(actor.id, now)} or (b.state = 'confirmed' and b.ends_at <= ${now}
          and b.ends_at > ${now}::timestamptz - make_interval(hours => ${SEALED_HOURS}::int)
          and not exists (select 1 from talk_feedback f where f.booking_id = b.id and f.author_id = ${actor.id})))
      ) paper join bookings b on b.id = paper.id order by b.starts_at, b.id limit ${SHOWN}`,
    listOpenNow(ctx, 6),
  ])
  const pendingBookings = bookings.map((pendingBooking) => ({
    ...bookingView(pendingBooking),
    slotId: pendingBooking.slotId,
    isOver: pendingBooking.isOver,
  }))
  const toAnswer = pendingBookings.filter(({ isMentor, state, isOver }) => isMentor && state === 'held' && !isOver)
  return {
    timeZone: row!.timeZone,
    rules: row!.rules ?? [],
    mentor: row!.capacity === null ? null : mentorSettings(row!),
    missed: row!.missed,
    toAnswer,
    ahead: foldGroups(
      pendingBookings.filter((pendingBooking) => !pendingBooking.isOver && !toAnswer.includes(pendingBooking)),
    ),
    toReview: pendingBookings.filter(({ isOver }) => isOver),
    openNow,
  }
}

function mentorSettings(row: SettingsRow) {
  return {
    blurb: row.blurb ?? '',
    topics: row.topics ?? [],
    capacity: row.capacity ?? 0,
    activeCount: row.activeCount ?? 0,
    waiting: row.waiting ?? 0,
    sessionMinutes: row.sessionMinutes ?? 30,
    noticeMinutes: row.noticeMinutes ?? 720,
    horizonDays: row.horizonDays ?? 28,
    isInstant: row.isInstant !== false,
    isPaused: row.isPaused === true,
    group: row.group,
    place: row.place,
  }
}
