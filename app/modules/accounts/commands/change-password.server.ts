import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { tellOfPassword } from '../account-word.server.ts'
import type { MemberContext } from '../context.server.ts'
import { isCommonPassword, tooCommon } from '../common-passwords.server.ts'
import { hashPassword, isPassword } from '../password.server.ts'
import { endSessions, findAccountByEmail, setPassword } from '../repository.server.ts'

/** Changes the password of someone signed in; every other session ends. */
export async function changePassword(
  ctx: MemberContext,
  input: { current: string; password: string; keepSession: string },
): Promise<Result> {
  const account = await findAccountByEmail(ctx.db, ctx.actor.email)
  if (!account) return refuse('not-found')
  if (account.passwordHash && !(await isPassword(account.passwordHash, input.current))) {
    return refuse('invalid', 'This is not your present password.', 'current')
  }
  if (isCommonPassword(input.password)) return refuse('invalid', tooCommon, 'password')
  const passwordHash = await hashPassword(input.password)
  return inTransaction(ctx, async (tx) => {
    await setPassword(tx, ctx.actor.id, passwordHash)
    await endSessions(tx, ctx.actor.id, input.keepSession)
    await tellOfPassword(tx, ctx.actor, ctx.now)
    return ok()
  })
}
