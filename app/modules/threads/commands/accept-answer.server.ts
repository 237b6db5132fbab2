import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayAcceptAnswer } from '../domain/policy.ts'
import { answerAccepted, answerWithdrawn } from '../facts.ts'
import { lockThread } from '../queries/find-thread.server.ts'
import { setMarks, standsInThread } from '../repository.server.ts'

/** Marks one reply as the answer of a question; an earlier choice gives way. */
export async function acceptAnswer(ctx: MemberContext, input: { threadId: string; replyId: string }): Promise<Result> {
  return chooseAnswer(ctx, input.threadId, input.replyId)
}

/** Leaves a question without an accepted answer again. */
export async function withdrawAnswer(ctx: MemberContext, input: { threadId: string }): Promise<Result> {
  return chooseAnswer(ctx, input.threadId, null)
}

async function chooseAnswer(ctx: MemberContext, threadId: string, replyId: string | null): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    const thread = await lockThread(tx, ctx.actor, threadId)
    if (!thread) return refuse('not-found')
    const decision = mayAcceptAnswer(ctx.actor, thread)
    if (!decision.allowed) return refuse('not-allowed', decision.reason)
    if (replyId && !(await standsInThread(tx, thread.id, replyId))) return refuse('not-found')
    const earlier = thread.acceptedReplyId
    if (earlier === replyId) return ok()
    await setMarks(tx, thread.id, { acceptedReplyId: replyId })
    if (replyId) await announce(tx, answerAccepted({ threadId: thread.id, replyId }), ctx.now)
    else if (earlier) await announce(tx, answerWithdrawn({ threadId: thread.id, replyId: earlier }), ctx.now)
    return ok()
  })
}
