import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { tellOfPassword } from '../account-word.server.ts'
import type { Context } from '../context.server.ts'
import { isCommonPassword, tooCommon } from '../common-passwords.server.ts'
import { hashPassword } from '../password.server.ts'
import { memberVerified } from '../facts.ts'
import { endSessions, findActor, markVerified, redeemToken, setPassword } from '../repository.server.ts'

/** Sets a new password with the link from a mail, and ends every session there was. */
export async function resetPassword(
  ctx: Context,
  input: { token: string; password: string },
): Promise<Result<{ memberId: string }>> {
  if (isCommonPassword(input.password)) return refuse('invalid', tooCommon, 'password')
  const passwordHash = await hashPassword(input.password)
  return inTransaction(ctx, async (tx) => {
    const redeemed = await redeemToken(tx, input.token, 'reset', ctx.now)
    if (!redeemed) return refuse('invalid', 'This link has been used or has expired. Ask for a new one.')
    await setPassword(tx, redeemed.memberId, passwordHash)
    const { memberId } = redeemed
    if (await markVerified(tx, memberId, ctx.now)) await announce(tx, memberVerified({ memberId }), ctx.now)
    await endSessions(tx, redeemed.memberId)
    const member = await findActor(tx, memberId, ctx.now)
    if (member) await tellOfPassword(tx, member, ctx.now)
    return ok(redeemed)
  })
}
