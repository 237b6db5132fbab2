import type { Context } from '#app/modules/accounts/context.server.ts'
import { openMentors } from '#app/modules/visibility/filters.server.ts'

export type OpenNowMentor = { handle: string; name: string; headline: string; until: string }

/** Mentors whose office hours are on at this moment, by the clock on their own wall. One statement. */
export async function listOpenNow({ db, actor, now }: Context, limit: number): Promise<OpenNowMentor[]> {
  const rows = await db.$queryRaw<{ handle: string; name: string; headline: string; minutesLeft: number }[]>`
    select m.handle::text, m.shown_name as name, m.headline, max(r.end_minute - wall.minute)::int as "minutesLeft"
    from mentor_profiles p join members m on m.id = p.member_id
    join availability_rules r on r.member_id = m.id and r.purpose = 'office-hours'
    cross join lateral (select ${now}::timestamptz at time zone m.time_zone as at) clock
    cross join lateral (select extract(isodow from clock.at)::int - 1 as weekday,
      extract(hour from clock.at)::int * 60 + extract(minute from clock.at)::int as minute) wall
    where m.id <> ${actor?.id ?? ''} and ${openMentors(actor, now)}
      and r.weekday = wall.weekday and r.start_minute <= wall.minute and wall.minute < r.end_minute
    group by m.id order by "minutesLeft" desc, m.id limit ${limit}`
  return rows.map(({ handle, name, headline, minutesLeft }) => ({
    handle,
    name,
    headline,
    until: new Date(Math.floor(now.getTime() / 60_000) * 60_000 + minutesLeft * 60_000).toISOString(),
  }))
}
