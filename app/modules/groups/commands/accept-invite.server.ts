import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { isAddressBanned } from '#app/modules/accounts/queries/is-address-banned.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { membershipStarted } from '../facts.ts'
import { findInvite, findMembership, lockGroup, putMembership, spendInvite } from '../repository.server.ts'

const spent = 'This invitation has been used up, has run out or was taken back. Ask for a new one.'

/** Comes in by an invitation's link, past any queue. A ban is stronger than a link. */
export async function acceptInvite(ctx: MemberContext, input: { token: string }): Promise<Result<{ slug: string }>> {
  return inTransaction(ctx, async (tx) => {
    const invite = await findInvite(tx, input.token)
    if (!invite) return refuse('not-found')
    const { group } = invite
    await lockGroup(tx, group.id)
    const membership = await findMembership(tx, group.id, ctx.actor.id)
    if (membership?.status === 'active') return ok({ slug: group.slug })
    if (membership?.status === 'banned') return refuse('conflict', spent)
    if (await isAddressBanned(tx, group.id, ctx.actor.id)) return refuse('conflict', spent)
    if (!(await spendInvite(tx, invite.id, ctx.now))) return refuse('conflict', spent)
    await putMembership(tx, group.id, ctx.actor.id, { status: 'active', role: 'member', at: ctx.now })
    await announce(tx, membershipStarted({ groupId: group.id, memberId: ctx.actor.id }), ctx.now)
    return ok({ slug: group.slug })
  })
}
