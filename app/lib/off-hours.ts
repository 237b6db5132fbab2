/** A working day in wall time, Monday to Friday: from 08:00 until 18:00. All other hours are off-hours. */
export const WORK_STARTS_AT = 8 * 60
export const WORK_ENDS_AT = 18 * 60

/**
 * Whether a minute is off-hours: a weekend, an evening, a night. `weekday` counts from Monday, 0; `minute` from midnight.
 * The database says the same as `is_off_hours`, and the matching engine, which imports nothing, has a copy; a test holds
 * the three together.
 */
export function isOffHours(weekday: number, minute: number): boolean {
  return weekday >= 5 || minute < WORK_STARTS_AT || minute >= WORK_ENDS_AT
}
