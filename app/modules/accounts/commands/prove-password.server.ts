import { ok, refuse, type Result } from '#app/lib/result.ts'
import { resetLimit, takeFromLimit } from '#app/platform/rate-limits.server.ts'
import type { MemberContext } from '../context.server.ts'
import { inMinutes } from '../domain/waiting.ts'
import { isPassword } from '../password.server.ts'
import { findAccountByEmail } from '../repository.server.ts'

/** Asks somebody signed in for their password again, before what a borrowed browser must not do. */
export async function provePassword(ctx: MemberContext, password: string, field = 'password'): Promise<Result> {
  const wait = await takeFromLimit('password-again', ctx.actor.id)
  if (wait !== null) return refuse('too-many', `Too many tries. Wait ${inMinutes(wait)}.`, field)
  const account = await findAccountByEmail(ctx.db, ctx.actor.email)
  if (account && !account.passwordHash) {
    return refuse('not-allowed', 'You have no password yet. Choose one under Security first, then come back.')
  }
  if (!(await isPassword(account?.passwordHash ?? null, password))) {
    return refuse('invalid', 'This is not your password.', field)
  }
  await resetLimit('password-again', ctx.actor.id)
  return ok()
}
