import { Temporal } from 'temporal-polyfill'
import { givenWall } from '#app/lib/given.ts'
import { minutesOf, wallText, type WallText } from './wall-days.ts'

/** Whether a text is a wall time of an existing day, within reach. */
export function isWallTime(text: string): boolean {
  return givenWall(text) !== null
}

/**
 * The instant of a wall time. An hour that a clock change skips is read one hour later, an hour that comes twice the
 * first time ("compatible", as in RFC 5545 for a given start), so that no date of a series is lost to a clock change.
 * @throws RangeError for a malformed time or an unknown zone.
 */
export function instantOf(wall: WallText, zone: string): Date {
  const zoned = Temporal.PlainDateTime.from(wall).toZonedDateTime(zone, { disambiguation: 'compatible' })
  return new Date(zoned.epochMilliseconds)
}

/** The wall time of an instant, to the minute. */
export function wallOf(instant: Date, zone: string): WallText {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
}

/** Minutes on the clock's face from one wall time to another; negative when the second is earlier. */
export function minutesBetween(from: WallText, to: WallText): number {
  return minutesOf(to) - minutesOf(from)
}

/** The wall time so many minutes later on the clock's face. */
export function plusMinutes(wall: WallText, minutes: number): WallText {
  return wallText(minutesOf(wall) + minutes)
}

/** The wall time at the same distance from `to` as `wall` has from `from`: moves one date as another was moved. */
export function shiftedAlong(wall: WallText, from: WallText, to: WallText): WallText {
  return plusMinutes(wall, minutesBetween(from, to))
}
