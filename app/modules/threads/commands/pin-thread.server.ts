import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { keepLog } from '#app/modules/groups/commands/keep-log.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayKeepOrder } from '../domain/policy.ts'
import { threadMarked } from '../facts.ts'
import { findThread } from '../queries/find-thread.server.ts'
import { lockThreadRow, markThread } from '../repository.server.ts'

/** Pins a thread to the top of its group, or takes it down from there. */
export async function pinThread(ctx: MemberContext, input: { threadId: string; pinned: boolean }): Promise<Result> {
  const thread = await findThread(ctx, input.threadId)
  if (!thread) return refuse('not-found')
  const decision = mayKeepOrder(ctx.actor, thread)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)

  return inTransaction(ctx, async (tx) => {
    if (!(await lockThreadRow(tx, thread.id))) return refuse('not-found')
    await markThread(tx, thread.id, { pinnedAt: input.pinned ? ctx.now : null })
    await keepLog(tx, {
      actorId: ctx.actor.id,
      action: input.pinned ? 'thread.pinned' : 'thread.unpinned',
      subjectKind: 'thread',
      subjectId: thread.id,
      groupId: thread.groupId,
      details: { title: thread.title },
      at: ctx.now,
    })
    await announce(tx, threadMarked({ threadId: thread.id }), ctx.now)
    return ok()
  })
}
