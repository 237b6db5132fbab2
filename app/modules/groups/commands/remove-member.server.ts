import { findMemberByHandle } from '#app/modules/accounts/queries/find-member.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { holdForAddress } from '#app/modules/accounts/commands/keep-bans.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayRemove } from '../domain/policy.ts'
import { memberBanned, membershipEnded } from '../facts.ts'
import { findGroup } from '../queries/find-group.server.ts'
import { deleteMembership, findMembership, lockGroup, putMembership } from '../repository.server.ts'
import { readModerationLog } from './keep-log.server.ts'

export type RemoveMemberInput = { slug: string; handle: string; reason?: string }

/** Takes somebody out of the group, or their invitation back; the door stays as open to them as to anybody. */
export function removeMember(ctx: MemberContext, input: RemoveMemberInput): Promise<Result> {
  return remove(ctx, input, 'removed')
}

/** Takes somebody out for good: they can neither join again nor use an invitation until the ban is lifted. */
export function banMember(ctx: MemberContext, input: RemoveMemberInput): Promise<Result> {
  return remove(ctx, input, 'banned')
}

async function remove(ctx: MemberContext, input: RemoveMemberInput, how: 'removed' | 'banned'): Promise<Result> {
  const known = await findGroup(ctx, input.slug)
  if (!known) return refuse('not-found')
  const person = await findMemberByHandle(ctx.db, input.handle)
  if (!person) return refuse('not-found')

  return inTransaction(ctx, async (tx) => {
    await lockGroup(tx, known.id)
    const group = await findGroup({ actor: ctx.actor, db: tx }, input.slug)
    if (!group) return refuse('not-found')
    const membership = await findMembership(tx, group.id, person.id)
    const decision = mayRemove(ctx.actor, group, { id: person.id, role: membership?.role ?? 'member' })
    if (!decision.allowed) return refuse('not-allowed', decision.reason)
    if (membership?.status === 'banned') return ok()
    if (!membership && how === 'removed') return ok()

    if (how === 'banned') {
      await putMembership(tx, group.id, person.id, { status: 'banned', role: 'member', at: ctx.now })
      await holdForAddress(tx, person.id, ctx.now)
    } else {
      await deleteMembership(tx, group.id, person.id)
    }
    await readModerationLog(tx, {
      actorId: ctx.actor.id,
      action: `member.${how}`,
      subjectKind: 'member',
      subjectId: person.id,
      groupId: group.id,
      details: { reason: input.reason || null },
      at: ctx.now,
    })
    if (membership?.status === 'active') {
      await announce(tx, membershipEnded({ groupId: group.id, memberId: person.id, endedById: ctx.actor.id }), ctx.now)
    } else if (how === 'banned') {
      await announce(tx, memberBanned({ groupId: group.id, memberId: person.id }), ctx.now)
    }
    return ok()
  })
}
