import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { nameSkills } from '#app/modules/accounts/skills.server.ts'
import { noteActivity } from '#app/modules/groups/commands/note-activity.server.ts'
import { findGroup } from '#app/modules/groups/queries/find-group.server.ts'
import { maySeeInsideGroup } from '#app/modules/visibility/domain/group-visibility.ts'
import { inTransaction, type Tx } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayStartThread, type ThreadKind } from '../domain/policy.ts'
import { threadStarted } from '../facts.ts'
import { followByWriting, insertThread, putTags } from '../repository.server.ts'
import { removeDraft } from '../draft-repository.server.ts'
import { writeWords } from './write-words.server.ts'

export type StartThreadInput = {
  groupSlug: string
  title: string
  body: string
  kind: ThreadKind
  tags: string[]
  /** Whether it is the thread of an event, which stays where the event is. */
  ofEvent?: boolean
}

/**
 * Starts a thread in a group and follows it. Tags take the vocabulary's names where it knows them. What `also` does
 * belongs to the same change: if it refuses, there is no thread; the draft of a thread in the group is then another one's.
 */
export async function startThread(
  ctx: MemberContext,
  input: StartThreadInput,
  also?: (tx: Tx, threadId: string) => Promise<Result>,
): Promise<Result<string>> {
  const group = await findGroup(ctx, input.groupSlug)
  if (!group || !maySeeInsideGroup(group.visibility, group.membershipStatus)) return refuse('not-found')
  const decision = mayStartThread(ctx.actor, group)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  const threadId = newId()
  const words = await writeWords(ctx.db, { id: threadId, body: input.body }, group, ctx.actor.id)
  if (!words.ok) return words
  const { bodyHtml, mentionedIds } = words.value
  const tags = await nameSkills(ctx.db, input.tags)

  return inTransaction(ctx, async (tx) => {
    await insertThread(tx, {
      id: threadId,
      groupId: group.id,
      authorId: ctx.actor.id,
      kind: input.kind,
      ofEvent: input.ofEvent ?? false,
      title: input.title,
      body: input.body,
      bodyHtml,
      mentionedIds,
      at: ctx.now,
    })
    await putTags(tx, threadId, tags)
    await followByWriting(tx, threadId, ctx.actor.id)
    await noteActivity(tx, group.id, { at: ctx.now, threads: 1 })
    const linked = also ? await also(tx, threadId) : ok()
    if (!linked.ok) return linked
    if (!also) await removeDraft(tx, ctx.actor.id, { place: 'thread', subjectId: group.id })
    await announce(tx, threadStarted({ threadId, groupId: group.id, authorId: ctx.actor.id, mentionedIds }), ctx.now)
    return ok(threadId)
  })
}
