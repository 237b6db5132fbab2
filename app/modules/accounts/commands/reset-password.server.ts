import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { tellOfPassword } from '../account-word.server.ts'
import type { Context } from '../context.server.ts'
import { isCommonPassword, tooCommon } from '../common-passwords.server.ts'
import { proveAddress, type Proof } from './first-proof.server.ts'
import { hashPassword } from '../password.server.ts'
import { lockAddressOfToken } from '../proof-repository.server.ts'
import { endSessions, findActor, hasPassword, redeemToken, setPassword } from '../repository.server.ts'

const spent = 'This link has been used or has expired. Ask for a new one.'

/** Sets a new password with the link from a mail, and ends every session there was. The link proves the address, too. */
export async function resetPassword(
  ctx: Context,
  input: { token: string; password: string; joinMark?: string | null },
): Promise<Result<Proof>> {
  if (isCommonPassword(input.password)) return refuse('invalid', tooCommon, 'password')
  const passwordHash = await hashPassword(input.password)
  return inTransaction(ctx, async (tx) => {
    await lockAddressOfToken(tx, input.token)
    const redeemed = await redeemToken(tx, input.token, 'reset', ctx.now)
    const holder = { joinMark: input.joinMark, actorId: ctx.actor?.id }
    const proof = redeemed && (await proveAddress(tx, redeemed.memberId, holder, ctx.now, passwordHash))
    if (!proof) return refuse('invalid', spent)
    const isFirst = proof.isAfresh || !(await hasPassword(tx, proof.memberId))
    await setPassword(tx, proof.memberId, passwordHash)
    await endSessions(tx, proof.memberId)
    const member = await findActor(tx, proof.memberId, ctx.now)
    if (member) await tellOfPassword(tx, member, ctx.now, isFirst)
    return ok(proof)
  })
}
