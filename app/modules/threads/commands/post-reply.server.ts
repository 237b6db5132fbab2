import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { noteActivity } from '#app/modules/groups/commands/note-activity.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { replySpot } from '../domain/draft.ts'
import { mayReply } from '../domain/policy.ts'
import { replyPosted } from '../facts.ts'
import { removeDraft } from '../draft-repository.server.ts'
import { findThread, lockThread } from '../queries/find-thread.server.ts'
import { followByWriting, insertReply, standsInThread } from '../repository.server.ts'
import { writeWords } from './write-words.server.ts'

export type PostReplyInput = { threadId: string; body: string; parentId?: string }

/** Answers in a thread, to the thread or to one of its replies. */
export async function postReply(ctx: MemberContext, input: PostReplyInput): Promise<Result<string>> {
  const thread = await findThread(ctx, input.threadId)
  if (!thread) return refuse('not-found')
  const group = { id: thread.groupId, visibility: thread.groupVisibility }
  const replyId = newId()
  const words = await writeWords(ctx.db, { id: replyId, body: input.body }, group, ctx.actor.id)
  if (!words.ok) return words
  const { bodyHtml, mentionedIds } = words.value

  return inTransaction(ctx, async (tx) => {
    const current = await lockThread(tx, ctx.actor, thread.id)
    if (!current) return refuse('not-found')
    const decision = mayReply(ctx.actor, current)
    if (!decision.allowed) return refuse('not-allowed', decision.reason)
    if (input.parentId && !(await standsInThread(tx, thread.id, input.parentId)))
      return refuse('conflict', 'The reply you are answering was taken back. You can still answer in the thread.')

    const { id: authorId } = ctx.actor
    const parentId = input.parentId ?? null
    const reply = { id: replyId, threadId: thread.id, authorId, parentId, body: input.body, bodyHtml, mentionedIds }
    await insertReply(tx, { ...reply, at: ctx.now })
    await followByWriting(tx, thread.id, authorId)
    await noteActivity(tx, current.groupId, { at: ctx.now })
    await removeDraft(tx, ctx.actor.id, replySpot(thread.id, parentId))
    await announce(tx, replyPosted({ replyId, threadId: thread.id, authorId, mentionedIds }), ctx.now)
    return ok(replyId)
  })
}
