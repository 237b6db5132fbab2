import type { Context } from '#app/modules/accounts/context.server.ts'
import { visibleMembers } from '#app/modules/visibility/filters.server.ts'
import { hoursByDay, writeHours, type OpenHours } from '../domain/opening-hours.ts'
import { mayRunSpace, mayVerifySpace } from '../domain/policy.ts'

type Row = {
  id: string
  slug: string
  name: string
  tagline: string
  description: string
  descriptionHtml: string
  addressLine: string
  city: string
  postcode: string
  country: string
  timeZone: string
  openingHours: OpenHours[]
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
    select s.id, s.slug, s.name, s.tagline, s.description, s.description_html as "descriptionHtml",
      s.address_line as "addressLine", s.city, s.postcode, s.country, s.time_zone as "timeZone",
      s.opening_hours as "openingHours", s.amenities, s.verified_at as "verifiedAt", s.follower_count as "followerCount",
      exists (select 1 from space_organizers o where o.space_id = s.id and o.member_id = ${me}) as "runsIt",
      exists (select 1 from space_followers f where f.space_id = s.id and f.member_id = ${me}) as follows,
      (select coalesce(json_agg(json_build_object('name', t.name, 'handle', t.handle, 'headline', t.headline)), '[]') from (
        select m.name, m.handle, m.headline from space_organizers o join members m on m.id = o.member_id
        where o.space_id = s.id and ${visibleMembers(ctx.actor)} order by o.created_at, m.id limit 20) t) as team
    from spaces s where s.slug = ${slug}`
  if (!row) return null
  const { runsIt, openingHours, verifiedAt, ...space } = row
  return {
    ...space,
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
