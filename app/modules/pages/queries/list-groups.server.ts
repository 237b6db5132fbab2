import type { Context } from '#app/modules/accounts/context.server.ts'
import { knownGroups } from '#app/modules/visibility/filters.server.ts'
import { unreadThreads } from '#app/modules/visibility/unread.server.ts'
import { Prisma } from '#app/platform/database.server.ts'
import { pageOf, type Cursor } from '#app/lib/cursor.ts'
import { excerptOf } from '#app/lib/excerpt.ts'
import type { GroupCard } from '#app/modules/groups/view.ts'

export type GroupFilter = { q?: string; tag?: string; visibility?: 'public' | 'private'; exceptMine?: boolean }

const PAGE = 20

/** Groups the asker may know of, the liveliest first, a page at a time. */
export async function listGroups(
  { actor, db }: Context,
  filter: GroupFilter,
  after: Cursor | null,
): Promise<{ rows: GroupCard[]; next: string | null }> {
  const conditions = [
    knownGroups(actor),
    filter.q
      ? Prisma.sql`(g.name ilike ${like(filter.q)} or g.document @@ plainto_tsquery('english', ${filter.q}))`
      : null,
    filter.tag ? Prisma.sql`g.tags @> array[${filter.tag}]::text[]` : null,
    filter.visibility ? Prisma.sql`g.visibility = ${filter.visibility}` : null,
    filter.exceptMine && actor ? Prisma.sql`coalesce(ms.status, 'none') <> 'active'` : null,
    after
      ? Prisma.sql`(g.last_activity_at < ${after.at} or (g.last_activity_at = ${after.at} and g.id > ${after.id}))`
      : null,
  ].filter((condition) => condition !== null)
  const rows = await db.$queryRaw<Row[]>`
    select ${cardColumns}
    from groups g left join memberships ms on ms.group_id = g.id and ms.member_id = ${actor?.id ?? null}
    where ${Prisma.join(conditions, ' and ')}
    order by g.last_activity_at desc, g.id limit ${PAGE + 1}`
  const page = pageOf(rows, PAGE, (row) => ({ at: row.lastActivityAt, id: row.id }))
  return { rows: page.rows.map(toCard), next: page.next }
}

/** The asker's own groups with what is new in each, the liveliest first. */
export async function listMyGroups({ actor, db }: Context, limit = 60): Promise<(GroupCard & { unread: number })[]> {
  if (!actor) return []
  const rows = await db.$queryRaw<(Row & { unread: number })[]>`
    select ${cardColumns}, case when ms.status = 'active' then ${unreadThreads} else 0 end as unread
    from memberships ms join groups g on g.id = ms.group_id
    where ms.member_id = ${actor.id} and ms.status in ('active', 'pending', 'invited') and ${knownGroups(actor)}
    order by array_position(array['invited', 'active', 'pending'], ms.status), g.last_activity_at desc, g.id
    limit ${limit}`
  return rows.map((row) => ({ ...toCard(row), unread: row.unread }))
}

type Row = Omit<GroupCard, 'summary' | 'lastActivityAt'> & { id: string; description: string; lastActivityAt: Date }

const cardColumns = Prisma.sql`g.id, g.slug, g.name, left(g.description, 600) as description, g.visibility,
  g.join_policy, g.tags, g.member_count, g.last_activity_at,
  coalesce(ms.status, 'none') as membership_status`

/** A private group shows no activity to those outside it. */
function toCard(row: Row): GroupCard {
  const { slug, name, visibility, joinPolicy, tags, memberCount, membershipStatus } = row
  const inside = visibility === 'public' || membershipStatus === 'active'
  return {
    slug,
    name,
    summary: excerptOf(row.description, 200),
    visibility,
    joinPolicy,
    tags,
    memberCount,
    membershipStatus,
    lastActivityAt: inside ? row.lastActivityAt.toISOString() : null,
  }
}

function like(words: string): string {
  return `%${words.replace(/[\\%_]/g, '\\$&')}%`
}
