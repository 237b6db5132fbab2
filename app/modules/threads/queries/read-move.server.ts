import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { isPublic, openGroups } from '#app/modules/visibility/filters.server.ts'
import { isSiteModerator } from '#app/modules/accounts/domain/actor.ts'
import type { GroupVisibility } from '#app/modules/visibility/domain/group-visibility.ts'
import { Prisma, type Db } from '#app/platform/database.server.ts'

export type MoveTarget = { slug: string; name: string; visibility: GroupVisibility }

/** What a move would mean: how many see the thread now and would not any more, and whether its author is among them. */
export type MoveOutlook = { members: number; losing: number; author: string; authorLoses: boolean }

/** The groups a member may move a thread into, by name: those they moderate; for moderators of the site, all they see. */
export function listMoveTargets({ actor, db }: MemberContext, fromGroupId: string): Promise<MoveTarget[]> {
  const leads = Prisma.sql`exists (select 1 from memberships lead where lead.group_id = g.id and lead.member_id = ${actor.id}
    and lead.status = 'active' and lead.role in ('owner', 'admin', 'moderator'))`
  const shut = Prisma.sql`exists (select 1 from memberships b where b.group_id = g.id and b.member_id = ${actor.id}
    and b.status = 'banned')`
  return db.$queryRaw`
    select g.slug, g.name, g.visibility from groups g
    where g.id <> ${fromGroupId} and ${openGroups(actor)} and ${isSiteModerator(actor) ? Prisma.sql`not ${shut}` : leads}
    order by lower(g.name), g.id limit 500`
}

/** What moving a thread into a group would mean for those who see it now. One statement. */
export async function readMoveOutlook({ db }: { db: Db }, threadId: string, toSlug: string): Promise<MoveOutlook> {
  const [row] = await db.$queryRaw<MoveOutlook[]>`
    select g.member_count as members,
      case when ${isPublic()} then 0 else (
        select count(*)::int from memberships ms where ms.group_id = t.group_id and ms.status = 'active' and not exists (
          select 1 from memberships there where there.group_id = g.id and there.member_id = ms.member_id and there.status = 'active')) end as losing,
      case when m.deleted_at is null then m.shown_name else 'A former member' end as author,
      m.deleted_at is null and not ${isPublic()} and not exists (
        select 1 from memberships there where there.group_id = g.id and there.member_id = m.id and there.status = 'active') as author_loses
    from threads t join members m on m.id = t.author_id cross join groups g
    where t.id = ${threadId} and g.slug = ${toSlug}`
  return row!
}
