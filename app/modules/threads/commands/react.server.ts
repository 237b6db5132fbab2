import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayReact } from '../domain/policy.ts'
import type { ReactionKind } from '../domain/reaction.ts'
import { reactionAdded } from '../facts.ts'
import { findReply, findThread } from '../queries/find-thread.server.ts'
import { putReaction } from '../repository.server.ts'

export type ReactInput = { subjectId: string; kind: ReactionKind; on: boolean }

/** Says thanks and the like to a thread or a reply, or takes it back. Answers with the thread it belongs to. */
export async function react(ctx: MemberContext, input: ReactInput): Promise<Result<{ threadId: string }>> {
  const reply = await findReply(ctx, input.subjectId)
  const thread = reply?.thread ?? (await findThread(ctx, input.subjectId))
  if (!thread) return refuse('not-found')
  const decision = mayReact(ctx.actor, thread, reply ?? thread)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)

  return inTransaction(ctx, async (tx) => {
    const { subjectId, kind, on } = input
    const changed = await putReaction(tx, subjectId, ctx.actor.id, kind, on, ctx.now)
    if (changed && on) {
      const subjectKind = reply ? 'reply' : 'thread'
      await announce(tx, reactionAdded({ subjectId, subjectKind, memberId: ctx.actor.id }), ctx.now)
    }
    return ok({ threadId: thread.id })
  })
}
