import { zoneTown } from './time-zones.ts'
import { dayName } from './week.ts'

/** An instant as a clock and a calendar on the wall of one place. `weekday` counts from Monday = 0. */
export type WallTime = { year: number; month: number; day: number; weekday: number; hour: number; minute: number }

const months = 'January February March April May June July August September October November December'.split(' ')

/**
 * Reads an instant (a date, or ISO with `Z` or an offset) in an IANA zone. A plain `YYYY-MM-DD` is that day everywhere,
 * at 00:00. Words are made here rather than by `Intl`, so that server and browser never disagree about an abbreviation,
 * and so that a page of rows asks `Intl` for a zone's offset once in a quarter of an hour.
 * @throws RangeError for an unknown zone.
 */
export function wallTime(at: string | Date, zone: string): WallTime {
  if (at instanceof Date) return partsIn(at, zone)
  if (/^\d{4}-\d{2}-\d{2}$/.test(at)) return partsIn(new Date(`${at}T00:00:00Z`), 'UTC')
  return partsIn(new Date(at), zone)
}

/** A day of the year that it is at `now` in a zone: all that `Time` has to know of now, and the same for months. */
export function dayOfThisYear(now: string, zone: string): string {
  return `${wallTime(now, zone).year}-07-01`
}

/** "14:00" */
export function clockWords({ hour, minute }: WallTime): string {
  return `${pad(hour)}:${pad(minute)}`
}

/** "Saturday 14 November", with the year only when it is not `year`. */
export function dayWords(wall: WallTime, year?: number): string {
  const words = `${dayName(wall.weekday)} ${dateWords(wall)}`
  return year === undefined || year === wall.year ? words : `${words} ${wall.year}`
}

/** "14 November" */
export function dateWords({ day, month }: WallTime): string {
  return `${day} ${monthName(month)}`
}

/** "Saturday 14 November 2026, 14:00" */
export function fullWords(wall: WallTime): string {
  return `${dayWords(wall)} ${wall.year}, ${clockWords(wall)}`
}

/** An instant as people say it, in somebody's own zone: "Friday 27 November, 13:00"; with the year when it is not `year`. */
export function momentWords(at: string | Date, zone: string, year?: number): string {
  const wall = wallTime(at, zone)
  return `${dayWords(wall, year)}, ${clockWords(wall)}`
}

/** The same, with the clock at the place where that differs: "Thursday 26 November, 06:17 (07:17 in Berlin)". */
export function inBothZones(at: Date, zone: string, there: string): string {
  const [own, other] = [wallTime(at, zone), wallTime(at, there)]
  const words = momentWords(at, zone)
  if (sameClock(own, other)) return words
  return `${words} (${sameDay(own, other) ? clockWords(other) : momentWords(at, there)} in ${zoneTown(there)})`
}

/** An instant for the record, with the year and the zone it is told in: "25 November 2026, 23:10 (Europe/Berlin)". */
export function recordWords(at: Date, zone: string): string {
  const wall = wallTime(at, zone)
  return `${dateWords(wall)} ${wall.year}, ${clockWords(wall)} (${zone})`
}

/** "November"; months count from 1. */
export function monthName(month: number): string {
  return months[month - 1] ?? ''
}

/** "Nov" */
export function shortMonth({ month }: WallTime): string {
  return monthName(month).slice(0, 3)
}

/** "2026-11-14" */
export function isoDay({ year, month, day }: WallTime): string {
  return `${year}-${pad(month)}-${pad(day)}`
}

/** "09:30" for 570 minutes after midnight; the end of the day is 24:00. */
export function timeOfDay(minute: number): string {
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`
}

/** Minutes after midnight of a time such as "09:30". */
export function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

export function sameDay(a: WallTime, b: WallTime): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day
}

export function sameClock(a: WallTime, b: WallTime): boolean {
  return sameDay(a, b) && a.hour === b.hour && a.minute === b.minute
}

const QUARTER_MS = 900_000
const MAX_OFFSETS = 20_000
const formatters = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()

/**
 * How far a zone's clock is ahead of UTC at an instant, both in milliseconds. Clocks change on a quarter of an hour: one
 * answer holds for it.
 * @throws RangeError for an unknown zone.
 */
export function zoneOffset(at: number, zone: string): number {
  const quarter = Math.floor(at / QUARTER_MS)
  const key = `${zone} ${quarter}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const read: Record<string, number> = {}
  const start = quarter * QUARTER_MS
  for (const { type, value } of formatterFor(zone).formatToParts(start)) read[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = read
  const offset = Date.UTC(year, month - 1, day, hour, minute) - start
  if (offsets.size >= MAX_OFFSETS) offsets.clear()
  offsets.set(key, offset)
  return offset
}

function partsIn(date: Date, zone: string): WallTime {
  const wall = new Date(date.getTime() + zoneOffset(date.getTime(), zone))
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    weekday: (wall.getUTCDay() + 6) % 7,
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
  }
}

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  })
  formatters.set(zone, made)
  return made
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
