import type { Context } from '#app/modules/accounts/context.server.ts'
import { mayKnowGroup } from '#app/modules/visibility/domain/group-visibility.ts'
import { toGroupView, type GroupRow, type GroupView } from '#app/modules/groups/view.ts'

/** A group as its pages show it to the asker; null when there is none or they may not know of it. One statement. */
export async function readGroup({ actor, db, now }: Context, slug: string): Promise<GroupView | null> {
  const viewerId = actor?.id ?? null
  const rows = await db.$queryRaw<GroupRow[]>`
    select g.id, g.slug, g.name, g.description, g.description_html, g.guidelines,
      g.guidelines_html, g.visibility, g.join_policy, g.questions, g.tags,
      g.member_count, g.thread_count, g.created_at,
      coalesce(ms.status, 'none') as membership_status, case when ms.status = 'active' then ms.role end as role,
      coalesce(ms.mail_level, 'normal') as mail_level,
      (select count(*)::int from (select 1 from events e join occurrences o on o.event_id = e.id
        where e.group_id = g.id and e.status = 'published' and o.status = 'scheduled' and o.ends_at > ${now}
        limit 100) soon) as event_count,
      (select count(*)::int from resources x where x.group_id = g.id and x.deleted_at is null) as resource_count,
      case when ms.status = 'active' and ms.role <> 'member' then (select count(*)::int from memberships w
        where w.group_id = g.id and w.status = 'pending') else 0 end as pending_count,
      (select coalesce(json_agg(json_build_object('name', k.name, 'handle', k.handle, 'role', k.role)), '[]') from (
        select m.shown_name as name, m.handle, ks.role from memberships ks join members m on m.id = ks.member_id
        where ks.group_id = g.id and ks.status = 'active' and ks.role <> 'member' and m.deleted_at is null
        order by array_position(array['owner', 'admin', 'moderator'], ks.role), ks.joined_at limit 12) k) as keepers
    from groups g left join memberships ms on ms.group_id = g.id and ms.member_id = ${viewerId}
    where g.slug = ${slug} and g.archived_at is null`
  const row = rows[0]
  if (!row || !mayKnowGroup(row.visibility, row.membershipStatus)) return null
  return toGroupView(row, actor)
}
