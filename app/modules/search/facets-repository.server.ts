import { isFree } from '#app/modules/seats/filters.server.ts'
import { Prisma } from '#app/platform/database.server.ts'
import type { SearchKind } from '#app/modules/visibility/domain/searchable.ts'

/**
 * SQL: the facets of a row as texts like `skill:ccna`, over the aliases m, g, t and e. `forMembers` says whether the
 * asker is signed in: skills kept from visitors are no facet for them.
 */
export function facetsOf(kind: SearchKind, forMembers: boolean, now: Date): Prisma.Sql {
  switch (kind) {
    case 'members':
      return Prisma.sql`(array_remove(array[
          case when m.off_hours then 'hours:off' end,
          case when exists (select 1 from mentor_profiles p where p.member_id = m.id and p.paused_at is null) then 'is:mentor' end], null)
        || array(select 'support:' || s from unnest(m.support_offered) s)
        || case when shown_part('yes', m.field_visibility, m.directory, 'skills', ${forMembers ? '{public,members}' : '{public}'}::text[]) = 'yes'
          then m.skill_facets else '{}' end)`
    case 'groups':
      return Prisma.sql`g.skill_facets`
    case 'threads':
      return Prisma.sql`(array_remove(array['group:' || g.slug,
          case when t.kind = 'question' then 'is:question' end,
          case when t.kind = 'question' then case when t.accepted_reply_id is null then 'answer:waiting' else 'answer:yes' end end,
          case when t.last_activity_at > ${now}::timestamptz - interval '7 days' then 'when:week' end], null)
        || t.skill_facets)`
    case 'events':
      return Prisma.sql`(array_remove(array['group:' || g.slug,
          case when e.mode in ('online', 'hybrid') then 'place:online' end,
          case when e.mode in ('in-person', 'hybrid') then 'place:in-person' end], null)
        || e.skill_facets
        || coalesce((select array_remove(array[
            case when o.starts_at < ${now}::timestamptz + interval '7 days' then 'when:week' end,
            case when is_off_hours(o.starts_at at time zone e.time_zone) then 'hours:off' end,
            case when ${isFree(now)} then 'seats:free' end], null)
          from occurrences o join seat_resources r on r.id = o.resource_id
          where o.event_id = e.id and e.status = 'published' and o.status = 'scheduled' and o.starts_at >= ${now} order by o.starts_at limit 1), '{}'))`
    case 'resources':
      return Prisma.sql`array['group:' || g.slug]`
    case 'spaces':
      return Prisma.sql`'{}'::text[]`
  }
}
