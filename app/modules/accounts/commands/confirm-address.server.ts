import { ok, refuse, type Result } from '#app/lib/result.ts'
import { paths } from '#app/paths.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { postLetter } from '#app/platform/email.server.ts'
import { env } from '#app/platform/env.server.ts'
import { readLinkSecret } from '#app/platform/link-secret.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { findToConfirm, isKeptBack, markConfirmed, setAddress } from '../address-repository.server.ts'
import type { Context } from '../context.server.ts'
import { memberVerified } from '../facts.ts'
import { addressMovesLetter } from '../letters.ts'
import { findAccountByEmail, findActor } from '../repository.server.ts'
import { undoToken } from '../undo-token.server.ts'

const UNDO_DAYS = 7
const spent = 'This link has been used, has expired or was stopped. Ask for a new one in your settings.'

/** Moves an account to the address that a link was mailed to. The address before hears of it, and can take it back for a week. */
export async function confirmAddress(ctx: Context, token: string): Promise<Result> {
  const secret = await readLinkSecret(ctx.db)
  return inTransaction({ db: ctx.db, now: ctx.now }, async (tx) => {
    const change = await findToConfirm(tx, token, ctx.now)
    if (!change) return refuse('invalid', spent)
    const { id, memberId, oldEmail, newEmail } = change
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(lower(${newEmail})))`
    const member = await findActor(tx, memberId, ctx.now)
    const isTaken = (await findAccountByEmail(tx, newEmail)) || (await isKeptBack(tx, newEmail, ctx.now))
    if (!member || isTaken || member.email.toLowerCase() !== oldEmail.toLowerCase()) return refuse('invalid', spent)
    const undoUntil = new Date(ctx.now.getTime() + UNDO_DAYS * 86_400_000)
    if (!(await markConfirmed(tx, id, ctx.now, undoUntil))) return refuse('invalid', spent)
    await setAddress(tx, memberId, newEmail, ctx.now)
    if (!member.isVerified) await announce(tx, memberVerified({ memberId }), ctx.now)
    const undo = env().APP_URL + paths.undoAddress(undoToken(secret, id))
    const word = addressMovesLetter({ name: member.name, to: newEmail, isDone: true }, undo)
    await postLetter(tx, { to: oldEmail, memberId, at: ctx.now }, word)
    return ok()
  })
}
