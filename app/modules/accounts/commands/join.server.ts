import { ok, refuse, type Result } from '#app/lib/result.ts'
import { soundsLikeStaff } from '#app/lib/look-alike.ts'
import { paths } from '#app/paths.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { queueEmail } from '#app/platform/email.server.ts'
import { env } from '#app/platform/env.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { takeFromLimit } from '#app/platform/rate-limits.server.ts'
import type { Context } from '../context.server.ts'
import { giveWay } from './first-proof.server.ts'
import { joinMarkHash } from '../join-mark.server.ts'
import { inMinutes } from '../domain/waiting.ts'
import { staffName } from '../domain/person.ts'
import { memberJoined } from '../facts.ts'
import { isKeptBack } from '../address-repository.server.ts'
import { addressTakenEmail, alreadyHereEmail, verifyAddressEmail } from '../emails.ts'
import { isCommonPassword, tooCommon } from '../common-passwords.server.ts'
import { hashPassword } from '../password.server.ts'
import { lockAddress } from '../proof-repository.server.ts'
import { findAccountByEmail, insertMember, issueToken } from '../repository.server.ts'

export type JoinInput = {
  name: string
  email: string
  password: string
  /** The network address that asks, where known. */
  address?: string
  handle?: string
  /** The secret of the browser that asks, by which it will be known when the address is confirmed. */
  joinMark?: string
}
type Account = NonNullable<Awaited<ReturnType<typeof findAccountByEmail>>>

/**
 * Makes an account and mails a link that confirms the address. For an address that has a confirmed one already, the
 * answer is the same and its owner gets a letter instead, so that nobody learns who is here. One that nobody has confirmed
 * gives way: whoever joins again starts afresh, and nothing of whoever came before is left.
 */
export async function join(ctx: Context, input: JoinInput): Promise<Result<{ memberId: string | null }>> {
  if (input.address) {
    const wait = await takeFromLimit('join-address', input.address)
    if (wait !== null)
      return refuse('too-many', `Too many accounts were made from here. Try again in ${inMinutes(wait)}.`)
  }
  if (soundsLikeStaff(input.name)) return refuse('invalid', staffName, 'name')
  if (isCommonPassword(input.password)) return refuse('invalid', tooCommon, 'password')
  const sent = await takeFromLimit('mail-to', `join|${input.email.toLowerCase()}`)
  if (sent !== null) {
    return refuse('too-many', `A few mails to this address are on their way already. Try again in ${inMinutes(sent)}.`)
  }
  const passwordHash = await hashPassword(input.password)

  return inTransaction(ctx, async (tx) => {
    await lockAddress(tx, input.email)
    const existing = await findAccountByEmail(tx, input.email)
    if (existing && isSettled(existing, ctx.now)) {
      const token = await issueToken(tx, existing.id, existing.email, 'sign-in', ctx.now)
      const message = alreadyHereEmail(existing.name, env().APP_URL + paths.loginLink(token))
      await queueEmail(tx, { to: existing.email, memberId: existing.id, at: ctx.now }, message)
      return ok({ memberId: null })
    }
    if (await isKeptBack(tx, input.email, ctx.now)) {
      await queueEmail(tx, { to: input.email, at: ctx.now }, addressTakenEmail())
      return ok({ memberId: null })
    }
    if (existing) await giveWay(tx, existing.id, ctx.now)
    const joinedBy = input.joinMark && joinMarkHash(input.joinMark, input.email)
    const memberId = await insertMember(tx, { ...input, passwordHash, joinedBy, at: ctx.now })
    const token = await issueToken(tx, memberId, input.email, 'verify', ctx.now)
    const message = verifyAddressEmail(input.name, env().APP_URL + paths.verifyEmail(token))
    await queueEmail(tx, { to: input.email, memberId, at: ctx.now }, message)
    await announce(tx, memberJoined({ memberId }), ctx.now)
    return ok({ memberId })
  })
}

/** Whether an account stays when somebody joins with its address: it is confirmed, or the hall has said something of it. */
function isSettled({ emailVerifiedAt, siteRole, silencedUntil, suspendedUntil }: Account, at: Date): boolean {
  const isUnder = (until: Date | null) => until !== null && until > at
  return emailVerifiedAt !== null || siteRole !== 'member' || isUnder(silencedUntil) || isUnder(suspendedUntil)
}
