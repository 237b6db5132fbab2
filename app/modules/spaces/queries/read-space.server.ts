import { isoDay, wallTime } from '#app/lib/clock.ts'
import type { WeekRule } from '#app/lib/week.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import { visibleMembers } from '#app/modules/visibility/filters.server.ts'
import { writePlace } from '../domain/coarse-place.ts'
import { openNow, specialDayWords, type WallMoment } from '../domain/open-now.ts'
import { hoursByDay, writeHours } from '../domain/opening-hours.ts'
import { mayRunSpace, mayVerifySpace } from '../domain/policy.ts'
import { writeSpecialDays, type SpecialDay } from '../domain/special-days.ts'

type Address = {
  addressLine: string
  city: string
  postcode: string
  country: string
  latitude: number | null
  longitude: number | null
}

type Row = Address & {
  id: string
  slug: string
  name: string
  tagline: string
  description: string
  descriptionHtml: string
  timeZone: string
  specialDays: SpecialDay[]
  locations: (Address & { id: string; name: string })[]
  openingHours: WeekRule[]
  amenities: string[]
  verifiedAt: Date | null
  followerCount: number
  runsIt: boolean
  follows: boolean
  team: { name: string; handle: string; headline: string }[]
}

export type SpaceView = NonNullable<Awaited<ReturnType<typeof readSpace>>>

/** A space as its page shows it; null when there is none. One statement. */
export async function readSpace(ctx: Context, slug: string) {
  const me = ctx.actor?.id ?? null
  const [row] = await ctx.db.$queryRaw<Row[]>`
    select s.id, s.slug, s.name, s.tagline, s.description, s.description_html,
      s.address_line, s.city, s.postcode, s.country, s.time_zone,
      s.opening_hours, s.special_days, s.latitude, s.longitude, s.amenities, s.verified_at, s.follower_count,
      (select coalesce(json_agg(json_build_object('id', l.id, 'name', l.name, 'addressLine', l.address_line,
        'city', l.city, 'postcode', l.postcode, 'country', l.country, 'latitude', l.latitude, 'longitude', l.longitude)
        order by l.position, l.id), '[]') from space_locations l where l.space_id = s.id) as locations,
      exists (select 1 from space_organizers o where o.space_id = s.id and o.member_id = ${me}) as runs_it,
      exists (select 1 from space_followers f where f.space_id = s.id and f.member_id = ${me}) as follows,
      (select coalesce(json_agg(json_build_object('name', t.name, 'handle', t.handle, 'headline', t.headline)), '[]') from (
        select m.shown_name as name, m.handle, m.headline from space_organizers o join members m on m.id = o.member_id
        where o.space_id = s.id and ${visibleMembers(ctx.actor)} order by o.created_at, m.id limit 20) t) as team
    from spaces s where s.slug = ${slug}`
  if (!row) return null
  const { runsIt, openingHours, specialDays, latitude, longitude, locations, verifiedAt, ...space } = row
  const moment = wallMoment(ctx.now, space.timeZone)
  return {
    ...space,
    placeText: writePlace(latitude, longitude),
    locations: locations.map(({ latitude: north, longitude: east, ...location }) => ({
      ...location,
      placeText: writePlace(north, east),
    })),
    openNow: openNow(openingHours, specialDays, moment),
    specialDays: specialDayWords(specialDays, moment.day),
    specialDaysText: writeSpecialDays(specialDays, moment.day),
    isVerified: verifiedAt !== null,
    hours: hoursByDay(openingHours),
    hoursText: writeHours(openingHours),
    can: {
      run: mayRunSpace(ctx.actor, runsIt).allowed,
      publish: runsIt,
      verify: mayVerifySpace(ctx.actor).allowed,
    },
  }
}

function wallMoment(now: Date, zone: string): WallMoment {
  const wall = wallTime(now, zone)
  return { day: isoDay(wall), weekday: wall.weekday, minute: wall.hour * 60 + wall.minute }
}
