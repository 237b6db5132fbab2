import { isOffHours } from '#app/lib/off-hours.ts'
import { weekdays } from './wall-time.ts'

export const dayCodes = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

export type DayCode = (typeof dayCodes)[number]

/** Whole hours of one weekday, `to` exclusive and at most 24. */
export type HourRange = { day: DayCode; from: number; to: number }

/** "mon-9": the hour that starts Monday 09:00, as the grid's checkboxes send it. */
export function hourCode(day: DayCode, hour: number): string {
  return `${day}-${hour}`
}

export function dayName(day: DayCode): string {
  return weekdays[dayCodes.indexOf(day)] ?? ''
}

/** "09:00"; the end of the day is 24:00. */
export function hourWords(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}

/** The ticked hours as the fewest ranges, in the order of the week. Codes that are no hour are left out. */
export function hourRanges(free: Iterable<string>): HourRange[] {
  const ticked = new Set(free)
  return dayCodes.flatMap((day) => {
    const ranges: HourRange[] = []
    for (let hour = 0; hour < 24; hour += 1) {
      if (!ticked.has(hourCode(day, hour))) continue
      const last = ranges.at(-1)
      if (last && last.to === hour) last.to = hour + 1
      else ranges.push({ day, from: hour, to: hour + 1 })
    }
    return ranges
  })
}

/** Whether an hour of the week is an evening, a night or a weekend's. */
export function isOffHour(day: DayCode, hour: number): boolean {
  return isOffHours(dayCodes.indexOf(day), hour * 60)
}
