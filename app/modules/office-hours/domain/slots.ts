import { Temporal } from 'temporal-polyfill'

/** Weekly office hours in wall time of the mentor's zone; weekday 0 is Monday, minutes count from midnight. */
export type HoursRule = { weekday: number; startMinute: number; endMinute: number }

/** Days, or a stretch of each of them, in which a mentor is not there. Dates are `YYYY-MM-DD`, both included. */
export type BlockedTime = { fromDate: string; toDate: string; startMinute: number | null; endMinute: number | null }

export type Span = { startsAt: Date; endsAt: Date }

export type Schedule = {
  timeZone: string
  sessionMinutes: number
  bufferMinutes: number
  noticeMinutes: number
  horizonDays: number
  maxPerDay: number
  maxPerWeek: number
  rules: readonly HoursRule[]
  blocked: readonly BlockedTime[]
  /** What is booked already. */
  bookings: readonly Span[]
}

/**
 * The free slots of a schedule, soonest first, made as they are asked for: weekly hours, less what is booked (with
 * buffers), less blocked days, after the notice, within the horizon, under the caps a day and a week.
 * A session lies with its whole wall clock inside one rule: hours that a clock change skips give no slot, hours that it
 * repeats give slots in both passes.
 */
export function* freeSlots(schedule: Schedule, now: Date): Generator<Span> {
  const { timeZone, noticeMinutes, horizonDays } = schedule
  const earliest = now.getTime() + noticeMinutes * MINUTE
  const latest = now.getTime() + horizonDays * DAY
  const taken = takenBy(schedule)
  const lastDay = dateOf(latest, timeZone)
  let day = dateOf(earliest, timeZone)
  for (; Temporal.PlainDate.compare(day, lastDay) <= 0; day = day.add({ days: 1 })) {
    if (taken.isFull(day)) continue
    for (const span of sessionsOn(day, schedule)) {
      const start = span.startsAt.getTime()
      if (start >= earliest && start <= latest && !taken.overlaps(span)) yield span
    }
  }
}

/** Up to `limit` free slots from the start of the list. */
export function nextSlots(schedule: Schedule, now: Date, limit: number): Span[] {
  const slots: Span[] = []
  for (const slot of freeSlots(schedule, now)) if (slots.push(slot) >= limit) break
  return slots
}

/** The free slot that starts at an instant, or nothing. */
export function findSlot(schedule: Schedule, now: Date, startsAt: Date): Span | undefined {
  for (const slot of freeSlots(schedule, now)) {
    if (slot.startsAt.getTime() === startsAt.getTime()) return slot
    if (slot.startsAt > startsAt) return undefined
  }
  return undefined
}

/** Whether somebody has a talk booked at an instant. */
export function isTaken({ bookings }: Pick<Schedule, 'bookings'>, at: Date): boolean {
  return bookings.some(({ startsAt, endsAt }) => startsAt <= at && at < endsAt)
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

function sessionsOn(day: Temporal.PlainDate, schedule: Schedule): Span[] {
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
function joined(rules: readonly HoursRule[]): HoursRule[] {
  const result: HoursRule[] = []
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

function liesInside(day: Temporal.PlainDate, rule: HoursRule, start: number, end: number, zone: string): boolean {
  return wallMinute(day, start, zone) >= rule.startMinute && wallMinute(day, end, zone) <= rule.endMinute
}

function isBlocked(day: Temporal.PlainDate, start: number, schedule: Schedule): boolean {
  const date = day.toString()
  const from = wallMinute(day, start, schedule.timeZone)
  const to = from + schedule.sessionMinutes
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

function takenBy({ bookings, bufferMinutes, timeZone, maxPerDay, maxPerWeek }: Schedule) {
  const perDay = new Map<string, number>()
  const perWeek = new Map<string, number>()
  for (const { startsAt } of bookings) {
    const day = dateOf(startsAt.getTime(), timeZone)
    perDay.set(day.toString(), (perDay.get(day.toString()) ?? 0) + 1)
    perWeek.set(mondayOf(day), (perWeek.get(mondayOf(day)) ?? 0) + 1)
  }
  const buffer = bufferMinutes * MINUTE
  return {
    isFull: (day: Temporal.PlainDate) =>
      (perDay.get(day.toString()) ?? 0) >= maxPerDay || (perWeek.get(mondayOf(day)) ?? 0) >= maxPerWeek,
    overlaps: ({ startsAt, endsAt }: Span) =>
      bookings.some(
        (booked) =>
          startsAt.getTime() < booked.endsAt.getTime() + buffer &&
          endsAt.getTime() > booked.startsAt.getTime() - buffer,
      ),
  }
}

function dateOf(instant: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate()
}

function mondayOf(day: Temporal.PlainDate): string {
  return day.subtract({ days: day.dayOfWeek - 1 }).toString()
}
