import {
  civilDay,
  dayNumber,
  minutesOf,
  monthLength,
  wallText,
  weekdayOf,
  yearLength,
  type WallText,
} from './wall-days.ts'

export type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'

/** A repeat rule of whole days, taken apart (RFC 5545 §3.3.10). Empty lists do not restrict. */
export type Rule = {
  frequency: Frequency
  interval: number
  count: number | null
  /** The last wall time at which a date may start. */
  until: WallText | null
  months: readonly number[]
  weeks: readonly number[]
  yearDays: readonly number[]
  monthDays: readonly number[]
  /** `nth` 0 is every one; weekday 0 is Monday. */
  weekdays: readonly { nth: number; weekday: number }[]
  positions: readonly number[]
  weekStart: number
  /** Minutes since midnight, where a rule names hours of its own; else dates start when the first one does. */
  times: readonly number[]
}

const DAY = 1440
const LAST = minutesOf('9999-12-31T23:59')
/** How many calendar days are looked at before a rule counts as one that names nothing more: four hundred years. */
const MAX_DAYS = 150_000

/**
 * The wall times that a rule names from `start` on, between `from` and `to` (both included), at most `limit`. The work is
 * bounded by the distance of `from` and `to`; where dates are counted, by that from the start.
 */
export function datesBetween(
  rule: Rule,
  start: WallText,
  { from = start, to, limit }: { from?: WallText; to: WallText; limit: number },
): WallText[] {
  const dates: WallText[] = []
  const earliest = minutesOf(from)
  for (const minutes of named(rule, minutesOf(start), earliest, minutesOf(to))) {
    if (minutes < earliest) continue
    if (dates.length >= limit) break
    dates.push(wallText(minutes))
  }
  return dates
}

/** How many dates a rule names before `wall`. */
export function datesBefore(rule: Rule, start: WallText, wall: WallText): number {
  let count = 0
  const first = minutesOf(start)
  for (const _ of named(rule, first, first, minutesOf(wall) - 1)) count += 1
  return count
}

/** What a rule names in order, from shortly before `from` on: from the start where its dates are counted. */
function* named(given: Rule, start: number, from: number, to: number): Generator<number> {
  const rule = withDefaults(given, start)
  const startDay = Math.floor(start / DAY)
  const until = rule.until === null ? LAST : minutesOf(rule.until)
  const last = Math.min(to, until, LAST)
  const skip = rule.count === null ? Math.max(0, periodOf(rule, startDay, Math.floor(from / DAY)) - 1) : 0
  let left = rule.count ?? Infinity
  let looked = 0
  for (let period = skip; looked < MAX_DAYS && left > 0; period++) {
    const { first, days } = spanOfPeriod(rule, startDay, period)
    if (first * DAY > last) return
    looked += days
    for (const minutes of ofPeriod(rule, first, days, start)) {
      if (minutes < start) continue
      if (minutes > last || left <= 0) return
      left -= 1
      yield minutes
    }
  }
}

/** The dates of one day, week, month or year, in order. */
function ofPeriod(rule: Filled, first: number, days: number, start: number): number[] {
  const times = rule.times.length > 0 ? rule.times : [((start % DAY) + DAY) % DAY]
  const dates: number[] = []
  for (let day = first; day < first + days; day++) {
    if (fits(rule, day)) for (const time of times) dates.push(day * DAY + time)
  }
  if (rule.positions.length === 0) return dates
  const chosen = rule.positions.map((position) => dates.at(position > 0 ? position - 1 : position))
  return [...new Set(chosen)].filter((date) => date !== undefined).sort((a, b) => a - b)
}

type Filled = Rule & { isPlain: boolean; nthOf: 'month' | 'year' | null }

