import { ok, refuse, type Result } from '#app/lib/result.ts'
import { paths } from '#app/paths.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { postLetter } from '#app/platform/email.server.ts'
import { env } from '#app/platform/env.server.ts'
import type { Letter } from '#app/platform/letter.server.tsx'
import { takeFromLimit } from '#app/platform/rate-limits.server.ts'
import type { Context } from '../context.server.ts'
import { inMinutes } from '../domain/waiting.ts'
import { resetLetter, signInLetter, verifyLetter } from '../letters.ts'
import { hashPassword } from '../password.server.ts'
import { findAccountByEmail, issueToken, type TokenKind } from '../repository.server.ts'

const letters: Record<TokenKind, { path: (token: string) => string; letter: (name: string, url: string) => Letter }> = {
  verify: { path: paths.verifyEmail, letter: verifyLetter },
  'sign-in': { path: paths.loginLink, letter: signInLetter },
  reset: { path: paths.resetPassword, letter: resetLetter },
}

/**
 * Mails a link that confirms, signs in or resets. The answer is the same whether the address has an account or not;
 * an address that is confirmed already gets no second confirmation. What it costs is much the same, too: the hash of a
 * password outweighs the mail.
 */
export async function sendLink(
  ctx: Context,
  input: { email: string; kind: TokenKind; address?: string },
): Promise<Result> {
  const flood = input.address ? await takeFromLimit('link-address', input.address) : null
  if (flood !== null)
    return refuse('too-many', `Too many links were asked for from here. Try again in ${inMinutes(flood)}.`)
  const wait = await takeFromLimit('mail-to', `${input.kind}|${input.email.toLowerCase()}`)
  if (wait !== null) return refuse('too-many', `A few links are on their way already. Try again in ${inMinutes(wait)}.`)

  await hashPassword(input.email)
  return inTransaction(ctx, async (tx) => {
    const account = await findAccountByEmail(tx, input.email)
    if (!account || (input.kind === 'verify' && account.emailVerifiedAt)) return ok()
    const token = await issueToken(tx, account.id, account.email, input.kind, ctx.now)
    const { path, letter } = letters[input.kind]
    const envelope = { to: account.email, memberId: account.id, at: ctx.now }
    await postLetter(tx, envelope, letter(account.name, env().APP_URL + path(token)))
    return ok()
  })
}
