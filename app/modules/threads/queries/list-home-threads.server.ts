import { notAvoided } from '#app/modules/visibility/filters.server.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import type { ThreadCard } from '../view.ts'
import { threadCardColumns, threadCardTables, toThreadCard, type ThreadRow } from './thread-rows.server.ts'

export type HomeThreads = { pinned: ThreadCard[]; lively: ThreadCard[]; unanswered: number }

/**
 * What a group's home shows of its threads: the pinned ones, the liveliest others, and how many questions wait (up to
 * 99). The caller has made sure that the asker sees inside the group.
 */
export async function listHomeThreads({ actor, db }: Context, groupId: string, limit = 6): Promise<HomeThreads> {
  const rows = await db.$queryRaw<(ThreadRow & { unanswered: number })[]>`
    with shown as (
      (select id, 0 as part, pinned_at as at from threads
        where group_id = ${groupId} and pinned_at is not null and deleted_at is null order by pinned_at desc limit 3)
      union all
      (select t.id, 1, t.last_activity_at from threads t
        where t.group_id = ${groupId} and t.deleted_at is null and t.pinned_at is null and ${notAvoided(actor, 't.author_id')}
        order by t.last_activity_at desc, t.id limit ${limit}))
    select ${threadCardColumns}, (select count(*)::int from (select 1 from threads w
        where w.group_id = ${groupId} and w.kind = 'question' and w.accepted_reply_id is null and w.deleted_at is null
        limit 99) waiting) as unanswered
    from shown s join threads t on t.id = s.id
    join groups g on g.id = t.group_id join members m on m.id = t.author_id
    order by s.part, s.at desc, t.id`
  return {
    pinned: rows.filter((row) => row.isPinned).map(toThreadCard),
    lively: rows.filter((row) => !row.isPinned).map(toThreadCard),
    unanswered: rows[0]?.unanswered ?? 0,
  }
}

/** A group's locked threads, the last locked first. */
export async function listLockedThreads({ db }: Context, groupId: string): Promise<ThreadCard[]> {
  const rows = await db.$queryRaw<ThreadRow[]>`
    select ${threadCardColumns} from ${threadCardTables}
    where t.group_id = ${groupId} and t.locked_at is not null and t.deleted_at is null
    order by t.locked_at desc, t.id limit 50`
  return rows.map(toThreadCard)
}
