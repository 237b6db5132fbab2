/** A stretch of a day in wall time; minutes count from midnight, and 1440 ends the day. */
export type DaySpan = { startMinute: number; endMinute: number }

/** A stretch of one day of each week; weekday 0 is Monday. */
export type WeekRule = DaySpan & { weekday: number }

export type DayCode = (typeof dayCodes)[number]

export const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** The days as forms and the matching engine write them. */
export const dayCodes = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** The days as calendar files write them (RFC 5545). */
export const calendarDays: readonly string[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** "Saturday"; empty for what is no weekday. */
export function dayName(weekday: number): string {
  return dayNames[weekday] ?? ''
}

/** "Sat" */
export function shortDayName(weekday: number): string {
  return dayName(weekday).slice(0, 3)
}

/** What a week grid sends for an hour: "mon-9" starts Monday 09:00. */
export const HOUR_CODE = new RegExp(`^(${dayCodes.join('|')})-([01]?\\d|2[0-3])$`)

/** The code of an hour in a week grid. */
export function hourCode(weekday: number, hour: number): string {
  return `${dayCodes[weekday]}-${hour}`
}

/** The fewest rules behind hours ticked in a week grid, in the order of the week. Codes that are no hour are left out. */
export function rulesOfHours(codes: Iterable<string>): WeekRule[] {
  const hours = new Set([...codes].flatMap(hourOfWeek))
  const rules: WeekRule[] = []
  for (const hour of [...hours].sort((a, b) => a - b)) {
    const weekday = Math.floor(hour / 24)
    const startMinute = (hour % 24) * 60
    const last = rules.at(-1)
    if (last && last.weekday === weekday && last.endMinute === startMinute) last.endMinute = startMinute + 60
    else rules.push({ weekday, startMinute, endMinute: startMinute + 60 })
  }
  return rules
}

/** The grid's hours that rules touch. */
export function hoursOfRules(rules: readonly WeekRule[]): string[] {
  return rules.flatMap(({ weekday, startMinute, endMinute }) => {
    const first = Math.floor(startMinute / 60)
    return Array.from({ length: Math.ceil(endMinute / 60) - first }, (_, index) => hourCode(weekday, first + index))
  })
}

function hourOfWeek(code: string): number[] {
  const [, day, hour] = HOUR_CODE.exec(code) ?? []
  return day ? [dayCodes.findIndex((one) => one === day) * 24 + Number(hour)] : []
}
