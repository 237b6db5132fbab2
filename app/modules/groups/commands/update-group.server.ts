import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { nameSkills } from '#app/modules/accounts/skills.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { staleWords } from '#app/platform/text-version.server.ts'
import { mayManage } from '../domain/policy.ts'
import { groupChanged } from '../facts.ts'
import { findGroup } from '../queries/find-group.server.ts'
import { lockGroup, readGroupTexts, updateGroupWords, type GroupTexts, type GroupWords } from '../repository.server.ts'
import { writeGroupWords } from '../write-group-words.server.ts'
import { readModerationLog } from './keep-log.server.ts'

export type UpdateGroupInput = GroupWords & { slug: string; began?: string }

/** Changes what a group says of itself and how one comes in. Those who are inside stay inside. */
export async function updateGroup(ctx: MemberContext, input: UpdateGroupInput): Promise<Result> {
  const group = await findGroup(ctx, input.slug)
  if (!group) return refuse('not-found')
  const html = await writeGroupWords(input)
  if (!html.ok) return html

  return inTransaction(ctx, async (tx) => {
    await lockGroup(tx, group.id)
    const current = await findGroup({ ...ctx, db: tx }, input.slug)
    if (!current) return refuse('not-found')
    const decision = mayManage(current)
    if (!decision.allowed) return refuse('not-allowed', decision.reason)
    const { slug: _, began, ...words } = input
    const stale = staleWords(began, textsOf(await readGroupTexts(tx, group.id)), textsOf(words))
    if (stale) return stale
    const tags = await nameSkills(tx, input.tags)
    await updateGroupWords(tx, group.id, {
      ...words,
      ...html.value,
      tags: [...new Set(tags.map((tag) => tag.label))],
    })
    await readModerationLog(tx, {
      actorId: ctx.actor.id,
      action: 'group.changed',
      subjectKind: 'group',
      subjectId: group.id,
      groupId: group.id,
      details: { visibility: input.visibility, joinPolicy: input.joinPolicy },
      at: ctx.now,
    })
    await announce(tx, groupChanged({ groupId: group.id }), ctx.now)
    return ok()
  })
}

function textsOf({ description, guidelines }: GroupTexts) {
  return { 'What it is for': description, 'House rules': guidelines }
}
