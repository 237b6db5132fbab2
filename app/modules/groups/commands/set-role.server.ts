import { findMemberByHandle } from '#app/modules/accounts/queries/find-member.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { GroupRole } from '../domain/group.ts'
import { maySetRole } from '../domain/policy.ts'
import { roleChanged } from '../facts.ts'
import { findGroup } from '../queries/find-group.server.ts'
import { countOwners, findMembership, lockGroup, putRole } from '../repository.server.ts'
import { readModerationLog } from './keep-log.server.ts'

/** Gives a member of the group another role. */
export async function setRole(
  ctx: MemberContext,
  input: { slug: string; handle: string; role: GroupRole },
): Promise<Result> {
  const known = await findGroup(ctx, input.slug)
  if (!known) return refuse('not-found')
  const person = await findMemberByHandle(ctx.db, input.handle)
  if (!person) return refuse('not-found')

  return inTransaction(ctx, async (tx) => {
    await lockGroup(tx, known.id)
    const group = await findGroup({ actor: ctx.actor, db: tx }, input.slug)
    const membership = await findMembership(tx, known.id, person.id)
    if (!group || membership?.status !== 'active') return refuse('not-found')
    if (membership.role === input.role) return ok()
    const decision = maySetRole(group, membership.role, input.role, await countOwners(tx, group.id))
    if (!decision.allowed) return refuse('not-allowed', decision.reason, 'role')

    await putRole(tx, group.id, person.id, input.role)
    await readModerationLog(tx, {
      actorId: ctx.actor.id,
      action: 'role.changed',
      subjectKind: 'member',
      subjectId: person.id,
      groupId: group.id,
      details: { from: membership.role, to: input.role },
      at: ctx.now,
    })
    await announce(tx, roleChanged({ groupId: group.id, memberId: person.id, byId: ctx.actor.id }), ctx.now)
    return ok()
  })
}
