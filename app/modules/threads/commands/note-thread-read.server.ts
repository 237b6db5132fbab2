import type { Context } from '#app/modules/accounts/context.server.ts'
import { outsideRequest } from '#app/platform/request-scope.server.ts'
import type { Db } from '#app/platform/database.server.ts'
import { settleReading } from '#app/modules/groups/commands/settle-reading.server.ts'
import { forgetReads, markThreadRead, readUntil } from '../repository.server.ts'

/** Remembers that a member has opened a thread: what others have written there counts as read. Mostly one statement. */
export async function noteThreadRead({ actor, db, now }: Context, threadId: string): Promise<void> {
  if (!actor) return
  const groupId = await markThreadRead(db, threadId, actor.id, now)
  if (!groupId) return
  await outsideRequest(() => settle(db, groupId, actor.id, now))
}

/** Housekeeping, and no part of what the page asks: what everything before is read of need not be remembered singly. */
async function settle(db: Db, groupId: string, memberId: string, now: Date): Promise<void> {
  const until = await readUntil(db, groupId, memberId, now)
  if (!until) return
  await settleReading(db, groupId, memberId, until)
  await forgetReads(db, groupId, memberId, until)
}
