import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { tellOfPassword } from '../account-word.server.ts'
import { isCommonPassword, tooCommon } from '../common-passwords.server.ts'
import type { MemberContext } from '../context.server.ts'
import { profileChanged } from '../facts.ts'
import { hashPassword } from '../password.server.ts'
import { nameMember } from '../proof-repository.server.ts'
import { findAccountByEmail, setPassword } from '../repository.server.ts'

/** Names somebody whose account began with the proof of an address, and sets their first password, if they want one now. */
export async function beginAccount(ctx: MemberContext, input: { name: string; password?: string }): Promise<Result> {
  if (input.password && isCommonPassword(input.password)) return refuse('invalid', tooCommon, 'password')
  const passwordHash = input.password ? await hashPassword(input.password) : null
  return inTransaction(ctx, async (tx) => {
    const account = await findAccountByEmail(tx, ctx.actor.email)
    if (account?.id !== ctx.actor.id) return refuse('not-found')
    if (passwordHash) {
      if (account.passwordHash) return refuse('conflict', 'You have a password already. Change it under Security.')
      await setPassword(tx, ctx.actor.id, passwordHash)
      await tellOfPassword(tx, { ...ctx.actor, name: input.name }, ctx.now, true)
    }
    await nameMember(tx, ctx.actor.id, input.name)
    await announce(tx, profileChanged({ memberId: ctx.actor.id }), ctx.now)
    return ok()
  })
}
