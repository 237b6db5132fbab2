import type { Day, LocalHours } from '../engine/types.ts'

/** Weekly hours as stored: weekday 0 is Monday, minutes count from midnight in the member's own zone. */
export type StoredHours = { weekday: number; startMinute: number; endMinute: number }

/** Stored hours in the engine's shape. */
export function localHours(rules: readonly StoredHours[]): LocalHours[] {
  return rules.map(({ weekday, startMinute, endMinute }) => ({
    day: DAYS[weekday]!,
    from: clock(startMinute),
    to: clock(endMinute),
  }))
}

/**
 * When a mentor can meet: their office hours as they are, and their free hours; of those only weekdays between 08:00
 * and 18:00 unless they opted in to off-hours.
 */
export function mentorHours(officeHours: readonly StoredHours[], free: readonly StoredHours[], offHours: boolean) {
  return localHours([...officeHours, ...(offHours ? free : free.flatMap(ordinaryPart))])
}

/** The week as it is stored: Monday first. */
export const DAYS: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const MORNING = 8 * 60
const EVENING = 18 * 60

function ordinaryPart({ weekday, startMinute, endMinute }: StoredHours): StoredHours[] {
  const from = Math.max(startMinute, MORNING)
  const to = Math.min(endMinute, EVENING)
  return weekday < 5 && from < to ? [{ weekday, startMinute: from, endMinute: to }] : []
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
