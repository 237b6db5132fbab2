import type { Db } from '#app/platform/database.server.ts'
import { mayKnowGroup } from '#app/modules/visibility/domain/group-visibility.ts'
import type { GroupPlace } from '../domain/group.ts'

type Asker = { actor: { id: string } | null; db: Db }

/** A group by its slug as the asker stands to it; null when there is none or they may not know of it. */
export async function findGroup({ actor, db }: Asker, slug: string): Promise<GroupPlace | null> {
  const rows = await db.$queryRaw<GroupPlace[]>`
    select g.id, g.slug, g.name, g.visibility, g.join_policy, g.questions,
      coalesce(ms.status, 'none') as membership_status,
      case when ms.status = 'active' then ms.role end as role
    from groups g left join memberships ms on ms.group_id = g.id and ms.member_id = ${actor?.id ?? null}
    where g.slug = ${slug} and g.archived_at is null`
  const group = rows[0]
  return group && mayKnowGroup(group.visibility, group.membershipStatus) ? group : null
}
