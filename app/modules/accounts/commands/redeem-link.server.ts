import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { Context } from '../context.server.ts'
import { memberVerified } from '../facts.ts'
import { markVerified, redeemToken } from '../repository.server.ts'

const spent = 'This link has been used or has expired. Ask for a new one.'

/** Confirms an address, or signs in, with the link from a mail. Either proves that the mailbox is theirs. */
export function redeemLink(
  ctx: Context,
  input: { token: string; kind: 'verify' | 'sign-in' },
): Promise<Result<{ memberId: string }>> {
  return inTransaction(ctx, async (tx) => {
    const redeemed = await redeemToken(tx, input.token, input.kind, ctx.now)
    if (!redeemed) return refuse('invalid', spent)
    const { memberId } = redeemed
    if (await markVerified(tx, memberId, ctx.now)) await announce(tx, memberVerified({ memberId }), ctx.now)
    return ok(redeemed)
  })
}
