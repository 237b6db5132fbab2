import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { mayManage } from '../domain/policy.ts'
import { findGroup } from '../queries/find-group.server.ts'
import { insertInvite, revokeInviteOf } from '../repository.server.ts'
import { readModerationLog } from './keep-log.server.ts'

/**
 * Makes a link that lets `uses` people in during `days` days, and answers its secret: this once, since only the hash is
 * kept. Null when the same form had made it already.
 */
export async function createInviteLink(
  ctx: MemberContext,
  input: { slug: string; uses: number; days: number },
): Promise<Result<{ token: string | null }>> {
  const group = await findGroup(ctx, input.slug)
  if (!group) return refuse('not-found')
  const decision = mayManage(group)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)

  const token = newId()
  let isMade = false
  await inTransaction(ctx, async (tx) => {
    const expiresAt = new Date(ctx.now.getTime() + input.days * 86_400_000)
    const inviteId = await insertInvite(tx, token, {
      groupId: group.id,
      createdById: ctx.actor.id,
      email: null,
      uses: input.uses,
      expiresAt,
      at: ctx.now,
    })
    await readModerationLog(tx, {
      actorId: ctx.actor.id,
      action: 'invite.created',
      subjectKind: 'invite',
      subjectId: inviteId.slice(0, 4),
      groupId: group.id,
      at: ctx.now,
    })
    isMade = true
    return ok()
  })
  return ok({ token: isMade ? token : null })
}

/** Makes a link or a mailed invitation stop working at once. */
export async function revokeInvite(ctx: MemberContext, input: { slug: string; inviteId: string }): Promise<Result> {
  const group = await findGroup(ctx, input.slug)
  if (!group) return refuse('not-found')
  const decision = mayManage(group)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)

  return inTransaction(ctx, async (tx) => {
    if (!(await revokeInviteOf(tx, group.id, input.inviteId, ctx.now))) return ok()
    await readModerationLog(tx, {
      actorId: ctx.actor.id,
      action: 'invite.revoked',
      subjectKind: 'invite',
      subjectId: input.inviteId.slice(0, 4),
      groupId: group.id,
      at: ctx.now,
    })
    return ok()
  })
}
