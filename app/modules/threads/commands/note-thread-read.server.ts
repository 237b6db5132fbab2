import type { Context } from '#app/modules/accounts/context.server.ts'
import { settleReading } from '#app/modules/groups/commands/settle-reading.server.ts'
import { forgetReads, markThreadRead, readUntil } from '../repository.server.ts'

/** Remembers that a member has opened a thread: what others have written there counts as read. Mostly one statement. */
export async function noteThreadRead({ actor, db, now }: Context, threadId: string): Promise<void> {
  if (!actor) return
  const groupId = await markThreadRead(db, threadId, actor.id, now)
  if (!groupId) return
  const until = await readUntil(db, groupId, actor.id, now)
  if (!until) return
  await settleReading(db, groupId, actor.id, until)
  await forgetReads(db, groupId, actor.id, until)
}
