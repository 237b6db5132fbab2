import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { notAvoided, openGroups } from '#app/modules/visibility/filters.server.ts'
import { Prisma } from '#app/platform/database.server.ts'

const MOST = 100

/** What somebody who has a thread open is to hear of: replies of others that came after an instant, or one of them. */
export type HeardReplies = { since: Date } | { replyId: string }

/**
 * The ids of new replies in a thread, the oldest first, as far as this member may see them at this moment. Null when they
 * may not see the thread (any more). One statement.
 */
export async function hearReplies(
  { actor, db }: Pick<MemberContext, 'actor' | 'db'>,
  threadId: string,
  which: HeardReplies,
): Promise<string[] | null> {
  const wanted = 'since' in which ? Prisma.sql`r.created_at > ${which.since}` : Prisma.sql`r.id = ${which.replyId}`
  const rows = await db.$queryRaw<{ ids: string[] }[]>`
    select array(select r.id from replies r where r.thread_id = t.id and r.deleted_at is null
      and r.author_id <> ${actor.id} and ${wanted} and ${notAvoided(actor, 'r.author_id')}
      order by r.created_at, r.id limit ${MOST}) as ids
    from threads t join groups g on g.id = t.group_id
    where t.id = ${threadId} and t.deleted_at is null and ${openGroups(actor)}`
  return rows[0]?.ids ?? null
}
