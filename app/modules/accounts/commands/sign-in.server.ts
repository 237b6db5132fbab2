import { ok, refuse, type Result } from '#app/lib/result.ts'
import { resetLimit, takeFromLimit } from '#app/platform/rate-limits.server.ts'
import { env } from '#app/platform/env.server.ts'
import type { Context } from '../context.server.ts'
import { isDemoAddress } from '../domain/demo.ts'
import { inMinutes } from '../domain/waiting.ts'
import { isPassword } from '../password.server.ts'
import { findAccountByEmail } from '../repository.server.ts'

export type SignInInput = { email: string; password: string; address: string }

/** Checks an address and password. Wrong address and wrong password answer alike, and take alike. */
export async function signIn(ctx: Context, input: SignInInput): Promise<Result<{ memberId: string }>> {
  const key = `${input.email.toLowerCase()}|${input.address}`
  const wait = (await takeFromLimit('sign-in-address', input.address)) ?? (await takeFromLimit('sign-in', key))
  if (wait !== null) return refuse('too-many', `Too many tries. Wait ${inMinutes(wait)}, or use a sign-in link.`)

  const account = isClosedDemo(input.email) ? null : await findAccountByEmail(ctx.db, input.email)
  const matches = await isPassword(account?.passwordHash ?? null, input.password)
  if (!account || !matches) return refuse('invalid', 'This address and password do not belong together.', 'password')
  await resetLimit('sign-in', key)
  return ok({ memberId: account.id })
}

/** The demo's passwords are known to everybody: outside demo mode its people do not exist. */
function isClosedDemo(email: string): boolean {
  return isDemoAddress(email) && !env().DEMO
}
