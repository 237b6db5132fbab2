import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { findReply, findThread } from '../queries/find-thread.server.ts'
import { putBookmark } from '../repository.server.ts'

/** Where a saved thing stands. */
export type Bookmarked = { threadId: string; replyId: string | null }

/** Saves a thread or a reply to be found again, or puts it back. */
export async function bookmark(
  ctx: MemberContext,
  input: { subjectId: string; on: boolean },
): Promise<Result<Bookmarked>> {
  const thread = await findThread(ctx, input.subjectId)
  const reply = thread ? null : await findReply(ctx, input.subjectId)
  if (!thread && (!reply || reply.deletedAt)) return refuse('not-found')

  const subject = { id: input.subjectId, kind: reply ? ('reply' as const) : ('thread' as const) }
  return inTransaction(ctx, async (tx) => {
    await putBookmark(tx, ctx.actor.id, subject, input.on, ctx.now)
    return ok({ threadId: reply?.thread.id ?? input.subjectId, replyId: reply?.id ?? null })
  })
}
