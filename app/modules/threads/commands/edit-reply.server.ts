import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { staleWords } from '#app/platform/text-version.server.ts'
import { mayEdit } from '../domain/policy.ts'
import { replyEdited } from '../facts.ts'
import { findReply, lockReply } from '../queries/find-thread.server.ts'
import { saveRevision, noteMentioned, updateReplyWords } from '../repository.server.ts'
import { removeDraft } from '../draft-repository.server.ts'
import { mentionedIn, writeWords } from './write-words.server.ts'

/** Changes the words of a reply; what it said before is kept. */
export async function editReply(
  ctx: MemberContext,
  input: { replyId: string; body: string; began?: string },
): Promise<Result> {
  const found = await findReply(ctx, input.replyId)
  if (!found) return refuse('not-found')
  const group = { id: found.thread.groupId, visibility: found.thread.groupVisibility }
  const words = await writeWords(ctx.db, { id: found.id, body: input.body }, group, ctx.actor.id)
  if (!words.ok) return words
  const { bodyHtml, mentionedIds } = words.value

  return inTransaction(ctx, async (tx) => {
    const reply = await lockReply(tx, ctx.actor, found.id)
    if (!reply) return refuse('not-found')
    const decision = mayEdit(ctx.actor, reply.thread, reply, ctx.now)
    if (!decision.allowed) return refuse('not-allowed', decision.reason)
    const stale = staleWords(input.began, { 'Your reply': reply.body }, { 'Your reply': input.body }, { isOwn: true })
    if (stale) return stale
    await removeDraft(tx, ctx.actor.id, { place: 'reply-edit', subjectId: reply.id })
    if (reply.body === input.body) return ok()

    await saveRevision(tx, { subjectId: reply.id, editorId: ctx.actor.id, body: reply.body, at: ctx.now })
    await updateReplyWords(tx, reply.id, { body: input.body, bodyHtml, at: ctx.now })
    const before = () => mentionedIn(tx, reply.body, group, ctx.actor.id)
    const news = await noteMentioned(tx, { id: reply.id, kind: 'reply' }, mentionedIds, before)
    await announce(tx, replyEdited({ replyId: reply.id, threadId: reply.thread.id, mentionedIds: news }), ctx.now)
    return ok()
  })
}
