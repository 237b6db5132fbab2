import { Temporal } from 'temporal-polyfill'

export type Month = { name: string; words: string; from: Date; to: Date; before: string; after: string }

/** The month that a text names (`2026-12`), else the one that `now` is in; its ends as instants in the zone. */
export function monthAround(text: string | null, now: Date, zone: string): Month {
  const month =
    readMonth(text) ??
    Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate().toPlainYearMonth()
  const startOf = (one: Temporal.PlainYearMonth) =>
    new Date(one.toPlainDate({ day: 1 }).toZonedDateTime(zone).epochMilliseconds)
  const after = month.add({ months: 1 })
  return {
    name: month.toString(),
    words: month.toPlainDate({ day: 1 }).toLocaleString('en-GB', { month: 'long', year: 'numeric' }),
    from: startOf(month),
    to: startOf(after),
    before: month.subtract({ months: 1 }).toString(),
    after: after.toString(),
  }
}

function readMonth(text: string | null): Temporal.PlainYearMonth | null {
  if (!text || !/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/.test(text)) return null
  return Temporal.PlainYearMonth.from(text)
}
