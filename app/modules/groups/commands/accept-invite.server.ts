import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { membershipStarted } from '../facts.ts'
import { readInvite } from '../queries/read-invite.server.ts'
import { findMembership, lockGroup, putMembership, spendInvite } from '../repository.server.ts'

const spent = 'This invitation has been used up, has run out or was taken back. Ask for a new one.'

/** Comes in by an invitation's link, past any queue. A ban is stronger than a link. */
export async function acceptInvite(ctx: MemberContext, input: { inviteId: string }): Promise<Result<{ slug: string }>> {
  const invite = await readInvite(ctx, input.inviteId)
  if (!invite) return refuse('not-found')

  return inTransaction(ctx, async (tx) => {
    await lockGroup(tx, invite.groupId)
    const membership = await findMembership(tx, invite.groupId, ctx.actor.id)
    if (membership?.status === 'active') return ok({ slug: invite.slug })
    if (membership?.status === 'banned') return refuse('conflict', spent)
    if (!(await spendInvite(tx, input.inviteId, ctx.now))) return refuse('conflict', spent)
    await putMembership(tx, invite.groupId, ctx.actor.id, { status: 'active', role: 'member', at: ctx.now })
    await announce(tx, membershipStarted({ groupId: invite.groupId, memberId: ctx.actor.id }), ctx.now)
    return ok({ slug: invite.slug })
  })
}
