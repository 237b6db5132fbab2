import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { isAddressBanned } from '#app/modules/accounts/queries/is-address-banned.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayJoin, mayJoinFrom } from '../domain/policy.ts'
import { membershipRequested, membershipStarted } from '../facts.ts'
import { findGroup } from '../queries/find-group.server.ts'
import { lockGroup, putMembership } from '../repository.server.ts'

export type JoinGroupInput = { slug: string; answers?: string[] }

/** Walks in where the door is open or one was invited; asks to be let in where that is the custom. */
export async function joinGroup(
  ctx: MemberContext,
  input: JoinGroupInput,
): Promise<Result<{ status: 'active' | 'pending' }>> {
  const known = await findGroup(ctx, input.slug)
  if (!known) return refuse('not-found')

  return inTransaction(ctx, async (tx) => {
    await lockGroup(tx, known.id)
    const group = await findGroup({ actor: ctx.actor, db: tx }, input.slug)
    if (!group) return refuse('not-found')
    const decision = mayJoin(ctx.actor, group)
    if (!decision.allowed) return refuse('not-allowed', decision.reason)
    if (group.membershipStatus === 'active' || group.membershipStatus === 'pending')
      return ok({ status: group.membershipStatus })
    const address = mayJoinFrom(ctx.actor, await isAddressBanned(tx, group.id, ctx.actor.id))
    if (!address.allowed) return refuse('not-allowed', address.reason)

    const ids = { groupId: group.id, memberId: ctx.actor.id }
    if (group.membershipStatus === 'none' && group.joinPolicy === 'request') {
      const answers = group.questions.map((_, index) => input.answers?.[index]?.trim() ?? '')
      const missing = answers.findIndex((answer) => answer === '')
      if (missing >= 0) return refuse('invalid', 'Answer each question, if only in a sentence.', `answers[${missing}]`)
      await putMembership(tx, group.id, ctx.actor.id, { status: 'pending', role: 'member', answers, at: ctx.now })
      await announce(tx, membershipRequested(ids), ctx.now)
      return ok({ status: 'pending' })
    }
    await putMembership(tx, group.id, ctx.actor.id, { status: 'active', role: 'member', at: ctx.now })
    await announce(tx, membershipStarted(ids), ctx.now)
    return ok({ status: 'active' })
  })
}
