import { zoneTown } from '#app/lib/time-zones.ts'
import { momentWords } from '#app/lib/clock.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { paths } from '#app/paths.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { queueEmail } from '#app/platform/email.server.ts'
import { env } from '#app/platform/env.server.ts'
import { readLinkSecret } from '#app/platform/link-secret.server.ts'
import { takeFromLimit } from '#app/platform/rate-limits.server.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import { mayBring, mayComeAsGuest } from '../domain/policy.ts'
import { questionsOf, unanswered, windowOf } from '../domain/registration.ts'
import { guestToken } from '../guest-token.server.ts'
import { saveGuest } from '../guests-repository.server.ts'
import { confirmSeatEmail, yourSeatEmail } from '../emails.ts'
import { findEventVisibleTo, findOccurrence } from '../repository.server.ts'

export type AskAsGuestInput = {
  eventId: string
  on?: string
  name: string
  email: string
  guests: number
  answers?: readonly string[]
  /** The network address that asks, where known. */
  address?: string
}

/**
 * Mails a link to somebody without an account who wants to come. Nothing is taken before the link is used. The answer
 * is the same whatever the address is: new, known here, or on the list already.
 */
export async function askAsGuest(ctx: Context, input: AskAsGuestInput): Promise<Result> {
  const event = await findEventVisibleTo(ctx.db, null, input.eventId)
  const date = event && (await findOccurrence(ctx.db, event.id, input.on, ctx.now))
  if (!date) return refuse('not-found')
  const facts = { status: event.status, dateStatus: date.status, endsAt: date.endsAt }
  const decision = mayComeAsGuest(event, { ...facts, ...windowOf(event, date.startsAt) }, ctx.now)
  if (!decision.allowed) return refuse('conflict', decision.reason)
  const company = mayBring(event, input.guests)
  if (!company.allowed) return refuse('invalid', company.reason, 'guests')
  const { answers = [], email, name } = input
  const missing = unanswered(questionsOf(event), answers)
  if (missing !== null) return refuse('invalid', 'The organizers need an answer to this.', `answers[${missing}]`)
  const isFlood = input.address && (await takeFromLimit('guest-address', input.address)) !== null
  if (isFlood || (await takeFromLimit('mail-to', `guest|${email.toLowerCase()}`)) !== null) {
    return refuse('too-many', 'A few links are on their way already. Try again in an hour.')
  }

  const secret = await readLinkSecret(ctx.db)
  return inTransaction(ctx, async (tx) => {
    const { timeZone } = event
    const party = input.guests + 1
    const guest = await saveGuest(tx, { occurrenceId: date.id, name, email, party, answers, timeZone, at: ctx.now })
    const message = guest.isConfirmed ? yourSeatEmail : confirmSeatEmail
    const about = { name, title: event.title, when: `${momentWords(date.startsAt, timeZone)} in ${zoneTown(timeZone)}` }
    const url = env().APP_URL + paths.guestSeat(guestToken(secret, guest.id))
    await queueEmail(tx, { to: email, at: ctx.now }, message(about, url))
    return ok()
  })
}
