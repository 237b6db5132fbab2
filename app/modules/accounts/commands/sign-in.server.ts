import { ok, refuse, type Result } from '#app/lib/result.ts'
import { networkOf } from '#app/lib/network.ts'
import { giveBack, resetLimit, takeFromLimit } from '#app/platform/rate-limits.server.ts'
import { hashToken } from '#app/platform/ids.server.ts'
import { env } from '#app/platform/env.server.ts'
import type { Context } from '../context.server.ts'
import { deviceId } from '../device.server.ts'
import { isDemoAddress } from '../domain/demo.ts'
import { WRONG } from '../domain/wrong-password.ts'
import { inMinutes } from '../domain/waiting.ts'
import { isPassword } from '../password.server.ts'
import { findAccountByEmail, isKnownDevice } from '../repository.server.ts'

/** `device` is the secret of the browser that asks, where it has one. */
export type SignInInput = { email: string; password: string; address: string; device?: string | null }

/** Who signed in. `seal` stands for the password that was checked: one that was changed meanwhile opens nothing. */
export type SignedIn = { memberId: string; seal: string }

/**
 * Checks an address and password. Wrong address and wrong password answer alike, and take alike. Tries are counted by
 * client, by client and account, and slowly by account alone, against guessing from many places. That last count never
 * shuts the owner out: a browser the account was used from has one of its own, and a mailed link is always a way in.
 */
export async function signIn(ctx: Context, input: SignInInput): Promise<Result<SignedIn>> {
  const email = input.email.toLowerCase()
  const key = `${email}|${networkOf(input.address)}`
  const account = isClosedDemo(email) ? null : await findAccountByEmail(ctx.db, email)
  const device = deviceId(input.device ?? '', account?.id ?? 'nobody')
  const slow = (await isKnownDevice(ctx.db, account?.id ?? 'nobody', device)) ? `device ${device}` : email
  const wait =
    (await takeFromLimit('sign-in-address', input.address)) ??
    (await takeFromLimit('sign-in', key)) ??
    (await takeFromLimit('sign-in-account', slow))
  if (wait !== null) return refuse('too-many', `Too many tries. Wait ${inMinutes(wait)}, or use a sign-in link.`)

  const matches = await isPassword(account?.passwordHash ?? null, input.password)
  if (!account?.passwordHash || !matches) return refuse('invalid', WRONG, 'password')
  await resetLimit('sign-in', key)
  await giveBack('sign-in-account', slow)
  return ok({ memberId: account.id, seal: hashToken(account.passwordHash) })
}

/** The demo's passwords are known to everybody: outside demo mode its people do not exist. */
function isClosedDemo(email: string): boolean {
  return isDemoAddress(email) && !env().DEMO
}
