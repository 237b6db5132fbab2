import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { readModerationLog } from '#app/modules/groups/commands/keep-log.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayDelete } from '../domain/policy.ts'
import { replyDeleted } from '../facts.ts'
import { lockReply } from '../queries/find-thread.server.ts'
import { deleteReplyRow } from '../repository.server.ts'

/** Takes a reply back. Its place stays while others have answered it; its words are shown to nobody. */
export async function deleteReply(ctx: MemberContext, input: { replyId: string }): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    const reply = await lockReply(tx, ctx.actor, input.replyId)
    if (!reply) return refuse('not-found')
    if (reply.deletedAt) return ok()
    const { thread } = reply
    const decision = mayDelete(ctx.actor, thread, reply)
    if (!decision.allowed) return refuse('not-allowed', decision.reason)
    await deleteReplyRow(tx, thread.id, reply.id, ctx.now)
    if (reply.authorId !== ctx.actor.id) {
      await readModerationLog(tx, {
        actorId: ctx.actor.id,
        action: 'reply.deleted',
        subjectKind: 'reply',
        subjectId: reply.id,
        groupId: thread.groupId,
        details: { title: thread.title },
        at: ctx.now,
      })
    }
    await announce(tx, replyDeleted({ replyId: reply.id, threadId: thread.id }), ctx.now)
    return ok()
  })
}
