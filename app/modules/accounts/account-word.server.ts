import { recordWords } from '#app/lib/clock.ts'
import { paths } from '#app/paths.ts'
import type { Tx } from '#app/platform/database.server.ts'
import { queueEmail } from '#app/platform/email.server.ts'
import { env } from '#app/platform/env.server.ts'
import type { Actor } from './domain/actor.ts'
import { passwordChangedEmail, passwordSetLetter } from './emails.ts'

/**
 * Writes to a member that they have another password, or their first one. Never held back: it may not have been them.
 */
export async function tellOfPassword(tx: Tx, member: Actor, at: Date, isFirst: boolean): Promise<void> {
  const letterOf = isFirst ? passwordSetLetter : passwordChangedEmail
  const message = letterOf(member.name, recordWords(at, member.timeZone), env().APP_URL + paths.forgotPassword())
  await queueEmail(tx, { to: member.email, memberId: member.id, at }, message)
}
