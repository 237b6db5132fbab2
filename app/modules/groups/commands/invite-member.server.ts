import { areBlocked } from '#app/modules/visibility/filters.server.ts'
import { findMemberByHandle, readShownName } from '#app/modules/accounts/queries/find-member.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { paths } from '#app/paths.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { queueEmail } from '#app/platform/email.server.ts'
import { env } from '#app/platform/env.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { takeFromLimit } from '#app/platform/rate-limits.server.ts'
import type { GroupPlace } from '../domain/group.ts'
import { mayInvite, mayInviteByMail } from '../domain/policy.ts'
import { memberInvited, membershipStarted } from '../facts.ts'
import { invitationEmail } from '../emails.ts'
import { findGroup } from '../queries/find-group.server.ts'
import { findMembership, insertInvite, lockGroup, putMembership } from '../repository.server.ts'

export type InviteMemberInput = { slug: string; handle?: string; email?: string }

const MAIL_INVITE_DAYS = 14

/** Asks one person in: a member by their handle, or anybody by mail with a link that works once. */
export async function inviteMember(ctx: MemberContext, input: InviteMemberInput): Promise<Result> {
  const group = await findGroup(ctx, input.slug)
  if (!group) return refuse('not-found')
  if (input.handle) return inviteByHandle(ctx, group, input.handle)
  if (input.email) return inviteByMail(ctx, group, input.email)
  return refuse('invalid', 'Say whom to invite: a member or an e-mail address.', 'who')
}

async function inviteByHandle(ctx: MemberContext, group: GroupPlace, handle: string): Promise<Result> {
  const decision = mayInvite(ctx.actor, group)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  const person = await findMemberByHandle(ctx.db, handle)
  if (!person || (await areBlocked(ctx.db, ctx.actor.id, person.id)))
    return refuse('invalid', 'There is no member of this name. Look at their profile for the exact one.', 'who')

  return inTransaction(ctx, async (tx) => {
    await lockGroup(tx, group.id)
    const membership = await findMembership(tx, group.id, person.id)
    if (membership?.status === 'active') return refuse('conflict', `${person.name} is in this group already.`, 'who')
    if (membership?.status === 'banned')
      return refuse('conflict', `${person.name} was banned from this group. Lift the ban first.`, 'who')
    if (membership?.status === 'invited') return ok()
    const ids = { groupId: group.id, memberId: person.id }
    if (membership?.status === 'pending') {
      await putMembership(tx, group.id, person.id, { status: 'active', role: 'member', at: ctx.now })
      await announce(tx, membershipStarted({ ...ids, acceptedById: ctx.actor.id }), ctx.now)
      return ok()
    }
    await putMembership(tx, group.id, person.id, { status: 'invited', role: 'member', at: ctx.now })
    await announce(tx, memberInvited({ ...ids, byId: ctx.actor.id }), ctx.now)
    return ok()
  })
}

async function inviteByMail(ctx: MemberContext, group: GroupPlace, email: string): Promise<Result> {
  const decision = mayInviteByMail(ctx.actor, group)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  const wait = await takeFromLimit('mail-to', email.toLowerCase())
  if (wait !== null) return refuse('too-many', 'This address has been written to often enough for now.', 'who')

  return inTransaction(ctx, async (tx) => {
    const expiresAt = new Date(ctx.now.getTime() + MAIL_INVITE_DAYS * 86_400_000)
    const invite = { groupId: group.id, createdById: ctx.actor.id, email, uses: 1, expiresAt, at: ctx.now }
    const token = newId()
    await insertInvite(tx, token, invite)
    const from = await readShownName(tx, ctx.actor.id)
    const message = invitationEmail(from, group.name, env().APP_URL + paths.groupInvite(token))
    await queueEmail(tx, { to: email, at: ctx.now }, message)
    await announce(tx, memberInvited({ groupId: group.id, byId: ctx.actor.id }), ctx.now)
    return ok()
  })
}
