import { dayCodes, type WeekRule } from '#app/lib/week.ts'
import type { WeeklyHours } from '../types.ts'

/** The rules behind a line of weekly hours ("sat 09-13; weekdays 19-21"). */
export function rulesOf(hours: WeeklyHours): WeekRule[] {
  return hours
    .split(';')
    .map((entry) => entry.trim())
    .filter(Boolean)
    .flatMap((entry) => {
      const [day, ranges] = entry.split(/\s+/, 2)
      return weekdaysOf(day!).flatMap((weekday) =>
        ranges!.split(',').map((range) => {
          const [from, to] = range.split('-').map(Number)
          return { weekday, startMinute: from! * 60, endMinute: to! * 60 }
        }),
      )
    })
}

function weekdaysOf(day: string): number[] {
  if (day === 'weekdays') return [0, 1, 2, 3, 4]
  if (day === 'weekends') return [5, 6]
  return [dayCodes.findIndex((code) => code === day)]
}
