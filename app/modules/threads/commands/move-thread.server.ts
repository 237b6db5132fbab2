import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { readModerationLog } from '#app/modules/groups/commands/keep-log.server.ts'
import { noteActivity } from '#app/modules/groups/commands/note-activity.server.ts'
import { findGroup } from '#app/modules/groups/queries/find-group.server.ts'
import { maySeeInsideGroup, type GroupVisibility } from '#app/modules/visibility/domain/group-visibility.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayMoveThread, opensToAll } from '../domain/move.ts'
import { threadMoved } from '../facts.ts'
import { lockThread } from '../queries/find-thread.server.ts'
import { putIntoGroup } from '../repository.server.ts'

export type MoveThreadInput = {
  threadId: string
  /** The slug of the group it goes to. */
  to: string
  /** Who could see that group when the mover was told. */
  shown: GroupVisibility
  /** Said apart where a closed thread becomes public. */
  sure: boolean
}

/**
 * Moves a thread with its replies to another group. Who follows it goes on following, as far as they may see it; what
 * speaks of it in inboxes and reports goes along. Both groups' logs say so.
 */
export async function moveThread(ctx: MemberContext, input: MoveThreadInput): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    const thread = await lockThread(tx, ctx.actor, input.threadId)
    if (!thread) return refuse('not-found')
    const inside = { actor: ctx.actor, db: tx }
    const target = await findGroup(inside, input.to)
    if (!target || !maySeeInsideGroup(target.visibility, target.membershipStatus))
      return refuse('conflict', 'There is no such group for you. Choose another one.', 'to')
    const decision = mayMoveThread(ctx.actor, thread, target)
    if (!decision.allowed) return refuse('not-allowed', decision.reason)
    if (target.id === thread.groupId) return refuse('conflict', 'The thread is in this group already.', 'to')

    const shifts = [
      { id: thread.groupId, change: { threads: -1 } },
      { id: target.id, change: { threads: 1, at: ctx.now } },
    ]
    for (const { id, change } of shifts.sort((a, b) => (a.id < b.id ? -1 : 1))) await noteActivity(tx, id, change)
    const asOfNow = await findGroup(inside, input.to)
    if (!asOfNow || asOfNow.visibility !== input.shown)
      return refuse('conflict', 'Who may see that group has changed meanwhile. Look at it once more.')
    if (opensToAll(thread.groupVisibility, asOfNow.visibility) && !input.sure)
      return refuse('invalid', 'Say that you are sure: afterwards anybody can read this thread.', 'sure')

    await putIntoGroup(tx, thread.id, target.id)
    const entry = { actorId: ctx.actor.id, subjectKind: 'thread' as const, subjectId: thread.id, at: ctx.now }
    const nameOf = (group: { visibility: GroupVisibility; name: string }) =>
      group.visibility === 'secret' ? 'another group' : group.name
    const details = { title: thread.title }
    await readModerationLog(tx, {
      ...entry,
      action: 'thread.moved-away',
      groupId: thread.groupId,
      details: { ...details, to: nameOf(target) },
    })
    await readModerationLog(tx, {
      ...entry,
      action: 'thread.moved-here',
      groupId: target.id,
      details: { ...details, to: nameOf({ visibility: thread.groupVisibility, name: thread.groupName }) },
    })
    await announce(tx, threadMoved({ threadId: thread.id, moverId: ctx.actor.id }), ctx.now)
    return ok()
  })
}
