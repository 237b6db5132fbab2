import { findMemberByHandle } from '#app/modules/accounts/queries/find-member.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayModerate } from '../domain/policy.ts'
import { membershipDeclined, membershipStarted } from '../facts.ts'
import { findGroup } from '../queries/find-group.server.ts'
import { deleteMembership, findMembership, lockGroup, putMembership } from '../repository.server.ts'
import { readModerationLog } from './keep-log.server.ts'

export type JoinDecision = { slug: string; handle: string; decision: 'accept' | 'decline' }

/** Lets somebody who asked in, or declines; they may ask again. */
export async function decideJoinRequest(ctx: MemberContext, input: JoinDecision): Promise<Result> {
  const group = await findGroup(ctx, input.slug)
  if (!group) return refuse('not-found')
  const decision = mayModerate(group)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  const person = await findMemberByHandle(ctx.db, input.handle)
  if (!person) return refuse('not-found')

  return inTransaction(ctx, async (tx) => {
    await lockGroup(tx, group.id)
    const membership = await findMembership(tx, group.id, person.id)
    if (membership?.status !== 'pending')
      return refuse('conflict', 'This request is no longer open: it was taken back or somebody else has decided it.')

    const ids = { groupId: group.id, memberId: person.id }
    if (input.decision === 'accept') {
      await putMembership(tx, group.id, person.id, { status: 'active', role: 'member', at: ctx.now })
      await announce(tx, membershipStarted({ ...ids, acceptedById: ctx.actor.id }), ctx.now)
    } else {
      await deleteMembership(tx, group.id, person.id)
      await announce(tx, membershipDeclined(ids), ctx.now)
    }
    await readModerationLog(tx, {
      actorId: ctx.actor.id,
      action: input.decision === 'accept' ? 'request.accepted' : 'request.declined',
      subjectKind: 'member',
      subjectId: person.id,
      groupId: group.id,
      at: ctx.now,
    })
    return ok()
  })
}
