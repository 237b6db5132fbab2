import type { DaySpan } from '#app/lib/week.ts'
import { readSpans, spanWords } from './opening-hours.ts'

/** A day on which a space is closed (no spans) or keeps other hours; `day` is `2026-12-25` on the space's own calendar. */
export type SpecialDay = { day: string; spans: DaySpan[]; note: string }

const MAX_RUN_LENGTH = 62
const MAX_DAYS = 200
const CLOSED = /^closed\b/i
const A_DAY = 86_400_000

/**
 * Days with other hours as people type them, a line each: `2026-12-25 closed`, `2026-12-24 09:00-13:00`,
 * `2026-12-27 to 2026-12-30 closed (between the years)`. What stands in brackets is shown beside the day.
 * Null for a text that says something else, names a day that does not exist, or names one twice.
 */
export function readSpecialDays(text: string): SpecialDay[] | null {
  const special: SpecialDay[] = []
  for (const line of text.split('\n').filter((one) => one.trim())) {
    const match =
      /^\s*(\d{4}-\d{2}-\d{2})(?:\s*(?:to|–|-|\.\.)\s*(\d{4}-\d{2}-\d{2}))?:?\s+([^(]+?)\s*(?:\(([^()]{1,80})\))?\s*$/i.exec(
        line,
      )
    if (!match) return null
    const days = daysFrom(match[1]!, match[2] ?? match[1]!)
    const spans = CLOSED.test(match[3]!) ? [] : readSpans(match[3]!)
    if (!days || !spans) return null
    for (const day of days) special.push({ day, spans, note: match[4]?.trim() ?? '' })
  }
  special.sort((a, b) => a.day.localeCompare(b.day))
  const isTwice = special.some((one, i) => one.day === special[i - 1]?.day)
  return isTwice || special.length > MAX_DAYS ? null : special
}

/** The lines that `readSpecialDays` reads back, without the days before `today`. */
export function writeSpecialDays(special: readonly SpecialDay[], today = ''): string {
  return special
    .filter(({ day }) => day >= today)
    .map(
      ({ day, spans, note }) => `${day} ${spans.length ? spanWords(spans, '-') : 'closed'}${note ? ` (${note})` : ''}`,
    )
    .join('\n')
}

function daysFrom(first: string, last: string): string[] | null {
  const start = Date.parse(`${first}T00:00:00Z`)
  const end = Date.parse(`${last}T00:00:00Z`)
  const count = (end - start) / A_DAY + 1
  if (!(count >= 1 && count <= MAX_RUN_LENGTH)) return null
  const days = Array.from({ length: count }, (_, i) => new Date(start + i * A_DAY).toISOString().slice(0, 10))
  return days[0] === first && days.at(-1) === last ? days : null
}
