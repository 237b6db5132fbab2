import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import type { HoursRule } from '../domain/slots.ts'
import { upcomingBookings } from './bookings.server.ts'
import { listLitLamps } from './list-lit-lamps.server.ts'

type SettingsRow = {
  timeZone: string
  rules: HoursRule[] | null
  blurb: string | null
  topics: string[] | null
  capacity: number | null
  activeCount: number | null
  sessionMinutes: number | null
  noticeMinutes: number | null
  horizonDays: number | null
  isPaused: boolean | null
}

export type OfficeHoursView = Awaited<ReturnType<typeof readOfficeHours>>

const SHOWN = 30

/** A member's own side of office hours: settings, hours, talks ahead, and who is in right now. Three statements. */
export async function readOfficeHours(ctx: MemberContext) {
  const [[row], bookings, lamps] = await Promise.all([
    ctx.db.$queryRaw<SettingsRow[]>`
      select m.time_zone as "timeZone", p.blurb, p.topics, p.capacity, p.active_count as "activeCount",
        p.session_minutes as "sessionMinutes", p.notice_minutes as "noticeMinutes", p.horizon_days as "horizonDays",
        p.paused_at is not null as "isPaused",
        (select json_agg(json_build_object('weekday', weekday, 'startMinute', start_minute, 'endMinute', end_minute)
            order by weekday, start_minute)
          from availability_rules r where r.member_id = m.id and r.purpose = 'office-hours') as rules
      from members m left join mentor_profiles p on p.member_id = m.id where m.id = ${ctx.actor.id}`,
    upcomingBookings(ctx, SHOWN),
    listLitLamps(ctx, 6),
  ])
  return {
    timeZone: row!.timeZone,
    rules: row!.rules ?? [],
    mentor:
      row!.capacity === null
        ? null
        : {
            blurb: row!.blurb ?? '',
            topics: row!.topics ?? [],
            capacity: row!.capacity,
            activeCount: row!.activeCount ?? 0,
            sessionMinutes: row!.sessionMinutes ?? 30,
            noticeMinutes: row!.noticeMinutes ?? 720,
            horizonDays: row!.horizonDays ?? 28,
            isPaused: row!.isPaused === true,
          },
    bookings,
    lamps,
  }
}
