import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { nameSkills } from '#app/modules/accounts/skills.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { staleWords } from '#app/platform/text-version.server.ts'
import { mayEdit } from '../domain/policy.ts'
import { threadEdited } from '../facts.ts'
import { removeDraft } from '../draft-repository.server.ts'
import { findThread, lockThread } from '../queries/find-thread.server.ts'
import { saveRevision, noteMentioned, putTags, updateThreadWords } from '../repository.server.ts'
import { mentionedIn, writeWords } from './write-words.server.ts'

export type EditThreadInput = { threadId: string; title: string; body: string; tags: string[]; began?: string }

/** Changes a thread's title, words and tags; what the locked row said before is kept. */
export async function editThread(ctx: MemberContext, input: EditThreadInput): Promise<Result> {
  const found = await findThread(ctx, input.threadId)
  if (!found) return refuse('not-found')
  const group = { id: found.groupId, visibility: found.groupVisibility }
  const words = await writeWords(ctx.db, { id: found.id, body: input.body }, group, ctx.actor.id)
  if (!words.ok) return words
  const { bodyHtml, mentionedIds } = words.value
  const tags = await nameSkills(ctx.db, input.tags)

  return inTransaction(ctx, async (tx) => {
    const thread = await lockThread(tx, ctx.actor, found.id)
    if (!thread) return refuse('not-found')
    const decision = mayEdit(ctx.actor, thread, thread, ctx.now)
    if (!decision.allowed) return refuse('not-allowed', decision.reason)
    const stale = staleWords(input.began, textsOf(thread), textsOf(input), { isOwn: true })
    if (stale) return stale
    if (input.title !== thread.title || input.body !== thread.body) {
      const { id: subjectId, title, body } = thread
      await saveRevision(tx, { subjectId, editorId: ctx.actor.id, title, body, at: ctx.now })
      await updateThreadWords(tx, thread.id, { title: input.title, body: input.body, bodyHtml, at: ctx.now })
    }
    await putTags(tx, thread.id, tags)
    const before = () => mentionedIn(tx, thread.body, group, ctx.actor.id)
    const news = await noteMentioned(tx, { id: thread.id, kind: 'thread' }, mentionedIds, before)
    await removeDraft(tx, ctx.actor.id, { place: 'thread-edit', subjectId: thread.id })
    await announce(tx, threadEdited({ threadId: thread.id, mentionedIds: news }), ctx.now)
    return ok()
  })
}

function textsOf({ title, body }: { title: string; body: string }) {
  return { Title: title, Words: body }
}
