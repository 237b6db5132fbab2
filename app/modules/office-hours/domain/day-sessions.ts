import type { WeekRule } from '#app/lib/week.ts'
import { Temporal } from 'temporal-polyfill'

/** Days, or a stretch of each of them, in which a mentor is not there. Dates are `YYYY-MM-DD`, both included. */
export type BlockedTime = { fromDate: string; toDate: string; startMinute: number | null; endMinute: number | null }

export type Span = { startsAt: Date; endsAt: Date }

export type WeekPlan = {
  timeZone: string
  sessionMinutes: number
  bufferMinutes: number
  /** In wall time of the mentor's zone. */
  rules: readonly WeekRule[]
  /** A weekly hour that is kept for something else. */
  group?: WeekRule | null
  blocked: readonly BlockedTime[]
}

/** In milliseconds. */
export const MINUTE = 60_000
/** In milliseconds. */
export const DAY = 24 * 60 * MINUTE

/** The calendar day of an instant (milliseconds since 1970) in an IANA zone. */
export function dateOf(instant: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate()
}

/**
 * The sessions of one day. A session lies with its whole wall clock inside one rule: hours that a clock change skips give
 * none, hours that it repeats give some in both passes.
 */
export function sessionsOn(day: Temporal.PlainDate, schedule: WeekPlan): Span[] {
  const { timeZone, sessionMinutes, bufferMinutes } = schedule
  const starts = new Set<number>()
  for (const rule of joined(schedule.rules.filter(({ weekday }) => weekday === day.dayOfWeek - 1))) {
    const end = instantAt(day, rule.endMinute, timeZone, 'later')
    let start = instantAt(day, rule.startMinute, timeZone, 'earlier')
    while (start + sessionMinutes * MINUTE <= end) {
      const inside = liesInside(day, rule, start, start + sessionMinutes * MINUTE, timeZone)
      if (inside && !isBlocked(day, start, schedule)) starts.add(start)
      start += inside ? (sessionMinutes + bufferMinutes) * MINUTE : SEARCH_STEP
    }
  }
  return [...starts]
    .sort((a, b) => a - b)
    .map((start) => ({ startsAt: new Date(start), endsAt: new Date(start + sessionMinutes * MINUTE) }))
}

/** How far to move on from a start that a clock change has put outside of the rule. */
const SEARCH_STEP = 15 * MINUTE

/** Rules of one day, with neighbours and overlaps joined. */
function joined(rules: readonly WeekRule[]): WeekRule[] {
  const result: WeekRule[] = []
  for (const rule of [...rules].sort((a, b) => a.startMinute - b.startMinute)) {
    const last = result.at(-1)
    if (last && rule.startMinute <= last.endMinute) last.endMinute = Math.max(last.endMinute, rule.endMinute)
    else result.push({ ...rule })
  }
  return result
}

function instantAt(day: Temporal.PlainDate, minute: number, zone: string, disambiguation: 'earlier' | 'later'): number {
  const date = minute >= 1440 ? day.add({ days: 1 }) : day
  const time = { hour: Math.floor((minute % 1440) / 60), minute: minute % 60 }
  const skipped = disambiguation === 'earlier' ? 'later' : 'earlier'
  const wall = date.toPlainDateTime(time)
  const zoned = wall.toZonedDateTime(zone, { disambiguation })
  const exists = Temporal.PlainDateTime.compare(zoned.toPlainDateTime(), wall) === 0
  return (exists ? zoned : wall.toZonedDateTime(zone, { disambiguation: skipped })).epochMilliseconds
}

function liesInside(day: Temporal.PlainDate, rule: WeekRule, start: number, end: number, zone: string): boolean {
  return wallMinute(day, start, zone) >= rule.startMinute && wallMinute(day, end, zone) <= rule.endMinute
}

function isBlocked(day: Temporal.PlainDate, start: number, schedule: WeekPlan): boolean {
  const date = day.toString()
  const from = wallMinute(day, start, schedule.timeZone)
  const to = from + schedule.sessionMinutes
  const { group } = schedule
  if (group?.weekday === day.dayOfWeek - 1 && from < group.endMinute && to > group.startMinute) return true
  return schedule.blocked.some(
    ({ fromDate, toDate, startMinute, endMinute }) =>
      fromDate <= date && date <= toDate && from < (endMinute ?? 1440) && to > (startMinute ?? 0),
  )
}

/** Minutes of the wall clock since that day's midnight; past 1440 on the next day. */
function wallMinute(day: Temporal.PlainDate, instant: number, zone: string): number {
  const wall = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
  const days = wall.toPlainDate().since(day, { largestUnit: 'day' }).days
  return days * 1440 + wall.hour * 60 + wall.minute
}
