import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { tellOfPassword } from '../account-word.server.ts'
import type { MemberContext } from '../context.server.ts'
import { isCommonPassword, tooCommon } from '../common-passwords.server.ts'
import { hashPassword } from '../password.server.ts'
import { provePassword } from './prove-password.server.ts'
import { endSessions, findAccountByEmail, setPassword } from '../repository.server.ts'

/** Changes the password of someone signed in, who shows the present one if there is one; every other session ends. */
export async function changePassword(
  ctx: MemberContext,
  input: { current: string; password: string; keepSession: string },
): Promise<Result> {
  const account = await findAccountByEmail(ctx.db, ctx.actor.email)
  if (!account) return refuse('not-found')
  if (account.passwordHash) {
    const proof = await provePassword(ctx, input.current, 'current')
    if (!proof.ok) return proof
  }
  if (isCommonPassword(input.password)) return refuse('invalid', tooCommon, 'password')
  const passwordHash = await hashPassword(input.password)
  return inTransaction(ctx, async (tx) => {
    if (!(await setPassword(tx, ctx.actor.id, passwordHash))) return refuse('not-found')
    await endSessions(tx, ctx.actor.id, input.keepSession)
    await tellOfPassword(tx, ctx.actor, ctx.now, account.passwordHash === null)
    return ok()
  })
}
