/**
 * How a table offers a place that becomes free instead of giving it: from `from` on, for at most `minutes`, and for no
 * more than half of the time that is left until `before` (null: no end in sight).
 */
export type Offers = { from: Date; minutes: number; before: Date | null }

/** An offer shorter than this is not worth asking: the place is given. In milliseconds. */
export const MIN_OFFER_LENGTH = 5 * 60_000

/** Until when a place that becomes free at `now` is kept for the first in line to accept; null: it is theirs at once. */
export function offerUntil(offers: Offers | null, now: Date): Date | null {
  if (!offers || now < offers.from) return null
  const left = offers.before ? (offers.before.getTime() - now.getTime()) / 2 : Infinity
  const span = Math.floor(Math.min(offers.minutes * 60_000, left))
  return span < MIN_OFFER_LENGTH ? null : new Date(now.getTime() + span)
}
