import { Temporal } from 'temporal-polyfill'

/**
 * The instant that somebody means by a date and time: an instant stays one; `2026-12-05T14:00` is the wall time in
 * their zone; nothing is null. An hour that a clock change skips is read one hour later.
 */
export function instantMeant(value: Date | string | null | undefined, zone: string): Date | null {
  if (!value) return null
  if (value instanceof Date) return value
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value)) return new Date(value)
  return new Date(Temporal.PlainDateTime.from(value).toZonedDateTime(zone).epochMilliseconds)
}

/** The wall time of an instant for a form, to the minute; empty for none. */
export function wallWords(instant: Date | null, zone: string): string {
  if (!instant) return ''
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)
  return zoned.toPlainDateTime().toString({ smallestUnit: 'minute' })
}
