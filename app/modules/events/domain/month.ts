import { Temporal } from 'temporal-polyfill'
import { monthName } from '#app/lib/clock.ts'
import { givenMonth } from '#app/lib/given.ts'

export type Month = { name: string; words: string; from: Date; to: Date; before: string; after: string }

/** The month that a text names (`2026-12`), else the one that `now` is in; its ends as instants in the zone. */
export function monthAround(text: string | null, now: Date, zone: string): Month {
  const given = givenMonth(text)
  const month =
    given === null
      ? Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate().toPlainYearMonth()
      : Temporal.PlainYearMonth.from(given)
  const startOf = (one: Temporal.PlainYearMonth) =>
    new Date(one.toPlainDate({ day: 1 }).toZonedDateTime(zone).epochMilliseconds)
  const after = month.add({ months: 1 })
  return {
    name: month.toString(),
    words: `${monthName(month.month)} ${month.year}`,
    from: startOf(month),
    to: startOf(after),
    before: month.subtract({ months: 1 }).toString(),
    after: after.toString(),
  }
}
