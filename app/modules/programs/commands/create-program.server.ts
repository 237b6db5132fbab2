import { ok, refuse, type Result } from '#app/lib/result.ts'
import { slugify } from '#app/lib/slug.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { hasRole } from '#app/modules/groups/domain/group.ts'
import { findGroup } from '#app/modules/groups/queries/find-group.server.ts'
import type { Mode } from '#app/modules/matching/engine/assignment/instance.ts'
import { maySeeInsideGroup } from '#app/modules/visibility/domain/group-visibility.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayOpenProgram } from '../domain/policy.ts'
import { instantMeant } from '../domain/window.ts'
import { programOpened } from '../facts.ts'
import { freeSlug, insertProgram, leadsAnyGroup } from '../repository.server.ts'

export type CreateProgramInput = {
  name: string
  description: string
  /** Left out, the program belongs to the whole hall. */
  groupSlug?: string
  /** Instants, or wall times in the organizer's zone; left out, that end stays open. */
  opensAt?: Date | string | null
  closesAt?: Date | string | null
  maxWishes?: number
  mode?: Mode
  status?: 'draft' | 'open'
}

/** Opens a program for a cohort: of a group the organizer leads, or of the hall. Answers where it is. */
export async function createProgram(
  ctx: MemberContext,
  input: CreateProgramInput,
): Promise<Result<{ programId: string; slug: string }>> {
  const group = input.groupSlug ? await findGroup(ctx, input.groupSlug) : null
  if (input.groupSlug && !(group && maySeeInsideGroup(group.visibility, group.membershipStatus))) {
    return refuse('invalid', 'Choose a group that you lead.', 'group')
  }
  const decision = mayOpenProgram(ctx.actor, {
    anyGroup: await leadsAnyGroup(ctx.db, ctx.actor.id),
    leadsHere: group ? hasRole(group.role, 'admin') : null,
  })
  if (!decision.allowed) return refuse('not-allowed', decision.reason)

  const opensAt = instantMeant(input.opensAt, ctx.actor.timeZone)
  const closesAt = instantMeant(input.closesAt, ctx.actor.timeZone)
  if (opensAt && closesAt && closesAt <= opensAt) {
    return refuse('invalid', 'Enrolment closes after it opens.', 'closesAt')
  }
  const status = input.status ?? 'open'
  const rendered = await renderMarkdown({ source: input.description }, { field: 'description', what: 'A description' })
  if (!rendered.ok) return rendered

  return inTransaction(ctx, async (tx) => {
    const slug = await freeSlug(tx, slugify(input.name, 'program'))
    const programId = await insertProgram(tx, {
      slug,
      name: input.name,
      description: input.description,
      descriptionHtml: rendered.value.html,
      groupId: group?.id ?? null,
      organizerId: ctx.actor.id,
      mode: input.mode ?? 'stable',
      opensAt,
      closesAt,
      maxWishes: input.maxWishes ?? 5,
      status,
      at: ctx.now,
    })
    if (status === 'open') await announce(tx, programOpened({ programId, openedById: ctx.actor.id }), ctx.now)
    return ok({ programId, slug })
  })
}
