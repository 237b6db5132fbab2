import { Prisma } from '#app/platform/database.server.ts'
import { webQuery } from '#app/platform/web-query.server.ts'
import { visibleEvents } from '#app/modules/visibility/filters.server.ts'
import type { SpaceItem } from '#app/modules/spaces/view.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'

const PAGE = 24

/** Spaces by their address here, a page at a time; `after` is the slug to go on from. Events count as far as the viewer sees them. */
export async function listSpaces(
  ctx: Context,
  { q, after }: { q?: string; after?: string },
): Promise<{ spaces: SpaceItem[]; next: string | null }> {
  const me = ctx.actor?.id ?? null
  const found = q
    ? Prisma.sql`s.document @@ ${webQuery(q)} or s.city ilike ${`%${q.replace(/[%_\\]/g, '\\$&')}%`}`
    : Prisma.sql`true`
  const spaces = await ctx.db.$queryRaw<SpaceItem[]>`
    select s.slug, s.name, s.tagline, s.city, s.country, s.verified_at is not null as is_verified,
      s.follower_count,
      exists (select 1 from space_followers f where f.space_id = s.id and f.member_id = ${me}) as follows,
      (select count(*)::int from events e join occurrences o on o.event_id = e.id left join groups g on g.id = e.group_id
        where e.space_id = s.id and e.status = 'published' and o.status = 'scheduled' and o.ends_at > ${ctx.now}
          and o.starts_at < ${new Date(ctx.now.getTime() + 28 * 86_400_000)} and ${visibleEvents(ctx.actor)}) as coming
    from spaces s where (${found}) and s.slug > ${after ?? ''} order by s.slug limit ${PAGE + 1}`
  const page = spaces.slice(0, PAGE)
  return { spaces: page, next: spaces.length > PAGE ? page.at(-1)!.slug : null }
}
