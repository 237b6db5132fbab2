import { ok, refuse, type Result } from '#app/lib/result.ts'
import { slugify } from '#app/lib/slug.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { nameSkills } from '#app/modules/accounts/skills.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayCreateGroup } from '../domain/policy.ts'
import { groupCreated } from '../facts.ts'
import { freeSlug, insertGroup, putMembership, type GroupWords } from '../repository.server.ts'
import { writeGroupWords } from '../write-group-words.server.ts'
import { readModerationLog } from './keep-log.server.ts'

export type CreateGroupInput = Pick<GroupWords, 'name' | 'description' | 'visibility' | 'joinPolicy'> &
  Partial<Pick<GroupWords, 'questions' | 'tags' | 'guidelines'>> & { slug?: string }

/** Opens a group with its founder as owner. A slug that is asked for must be free; otherwise the name gives one. */
export async function createGroup(
  ctx: MemberContext,
  input: CreateGroupInput,
): Promise<Result<{ groupId: string; slug: string }>> {
  const decision = mayCreateGroup(ctx.actor)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  const html = await writeGroupWords(input)
  if (!html.ok) return html

  return inTransaction(ctx, async (tx) => {
    const slug = await freeSlug(tx, input.slug ?? slugify(input.name, 'group'))
    if (input.slug && slug !== input.slug) return refuse('conflict', 'This address is taken by another group.', 'slug')
    const tags = await nameSkills(tx, input.tags ?? [])
    const groupId = await insertGroup(tx, {
      name: input.name,
      description: input.description,
      guidelines: input.guidelines ?? '',
      ...html.value,
      visibility: input.visibility,
      joinPolicy: input.joinPolicy,
      questions: input.questions ?? [],
      tags: [...new Set(tags.map((tag) => tag.label))],
      slug,
      at: ctx.now,
    })
    await putMembership(tx, groupId, ctx.actor.id, { status: 'active', role: 'owner', at: ctx.now })
    await readModerationLog(tx, {
      actorId: ctx.actor.id,
      action: 'group.created',
      subjectKind: 'group',
      subjectId: groupId,
      groupId,
      at: ctx.now,
    })
    await announce(tx, groupCreated({ groupId }), ctx.now)
    return ok({ groupId, slug })
  })
}
