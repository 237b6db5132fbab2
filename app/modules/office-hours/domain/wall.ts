import { Temporal } from 'temporal-polyfill'

/** An instant on the wall of one place: `date` is `YYYY-MM-DD`, `clock` is `HH:MM`, `weekday` is "Sat". */
export type Wall = { date: string; day: number; weekday: string; clock: string }

/** Reads an instant in an IANA zone. @throws RangeError for an unknown zone. */
export function wallAt(instant: Date, timeZone: string): Wall {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone)
  return {
    date: zoned.toPlainDate().toString(),
    day: zoned.day,
    weekday: WEEKDAYS[zoned.dayOfWeek - 1]!,
    clock: zoned.toPlainTime().toString({ smallestUnit: 'minute' }),
  }
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
