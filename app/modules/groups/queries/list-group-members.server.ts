import type { Context } from '#app/modules/accounts/context.server.ts'
import { unblocked, visibleMembers } from '#app/modules/visibility/filters.server.ts'
import { pageOf, type Cursor } from '#app/lib/cursor.ts'
import { Prisma } from '#app/platform/database.server.ts'
import type { GroupRole } from '../domain/group.ts'

export type GroupMember = { handle: string; name: string; headline: string; role: GroupRole; joinedAt: string }

const PAGE = 40

/**
 * The members of a group the asker may see inside, in the order they came. Those who are not in the directory for
 * this asker, and those with a block between, are left out; fellow members see one another.
 */
export async function listGroupMembers(
  { actor, db }: Context,
  group: { id: string; membershipStatus: string },
  filter: { q?: string; handle?: string },
  after: Cursor | null,
): Promise<{ rows: GroupMember[]; next: string | null }> {
  const fellow = group.membershipStatus === 'active' && actor !== null
  const conditions = [
    fellow ? Prisma.sql`m.deleted_at is null and ${unblocked(actor, 'm.id')}` : visibleMembers(actor),
    filter.q ? Prisma.sql`m.name ilike ${`%${filter.q.replace(/[\\%_]/g, '\\$&')}%`}` : null,
    filter.handle ? Prisma.sql`m.handle = ${filter.handle}` : null,
    after
      ? Prisma.sql`(ms.joined_at > ${after.at} or (ms.joined_at = ${after.at} and ms.member_id > ${after.id}))`
      : null,
  ].filter((condition) => condition !== null)
  const rows = await db.$queryRaw<(Omit<GroupMember, 'joinedAt'> & { id: string; joinedAt: Date })[]>`
    select m.id, m.handle::text, m.shown_name as name, m.headline, ms.role, ms.joined_at
    from memberships ms join members m on m.id = ms.member_id
    where ms.group_id = ${group.id} and ms.status = 'active' and ${Prisma.join(conditions, ' and ')}
    order by ms.joined_at, ms.member_id limit ${PAGE + 1}`
  const page = pageOf(rows, PAGE, (row) => ({ at: row.joinedAt, id: row.id }))
  return {
    rows: page.rows.map(({ handle, name, headline, role, joinedAt }) => ({
      handle,
      name,
      headline,
      role,
      joinedAt: joinedAt.toISOString(),
    })),
    next: page.next,
  }
}
