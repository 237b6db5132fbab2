import { ok, refuse, type Result } from '#app/lib/result.ts'
import { paths } from '#app/paths.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { queueEmail } from '#app/platform/email.server.ts'
import { env } from '#app/platform/env.server.ts'
import { newToken } from '#app/platform/ids.server.ts'
import { readLinkSecret } from '#app/platform/link-secret.server.ts'
import { takeFromLimit } from '#app/platform/rate-limits.server.ts'
import { insertChange, isKeptBack } from '../address-repository.server.ts'
import type { MemberContext } from '../context.server.ts'
import { inMinutes } from '../domain/waiting.ts'
import { addressMovesEmail, addressTakenEmail, confirmAddressEmail } from '../emails.ts'
import { provePassword } from './prove-password.server.ts'
import { findAccountByEmail } from '../repository.server.ts'
import { undoToken } from '../undo-token.server.ts'

const DAY = 86_400_000

/**
 * Asks that a member be reached at another address: a link goes there, word of it to the present one, if that was shown to
 * be theirs. An address that a confirmed account has, or has just left, gets word too, and the answer is the same.
 */
export async function askForAddress(ctx: MemberContext, input: { email: string; password: string }): Promise<Result> {
  const { actor, now } = ctx
  const proof = await provePassword(ctx, input.password)
  if (!proof.ok) return proof
  if (input.email.toLowerCase() === actor.email.toLowerCase()) {
    return refuse('invalid', 'This is your address already.', 'email')
  }
  const wait =
    (await takeFromLimit('mail-to', `address|${actor.id}`)) ??
    (await takeFromLimit('mail-to', `address|${input.email.toLowerCase()}`))
  if (wait !== null) return refuse('too-many', `A few mails are on their way already. Try again in ${inMinutes(wait)}.`)

  const secret = await readLinkSecret(ctx.db)
  const token = newToken()
  return inTransaction(ctx, async (tx) => {
    const change = { memberId: actor.id, oldEmail: actor.email, newEmail: input.email, token }
    const id = await insertChange(tx, { ...change, until: new Date(now.getTime() + DAY), at: now })
    const other = await findAccountByEmail(tx, input.email)
    const isTaken = Boolean(other?.emailVerifiedAt) || (await isKeptBack(tx, input.email, now))
    const confirm = confirmAddressEmail(actor.name, env().APP_URL + paths.confirmAddress(token))
    await queueEmail(tx, { to: input.email, at: now }, isTaken ? addressTakenEmail() : confirm)
    if (!actor.isVerified) return ok()
    const undo = env().APP_URL + paths.undoAddress(undoToken(secret, id))
    const word = addressMovesEmail({ name: actor.name, to: input.email, isDone: false }, undo)
    await queueEmail(tx, { to: actor.email, memberId: actor.id, at: now }, word)
    return ok()
  })
}
