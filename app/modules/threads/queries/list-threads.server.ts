import { notAvoided } from '#app/modules/visibility/filters.server.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import { pageOf, type Cursor } from '#app/lib/cursor.ts'
import { Prisma } from '#app/platform/database.server.ts'
import type { ThreadCard } from '../view.ts'
import { threadCardColumns, threadCardTables, toThreadCard, type ThreadRow } from './thread-rows.server.ts'

export const threadFilters = ['all', 'questions', 'unanswered'] as const
export const threadSorts = ['active', 'new'] as const

export type ThreadFilter = {
  filter: (typeof threadFilters)[number]
  sort: (typeof threadSorts)[number]
  tag?: string
}

const PAGE = 30

/** A page of a group's threads. The caller has made sure that the asker sees inside the group. */
export async function listThreads(
  { actor, db }: Context,
  groupId: string,
  { filter, sort, tag }: ThreadFilter,
  after: Cursor | null,
): Promise<{ rows: ThreadCard[]; next: string | null }> {
  const column = sort === 'new' ? Prisma.sql`t.created_at` : Prisma.sql`t.last_activity_at`
  const conditions = [
    Prisma.sql`t.group_id = ${groupId} and t.deleted_at is null`,
    notAvoided(actor, 't.author_id'),
    filter === 'all' ? null : Prisma.sql`t.kind = 'question'`,
    filter === 'unanswered' ? Prisma.sql`t.accepted_reply_id is null` : null,
    tag
      ? Prisma.sql`exists (select 1 from thread_tags ft where ft.thread_id = t.id and ft.label = ${tag}::citext)`
      : null,
    after ? Prisma.sql`(${column}, t.id) < (${after.at}, ${after.id})` : null,
  ].filter((condition) => condition !== null)
  const rows = await db.$queryRaw<ThreadRow[]>`
    select ${threadCardColumns} from ${threadCardTables}
    where ${Prisma.join(conditions, ' and ')}
    order by ${column} desc, t.id desc limit ${PAGE + 1}`
  const page = pageOf(rows, PAGE, (row) => ({ at: sort === 'new' ? row.createdAt : row.lastActivityAt, id: row.id }))
  return { rows: page.rows.map(toThreadCard), next: page.next }
}
