import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayAcceptAnswer } from '../domain/policy.ts'
import { answerAccepted, answerWithdrawn } from '../facts.ts'
import { findThread } from '../queries/find-thread.server.ts'
import { lockThreadRow, setMarks, standsInThread } from '../repository.server.ts'

/** Marks one reply as the answer of a question; an earlier choice gives way. */
export async function acceptAnswer(ctx: MemberContext, input: { threadId: string; replyId: string }): Promise<Result> {
  return chooseAnswer(ctx, input.threadId, input.replyId)
}

/** Leaves a question without an accepted answer again. */
export async function withdrawAnswer(ctx: MemberContext, input: { threadId: string }): Promise<Result> {
  return chooseAnswer(ctx, input.threadId, null)
}

async function chooseAnswer(ctx: MemberContext, threadId: string, replyId: string | null): Promise<Result> {
  const thread = await findThread(ctx, threadId)
  if (!thread) return refuse('not-found')
  const decision = mayAcceptAnswer(ctx.actor, thread)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)

  return inTransaction(ctx, async (tx) => {
    if (!(await lockThreadRow(tx, thread.id))) return refuse('not-found')
    if (replyId && !(await standsInThread(tx, thread.id, replyId))) return refuse('not-found')
    const earlier = (await findThread({ actor: ctx.actor, db: tx }, thread.id))?.acceptedReplyId ?? null
    if (earlier === replyId) return ok()
    await setMarks(tx, thread.id, { acceptedReplyId: replyId })
    if (replyId) await announce(tx, answerAccepted({ threadId: thread.id, replyId }), ctx.now)
    else if (earlier) await announce(tx, answerWithdrawn({ threadId: thread.id, replyId: earlier }), ctx.now)
    return ok()
  })
}
