/** An instant as a clock and a calendar on the wall of one place. `weekday` counts from Monday = 0. */
export type WallTime = { year: number; month: number; day: number; weekday: number; hour: number; minute: number }

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

const months = 'January February March April May June July August September October November December'.split(' ')

/**
 * Reads an ISO instant (with `Z` or an offset) in an IANA zone. A plain `YYYY-MM-DD` is that day everywhere, at 00:00.
 * Words are made here rather than by `Intl`, so that server and browser never disagree about an abbreviation.
 */
export function wallTime(at: string, zone: string): WallTime {
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
  const words = `${weekdayOf(wall)} ${dateWords(wall)}`
  return year === undefined || year === wall.year ? words : `${words} ${wall.year}`
}

/** "14 November" */
export function dateWords({ day, month }: WallTime): string {
  return `${day} ${monthOf(month)}`
}

/** "Nov" */
export function shortMonth({ month }: WallTime): string {
  return monthOf(month).slice(0, 3)
}

export function weekdayOf({ weekday }: WallTime): string {
  return weekdays[weekday] ?? ''
}

/** "Sat" */
export function shortWeekday(wall: WallTime): string {
  return weekdayOf(wall).slice(0, 3)
}

export function sameDay(a: WallTime, b: WallTime): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day
}

export function sameClock(a: WallTime, b: WallTime): boolean {
  return sameDay(a, b) && a.hour === b.hour && a.minute === b.minute
}

const QUARTER_MS = 900_000
const MOST_OFFSETS = 20_000
const formatters = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()

function partsIn(date: Date, zone: string): WallTime {
  const wall = new Date(date.getTime() + offsetAt(date.getTime(), zone))
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    weekday: (wall.getUTCDay() + 6) % 7,
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
  }
}

/** How far a zone's clock is ahead of UTC, in milliseconds. Clocks change on a quarter of an hour: one answer holds for it. */
function offsetAt(at: number, zone: string): number {
  const quarter = Math.floor(at / QUARTER_MS)
  const key = `${zone} ${quarter}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const read: Record<string, number> = {}
  const start = quarter * QUARTER_MS
  for (const { type, value } of formatterFor(zone).formatToParts(start)) read[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = read
  const offset = Date.UTC(year, month - 1, day, hour, minute) - start
  if (offsets.size >= MOST_OFFSETS) offsets.clear()
  offsets.set(key, offset)
  return offset
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

function monthOf(month: number): string {
  return months[month - 1] ?? ''
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
