import { findMemberByHandle } from '#app/modules/accounts/queries/find-member.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { letGoOfAddress } from '#app/modules/accounts/commands/keep-bans.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { mayModerate } from '../domain/policy.ts'
import { findGroup } from '../queries/find-group.server.ts'
import { deleteMembership, findMembership, lockGroup } from '../repository.server.ts'
import { readModerationLog } from './keep-log.server.ts'

/** Opens the door again to somebody who was banned; they come back by joining like anybody else. */
export async function liftBan(ctx: MemberContext, input: { slug: string; handle: string }): Promise<Result> {
  const group = await findGroup(ctx, input.slug)
  if (!group) return refuse('not-found')
  const decision = mayModerate(group)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  const person = await findMemberByHandle(ctx.db, input.handle)
  if (!person) return refuse('not-found')

  return inTransaction(ctx, async (tx) => {
    await lockGroup(tx, group.id)
    const membership = await findMembership(tx, group.id, person.id)
    if (membership?.status !== 'banned') return ok()
    await deleteMembership(tx, group.id, person.id)
    await letGoOfAddress(tx, { groupId: group.id, memberId: person.id })
    await readModerationLog(tx, {
      actorId: ctx.actor.id,
      action: 'ban.lifted',
      subjectKind: 'member',
      subjectId: person.id,
      groupId: group.id,
      at: ctx.now,
    })
    return ok()
  })
}
