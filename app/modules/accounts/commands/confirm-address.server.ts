import { ok, refuse, type Result } from '#app/lib/result.ts'
import { paths } from '#app/paths.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { queueEmail } from '#app/platform/email.server.ts'
import { env } from '#app/platform/env.server.ts'
import { readLinkSecret } from '#app/platform/link-secret.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { findToConfirm, isKeptBack, markConfirmed, setAddress } from '../address-repository.server.ts'
import type { Context } from '../context.server.ts'
import { memberVerified } from '../facts.ts'
import { giveWay } from './first-proof.server.ts'
import { addressMovesEmail } from '../emails.ts'
import { lockAddress } from '../proof-repository.server.ts'
import { findAccountByEmail, findActor } from '../repository.server.ts'
import { undoToken } from '../undo-token.server.ts'

const UNDO_MS = 7 * 86_400_000
const spent = 'This link has been used, has expired or was stopped. Ask for a new one in your settings.'

/**
 * Moves an account to the address that a link was mailed to. Only whoever is signed in to that account can: the owner of
 * a mailbox who was sent a stranger's link would else take a stranger's account over, with whatever it was left with. An
 * account at the new address that nobody has confirmed gives way. The address before, if it was shown to be theirs, hears
 * of it, and can take it back for a week.
 */
export async function confirmAddress(ctx: Context, token: string): Promise<Result> {
  const secret = await readLinkSecret(ctx.db)
  return inTransaction({ db: ctx.db, now: ctx.now }, async (tx) => {
    const change = await findToConfirm(tx, token, ctx.now)
    if (!change) return refuse('invalid', spent)
    const { id, memberId, oldEmail, newEmail } = change
    if (memberId !== ctx.actor?.id) {
      return refuse(ctx.actor ? 'not-allowed' : 'sign-in', 'Sign in to the account that asked for this address first.')
    }
    await lockAddress(tx, newEmail)
    const member = await findActor(tx, memberId, ctx.now)
    const other = await findAccountByEmail(tx, newEmail)
    const isTaken = Boolean(other?.emailVerifiedAt) || (await isKeptBack(tx, newEmail, ctx.now))
    if (!member || isTaken || member.email.toLowerCase() !== oldEmail.toLowerCase()) return refuse('invalid', spent)
    const undoUntil = new Date(ctx.now.getTime() + (member.isVerified ? UNDO_MS : 0))
    if (!(await markConfirmed(tx, id, ctx.now, undoUntil))) return refuse('invalid', spent)
    if (other) await giveWay(tx, other.id, ctx.now)
    await setAddress(tx, memberId, newEmail, ctx.now)
    if (!member.isVerified) {
      await announce(tx, memberVerified({ memberId }), ctx.now)
      return ok()
    }
    const undo = env().APP_URL + paths.undoAddress(undoToken(secret, id))
    const word = addressMovesEmail({ name: member.name, to: newEmail, isDone: true }, undo)
    await queueEmail(tx, { to: oldEmail, memberId, at: ctx.now }, word)
    return ok()
  })
}
