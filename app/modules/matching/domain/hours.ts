import { timeOfDay } from '#app/lib/clock.ts'
import { WORK_ENDS_AT, WORK_STARTS_AT } from '#app/lib/off-hours.ts'
import { dayCodes, type WeekRule } from '#app/lib/week.ts'
import type { LocalHours } from '../engine/types.ts'

/** Weekly hours of a member's own zone in the engine's shape. */
export function localHours(rules: readonly WeekRule[]): LocalHours[] {
  return rules.map(({ weekday, startMinute, endMinute }) => ({
    day: dayCodes[weekday]!,
    from: timeOfDay(startMinute),
    to: timeOfDay(endMinute),
  }))
}

/**
 * When a mentor can meet: their office hours as they are, and their free hours; of those only weekdays between 08:00
 * and 18:00 unless they opted in to off-hours.
 */
export function mentorHours(officeHours: readonly WeekRule[], free: readonly WeekRule[], offHours: boolean) {
  return localHours([...officeHours, ...(offHours ? free : free.flatMap(ordinaryPart))])
}

function ordinaryPart({ weekday, startMinute, endMinute }: WeekRule): WeekRule[] {
  const from = Math.max(startMinute, WORK_STARTS_AT)
  const to = Math.min(endMinute, WORK_ENDS_AT)
  return weekday < 5 && from < to ? [{ weekday, startMinute: from, endMinute: to }] : []
}
