import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayLeave } from '../domain/policy.ts'
import { membershipEnded } from '../facts.ts'
import { findGroup } from '../queries/find-group.server.ts'
import { countOwners, deleteMembership, lockGroup } from '../repository.server.ts'

/** Leaves a group, takes back a request, or turns an invitation down. A ban stays. */
export async function leaveGroup(ctx: MemberContext, input: { slug: string }): Promise<Result> {
  const known = await findGroup(ctx, input.slug)
  if (!known) return refuse('not-found')

  return inTransaction(ctx, async (tx) => {
    await lockGroup(tx, known.id)
    const group = await findGroup({ actor: ctx.actor, db: tx }, input.slug)
    if (!group || group.membershipStatus === 'none' || group.membershipStatus === 'banned') return ok()
    const decision = mayLeave(group, await countOwners(tx, group.id))
    if (!decision.allowed) return refuse('conflict', decision.reason)
    const wasInside = await deleteMembership(tx, group.id, ctx.actor.id)
    if (wasInside) {
      const { id: memberId } = ctx.actor
      await announce(tx, membershipEnded({ groupId: group.id, memberId, endedById: memberId }), ctx.now)
    }
    return ok()
  })
}
