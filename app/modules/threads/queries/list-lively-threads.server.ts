import type { Context } from '#app/modules/accounts/context.server.ts'
import { notAvoided, openGroups } from '#app/modules/visibility/filters.server.ts'
import { Prisma } from '#app/platform/database.server.ts'
import type { ThreadCard } from '../view.ts'
import { threadCardColumns, threadCardTables, toThreadCard, type ThreadRow } from './thread-rows.server.ts'

/** The threads where something was said last: in one's own groups, in public ones, or wherever the asker may look. */
export async function listLivelyThreads(
  { actor, db }: Context,
  { limit, groupIds }: { limit: number; groupIds?: 'mine' | 'public' },
): Promise<ThreadCard[]> {
  if (groupIds === 'mine' && !actor) return []
  const where =
    groupIds === 'mine'
      ? Prisma.sql`${openGroups(actor)} and g.id in (
          select group_id from memberships where member_id = ${actor!.id} and status = 'active')`
      : groupIds === 'public'
        ? openGroups(null)
        : openGroups(actor)
  const rows = await db.$queryRaw<ThreadRow[]>`
    select ${threadCardColumns} from ${threadCardTables}
    where t.deleted_at is null and ${where} and ${notAvoided(actor, 't.author_id')}
    order by t.last_activity_at desc, t.id limit ${limit}`
  return rows.map(toThreadCard)
}

/** Threads near this one: those that share its tags, in groups the asker sees inside. */
export async function listCloseThreads(
  { actor, db }: Context,
  threadId: string,
  limit = 4,
): Promise<Pick<ThreadCard, 'id' | 'title' | 'kind' | 'isAnswered' | 'replyCount'>[]> {
  return db.$queryRaw`
    select t.id, t.title, t.kind, t.accepted_reply_id is not null as is_answered, t.reply_count
    from (select near.thread_id, count(*) as shared from thread_tags own
        join thread_tags near on near.label = own.label and near.thread_id <> own.thread_id
        where own.thread_id = ${threadId} group by near.thread_id order by shared desc limit 60) close
    join threads t on t.id = close.thread_id join groups g on g.id = t.group_id
    where t.deleted_at is null and ${openGroups(actor)} and ${notAvoided(actor, 't.author_id')}
    order by close.shared desc, t.last_activity_at desc, t.id limit ${limit}`
}
