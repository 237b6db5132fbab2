import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import type { MailLevel } from '../domain/group.ts'
import { findGroup } from '../queries/find-group.server.ts'
import { putMailLevel } from '../repository.server.ts'

/** How much a member wants to hear from a group: everything, what concerns them, or nothing. */
export async function setMailLevel(ctx: MemberContext, input: { slug: string; level: MailLevel }): Promise<Result> {
  const group = await findGroup(ctx, input.slug)
  if (!group) return refuse('not-found')
  if (group.membershipStatus !== 'active') return refuse('not-allowed', 'Join the group first.')
  return inTransaction(ctx, async (tx) => {
    await putMailLevel(tx, group.id, ctx.actor.id, input.level)
    return ok()
  })
}
