import type { WeekRule } from '#app/lib/week.ts'
import { Temporal } from 'temporal-polyfill'

const WEEK = 7 * 24 * 60
const MAX_DAYS = 14

/**
 * Until when somebody is left in peace by hours without mail in wall time, or null when they are not at `at`. An end that
 * is not after the start lies on the next day: 22:00 to 07:00 is a night, 00:00 to 00:00 the whole day. Nights that touch are one. Where a clock
 * change repeats an hour, quiet begins with the first and ends with the last; where it skips the start or the end, the
 * moment of the change takes its place.
 * @throws RangeError for an unknown zone.
 */
export function quietUntil(rules: readonly WeekRule[], zone: string, at: Date): Date | null {
  if (rules.length === 0) return null
  const latest = at.getTime() + MAX_DAYS * 24 * 3600_000
  let until = at.getTime()
  while (until < latest) {
    const next = endAround(rules, zone, until)
    if (next === null) break
    until = next
  }
  return until > at.getTime() ? new Date(Math.min(until, latest)) : null
}

/** Whether a letter has to go out within quiet hours because it would be worth nothing at their end. */
export function cannotWait(lapsesAt: Date | null, at: Date, until: Date): boolean {
  return lapsesAt !== null && at < lapsesAt && lapsesAt <= until
}

/** Whether a week of quiet hours leaves at least an hour in which mail can go out. */
export function leavesRoom(rules: readonly WeekRule[]): boolean {
  const isQuiet = new Uint8Array(WEEK)
  for (const { weekday, startMinute, endMinute } of rules) {
    const from = weekday * 1440 + startMinute
    for (let minute = 0; minute < lengthOf(startMinute, endMinute); minute++) isQuiet[(from + minute) % WEEK] = 1
  }
  return isQuiet.reduce((sum, one) => sum + one, 0) <= WEEK - 60
}

function lengthOf(startMinute: number, endMinute: number): number {
  return (endMinute - startMinute + 1440) % 1440 || 1440
}

/** The end of quiet hours that hold at an instant; the latest, where several do. */
function endAround(rules: readonly WeekRule[], zone: string, at: number): number | null {
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
  let latest: number | null = null
  for (const day of [today.subtract({ days: 1 }), today, today.add({ days: 1 })]) {
    for (const { weekday, startMinute, endMinute } of rules) {
      if (weekday !== day.dayOfWeek - 1) continue
      const start = edge(day, startMinute, zone, 'earlier')
      const end = edge(endMinute > startMinute ? day : day.add({ days: 1 }), endMinute, zone, 'later')
      if (start <= at && at < end && (latest === null || end > latest)) latest = end
    }
  }
  return latest
}

function edge(day: Temporal.PlainDate, minute: number, zone: string, which: 'earlier' | 'later'): number {
  const wall = day.toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })
  const zoned = wall.toZonedDateTime(zone, { disambiguation: which })
  if (zoned.toPlainDateTime().equals(wall)) return zoned.epochMilliseconds
  const before = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  return before.getTimeZoneTransition('next')!.epochMilliseconds
}
