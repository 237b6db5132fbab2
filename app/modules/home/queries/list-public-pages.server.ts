import type { Context } from '#app/modules/accounts/context.server.ts'
import { openGroups, visibleEvents, visibleMembers } from '#app/modules/visibility/filters.server.ts'

export type PublicPage = { kind: 'group' | 'thread' | 'event' | 'space' | 'mentor'; key: string; changedAt: Date }

const MOST = 40_000

/** Every page that a visitor may see and that is worth finding, the last changed first. One statement. */
export function listPublicPages({ db, now }: Pick<Context, 'db' | 'now'>): Promise<PublicPage[]> {
  return db.$queryRaw<PublicPage[]>`
    select kind, key, changed_at from (
      select 'group' as kind, g.slug as key, g.last_activity_at as changed_at from groups g where ${openGroups(null)}
      union all
      select 'thread', t.id, t.last_activity_at from threads t join groups g on g.id = t.group_id
        where t.deleted_at is null and ${openGroups(null)}
      union all
      select 'event', e.id, e.updated_at from events e left join groups g on g.id = e.group_id
        where ${visibleEvents(null)} and exists (select 1 from occurrences o where o.event_id = e.id and o.ends_at > ${now})
      union all
      select 'space', s.slug, s.created_at from spaces s
      union all
      select 'mentor', m.handle::text, p.updated_at from mentor_profiles p join members m on m.id = p.member_id
        where p.paused_at is null and ${visibleMembers(null)}) pages
    order by changed_at desc, key limit ${MOST}`
}
