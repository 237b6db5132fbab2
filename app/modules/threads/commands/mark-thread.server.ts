import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { readModerationLog } from '#app/modules/groups/commands/keep-log.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayKeepOrder } from '../domain/policy.ts'
import { threadMarked } from '../facts.ts'
import { lockThread } from '../queries/find-thread.server.ts'
import { setMarks } from '../repository.server.ts'

/** `lock` closes a thread to new words while everybody can still read it; `pin` keeps it at the top of its group. */
export type ThreadMark = 'lock' | 'pin'

const marks = {
  lock: { column: 'lockedAt', on: 'thread.locked', off: 'thread.unlocked' },
  pin: { column: 'pinnedAt', on: 'thread.pinned', off: 'thread.unpinned' },
} as const

/** Puts a mark on a thread, or takes it off. */
export async function markThread(
  ctx: MemberContext,
  input: { threadId: string; mark: ThreadMark; on: boolean },
): Promise<Result> {
  const { column, on, off } = marks[input.mark]
  return inTransaction(ctx, async (tx) => {
    const thread = await lockThread(tx, ctx.actor, input.threadId)
    if (!thread) return refuse('not-found')
    const decision = mayKeepOrder(ctx.actor, thread)
    if (!decision.allowed) return refuse('not-allowed', decision.reason)
    if ((thread[column] !== null) === input.on) return ok()
    await setMarks(tx, thread.id, { [column]: input.on ? ctx.now : null })
    await readModerationLog(tx, {
      actorId: ctx.actor.id,
      action: input.on ? on : off,
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
