import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import type { Context } from '../context.server.ts'
import { proveAddress, type Proof } from './first-proof.server.ts'
import { lockAddressOfToken } from '../proof-repository.server.ts'
import { redeemToken } from '../repository.server.ts'

const spent = 'This link has been used or has expired. Ask for a new one.'

/**
 * Confirms an address, or signs in, with the link from a mail. Either proves that the mailbox is theirs, and the first
 * proof of an address decides whose the account is. `joinMark` is the secret of a browser that joined.
 */
export function redeemLink(
  ctx: Context,
  input: { token: string; kind: 'verify' | 'sign-in'; joinMark?: string | null },
): Promise<Result<Proof>> {
  return inTransaction(ctx, async (tx) => {
    await lockAddressOfToken(tx, input.token)
    const redeemed = await redeemToken(tx, input.token, input.kind, ctx.now)
    const holder = { joinMark: input.joinMark, actorId: ctx.actor?.id }
    const proof = redeemed && (await proveAddress(tx, redeemed.memberId, holder, ctx.now))
    return proof ? ok(proof) : refuse('invalid', spent)
  })
}
