import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { findThread } from '../queries/find-thread.server.ts'
import { putFollow, type FollowLevel } from '../repository.server.ts'

/** How much a member wants to hear from a thread: every reply, what concerns them, or nothing. */
export async function followThread(
  ctx: MemberContext,
  input: { threadId: string; level: FollowLevel },
): Promise<Result> {
  const thread = await findThread(ctx, input.threadId)
  if (!thread) return refuse('not-found')
  return inTransaction(ctx, async (tx) => {
    await putFollow(tx, thread.id, ctx.actor.id, input.level)
    return ok()
  })
}
