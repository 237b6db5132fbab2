import { timeOfDay } from '#app/lib/clock.ts'
import { dayCodes, dayNames, type DaySpan, type WeekRule } from '#app/lib/week.ts'

const days = new Map<string, number>(dayCodes.map((code, weekday) => [code, weekday]))

/** Opening hours as lines of a week: the same days side by side, closed days said. */
export function hoursByDay(hours: readonly WeekRule[]): { weekday: number; day: string; words: string }[] {
  return dayNames.map((day, weekday) => {
    const open = hours.filter((one) => one.weekday === weekday).sort((a, b) => a.startMinute - b.startMinute)
    return { weekday, day, words: spanWords(open, ' to ') || 'Closed' }
  })
}

/**
 * Opening hours as people type them, one line a day: `Mon 08:00-18:00, 19:00-22:00`; `Mon-Fri` is a run of days.
 * Null for a text that says something else, or hours that overlap or end before they start.
 */
export function readHours(text: string): WeekRule[] | null {
  const hours: WeekRule[] = []
  for (const line of text
    .split('\n')
    .map((part) => part.trim())
    .filter(Boolean)) {
    const match = /^([a-z]{3})[a-z]*(?:\s*[-–]\s*([a-z]{3})[a-z]*)?:?\s+(.+)$/i.exec(line)
    const from = days.get(match?.[1]?.toLowerCase() ?? '')
    const to = match?.[2] ? days.get(match[2].toLowerCase()) : from
    if (!match || from === undefined || to === undefined || to < from) return null
    const spans = readSpans(match[3]!)
    if (!spans) return null
    for (const span of spans) for (let weekday = from; weekday <= to; weekday++) hours.push({ weekday, ...span })
  }
  const inOrder = hours.sort((a, b) => a.weekday - b.weekday || a.startMinute - b.startMinute)
  const overlaps = inOrder.some((one, i) => {
    const before = inOrder[i - 1]
    return before !== undefined && before.weekday === one.weekday && before.endMinute > one.startMinute
  })
  return overlaps ? null : inOrder
}

/** The hours of one day, `8-12, 13:30-18:00`, in order; null when they overlap, end before they start or say something else. */
export function readSpans(text: string): DaySpan[] | null {
  const spans: DaySpan[] = []
  for (const part of text.split(',')) {
    const read = /^\s*(\d{1,2})(?::(\d{2}))?\s*[-–]\s*(\d{1,2})(?::(\d{2}))?\s*$/.exec(part)
    if (!read) return null
    const startMinute = Number(read[1]) * 60 + Number(read[2] ?? 0)
    const endMinute = Number(read[3]) * 60 + Number(read[4] ?? 0)
    if (startMinute >= endMinute || endMinute > 1440) return null
    spans.push({ startMinute, endMinute })
  }
  spans.sort((a, b) => a.startMinute - b.startMinute)
  return spans.some((one, i) => i > 0 && spans[i - 1]!.endMinute > one.startMinute) ? null : spans
}

/** The lines that `readHours` reads back. */
export function writeHours(hours: readonly WeekRule[]): string {
  return dayNames
    .map((name, weekday) => {
      const open = hours.filter((one) => one.weekday === weekday)
      return open.length ? `${name.slice(0, 3)} ${spanWords(open, '-')}` : ''
    })
    .filter(Boolean)
    .join('\n')
}

/** "09:00 to 12:00, 13:00 to 18:00", with `between` for "to"; empty for none. */
export function spanWords(spans: readonly DaySpan[], between: string): string {
  return spans.map((one) => `${timeOfDay(one.startMinute)}${between}${timeOfDay(one.endMinute)}`).join(', ')
}