/** The rule with what its start implies: "every month" is on the day of the month on which it began. */
function withDefaults(rule: Rule, start: number): Filled {
  const day = Math.floor(start / DAY)
  const { month, date } = civilDay(day)
  const { frequency, months, weeks, yearDays, monthDays, weekdays } = rule
  const filled = { ...rule }
  const namesDay = yearDays.length + monthDays.length + weekdays.length > 0
  if (frequency === 'WEEKLY' && !namesDay) filled.weekdays = [{ nth: 0, weekday: weekdayOf(day) }]
  if (frequency === 'MONTHLY' && !namesDay) filled.monthDays = [date]
  if (frequency === 'YEARLY' && !namesDay) {
    if (weeks.length > 0) filled.weekdays = [{ nth: 0, weekday: weekdayOf(day) }]
    else filled.monthDays = [date]
    if (weeks.length === 0 && months.length === 0) filled.months = [month]
  }
  const isPlain = !namesDay && frequency === 'DAILY' && months.length + weeks.length === 0
  const isOfMonth = frequency === 'MONTHLY' || (frequency === 'YEARLY' && months.length > 0)
  return { ...filled, isPlain, nthOf: isOfMonth ? 'month' : frequency === 'YEARLY' ? 'year' : null }
}

/** In which of its periods a rule that starts on `startDay` has `day`. */
function periodOf({ frequency, interval, weekStart }: Rule, startDay: number, day: number): number {
  const [from, to] = [civilDay(startDay), civilDay(day)]
  const distance = {
    DAILY: () => day - startDay,
    WEEKLY: () => Math.floor((day - startOfWeek(startDay, weekStart)) / 7),
    MONTHLY: () => (to.year - from.year) * 12 + to.month - from.month,
    YEARLY: () => to.year - from.year,
  }[frequency]()
  return Math.floor(distance / interval)
}

function spanOfPeriod({ frequency, interval, weekStart }: Rule, startDay: number, period: number) {
  if (frequency === 'DAILY') return { first: startDay + period * interval, days: 1 }
  if (frequency === 'WEEKLY') return { first: startOfWeek(startDay, weekStart) + period * interval * 7, days: 7 }
  const { year, month } = civilDay(startDay)
  if (frequency === 'YEARLY') {
    const then = year + period * interval
    return { first: dayNumber(then, 1, 1), days: yearLength(then) }
  }
  const months = year * 12 + month - 1 + period * interval
  const [thenYear, thenMonth] = [Math.floor(months / 12), (months % 12) + 1]
  return { first: dayNumber(thenYear, thenMonth, 1), days: monthLength(thenYear, thenMonth) }
}

function fits(rule: Filled, day: number): boolean {
  if (rule.isPlain) return true
  const { year, month, date } = civilDay(day)
  if (rule.months.length > 0 && !rule.months.includes(month)) return false
  if (rule.monthDays.length > 0 && !isAmong(rule.monthDays, date, monthLength(year, month))) return false
  const dayOfYear = day - dayNumber(year, 1, 1) + 1
  if (rule.yearDays.length > 0 && !isAmong(rule.yearDays, dayOfYear, yearLength(year))) return false
  if (rule.weeks.length > 0 && !isInWeek(rule, day)) return false
  if (rule.weekdays.length === 0) return true
  const weekday = weekdayOf(day)
  const [place, length] = rule.nthOf === 'month' ? [date, monthLength(year, month)] : [dayOfYear, yearLength(year)]
  return rule.weekdays.some((one) => {
    if (one.weekday !== weekday) return false
    if (one.nth === 0 || rule.nthOf === null) return true
    return one.nth > 0 ? Math.ceil(place / 7) === one.nth : Math.ceil((length - place + 1) / 7) === -one.nth
  })
}

/** Whether a list names a place among so many; negative numbers count from the end. */
function isAmong(list: readonly number[], place: number, length: number): boolean {
  return list.includes(place) || list.includes(place - length - 1)
}

/** Whether a day lies in one of the rule's weeks: the first of a year is the one with at least four days in it. */
function isInWeek({ weeks, weekStart }: Rule, day: number): boolean {
  const start = startOfWeek(day, weekStart)
  const { year } = civilDay(start + 3)
  const first = startOfWeek(dayNumber(year, 1, 4), weekStart)
  const next = startOfWeek(dayNumber(year + 1, 1, 4), weekStart)
  return isAmong(weeks, (start - first) / 7 + 1, (next - first) / 7)
}

function startOfWeek(day: number, weekStart: number): number {
  return day - ((weekdayOf(day) - weekStart + 7) % 7)
}
