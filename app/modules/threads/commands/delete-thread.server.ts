import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { readModerationLog } from '#app/modules/groups/commands/keep-log.server.ts'
import { noteActivity } from '#app/modules/groups/commands/note-activity.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayDelete } from '../domain/policy.ts'
import { threadDeleted } from '../facts.ts'
import { lockThread } from '../queries/find-thread.server.ts'
import { setMarks } from '../repository.server.ts'

/** Takes a thread down with all its replies. The words are kept for the log, and shown to nobody. */
export async function deleteThread(ctx: MemberContext, input: { threadId: string }): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    const thread = await lockThread(tx, ctx.actor, input.threadId)
    if (!thread) return refuse('not-found')
    const decision = mayDelete(ctx.actor, thread, thread)
    if (!decision.allowed) return refuse('not-allowed', decision.reason)
    await setMarks(tx, thread.id, { deletedAt: ctx.now })
    await noteActivity(tx, thread.groupId, { threads: -1 })
    if (thread.authorId !== ctx.actor.id) {
      await readModerationLog(tx, {
        actorId: ctx.actor.id,
        action: 'thread.deleted',
        subjectKind: 'thread',
        subjectId: thread.id,
        groupId: thread.groupId,
        details: { title: thread.title },
        at: ctx.now,
      })
    }
    await announce(tx, threadDeleted({ threadId: thread.id, groupId: thread.groupId }), ctx.now)
    return ok()
  })
}
