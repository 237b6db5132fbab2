import { ok, refuse, type Result } from '#app/lib/result.ts'
import { paths } from '#app/paths.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { queueEmail } from '#app/platform/email.server.ts'
import { env } from '#app/platform/env.server.ts'
import type { Email } from '#app/platform/email-page.server.tsx'
import { takeFromLimit } from '#app/platform/rate-limits.server.ts'
import type { Context } from '../context.server.ts'
import { inMinutes } from '../domain/waiting.ts'
import { resetEmail, signInEmail, verifyAddressEmail } from '../emails.ts'
import { hashPassword } from '../password.server.ts'
import { findAccountByEmail, issueToken, type TokenKind } from '../repository.server.ts'

const letters: Record<TokenKind, { path: (token: string) => string; message: (name: string, url: string) => Email }> = {
  verify: { path: paths.verifyEmail, message: verifyAddressEmail },
  'sign-in': { path: paths.loginLink, message: signInEmail },
  reset: { path: paths.resetPassword, message: resetEmail },
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
    const { path, message } = letters[input.kind]
    const envelope = { to: account.email, memberId: account.id, at: ctx.now }
    await queueEmail(tx, envelope, message(account.name, env().APP_URL + path(token)))
    return ok()
  })
}
