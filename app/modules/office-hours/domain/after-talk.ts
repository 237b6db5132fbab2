import { allow, deny, type Decision } from '#app/lib/result.ts'
import { takesPart, type BookingParties } from './policy.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** How late somebody may come before it can be recorded that they did not. */
export const GRACE_MINUTES = 10
const DAYS_TO_RECORD = 7
/** What the two say of a talk is sealed until both have, and no longer than this after its end. */
export const SEALED_HOURS = 72

/** Whether someone may record that the other did not come: from ten minutes after the start, for a week. */
export function mayRecordMissed(actorId: string, booking: BookingParties, wasRecorded: boolean, now: Date): Decision {
  if (!takesPart(actorId, booking)) return deny('Only the two of the talk can say this.')
  if (booking.state !== 'confirmed') return deny('This talk did not take place.')
  if (wasRecorded) return deny('This is recorded already.')
  if (now.getTime() < booking.startsAt.getTime() + GRACE_MINUTES * MINUTE) {
    return deny(`People may be ${GRACE_MINUTES} minutes late. Wait for them a little longer.`)
  }
  const until = booking.endsAt.getTime() + DAYS_TO_RECORD * 24 * HOUR
  return now.getTime() < until ? allow : deny('This talk is too long ago.')
}

/** Whether someone may say how a talk was: once, after its end, and only while the other's words are sealed. */
export function mayGiveFeedback(actorId: string, booking: BookingParties, hasGiven: boolean, now: Date): Decision {
  if (!takesPart(actorId, booking)) return deny('Only the two of the talk can say this.')
  if (booking.state !== 'confirmed') return deny('This talk did not take place.')
  if (hasGiven) return deny('You have said how it was already.')
  if (now < booking.endsAt) return deny('The talk is not over yet.')
  return now < sealedUntil(booking) ? allow : deny('The time to say how it was has passed.')
}

/** When what one side said is opened although the other said nothing. */
export function sealedUntil({ endsAt }: Pick<BookingParties, 'endsAt'>): Date {
  return new Date(endsAt.getTime() + SEALED_HOURS * HOUR)
}
