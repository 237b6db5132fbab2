import { endAccount } from '#app/modules/accounts/commands/end-account.server.ts'
import { soleOwnerOf } from '#app/modules/groups/queries/sole-owner.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { provePassword } from '#app/modules/accounts/commands/prove-password.server.ts'

/**
 * Deletes a member's account: name, address, profile and sessions go at once; what they wrote stays, unsigned.
 * Seats, slots and mentorships are freed by those who hear of it. Someone who alone owns a group with other people
 * in it has to hand it over first.
 */
export async function deleteAccount(ctx: MemberContext, input: { confirm: string; password: string }): Promise<Result> {
  const proof = await provePassword(ctx, input.password)
  if (!proof.ok) return proof
  return inTransaction(ctx, async (tx) => {
    if (input.confirm.trim().toLowerCase() !== ctx.actor.handle.toLowerCase()) {
      return refuse('invalid', `Type ${ctx.actor.handle} to confirm.`, 'confirm')
    }
    const owned = await soleOwnerOf(tx, ctx.actor.id)
    if (owned.length) {
      return refuse('conflict', `You alone own ${owned.join(', ')}. Hand over to somebody there first.`)
    }
    await endAccount(tx, ctx.actor.id, ctx.now)
    return ok()
  })
}
