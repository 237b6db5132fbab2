import { datesOf } from './recurrence.ts'
import { instantOf, plusMinutes, wallOf } from './wall-clock.ts'
import type { WallText } from './wall-days.ts'

/** How far ahead the dates of a series exist as dates of their own, in days. */
export const HORIZON_DAYS = 26 * 7

const DAY = 86_400_000
/** A daily series of more than thirteen years. */
const MAX_DATES = 5000

/** The two instants of a date that starts at a wall time and lasts so many minutes on the clock's face. */
export function spanOf(wall: WallText, durationMinutes: number, zone: string): { startsAt: Date; endsAt: Date } {
  const startsAt = instantOf(wall, zone)
  const endsAt = instantOf(plusMinutes(wall, durationMinutes), zone)
  return { startsAt, endsAt: endsAt > startsAt ? endsAt : new Date(startsAt.getTime() + durationMinutes * 60_000) }
}

/** Up to when the dates of a series that starts at `start` exist, seen from `now`. */
export function horizonOf(start: WallText, zone: string, now: Date): Date {
  return new Date(Math.max(now.getTime(), instantOf(start, zone).getTime()) + HORIZON_DAYS * DAY)
}

/** The wall times of an event up to its horizon: one for a single event. Of a series, those from `from` on if it is given. */
export function wallDates(
  event: { startsLocal: WallText; repeat: string | null; timeZone: string },
  until: Date,
  from?: WallText,
): WallText[] {
  if (!event.repeat) return [event.startsLocal]
  return datesOf(event.repeat, event.startsLocal, wallOf(until, event.timeZone), { limit: MAX_DATES, from })
}
