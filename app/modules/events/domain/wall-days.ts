/** Wall time as people write it: `2026-12-05T14:00`. It means nothing without its IANA zone. */
export type WallText = string

/*
 * Wall time as whole numbers: days since 1 January 1970 and minutes since its midnight, on the proleptic Gregorian
 * calendar. Counting through a hundred years of dates takes a few milliseconds like this.
 */

const MINUTES = 1440

/** The number of a calendar day; `month` counts from 1. */
export function dayNumber(year: number, month: number, date: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  const leaps = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  return era * 146_097 + yearOfEra * 365 + leaps + dayOfYear - 719_468
}

/** The calendar day behind a number. */
export function civilDay(day: number): { year: number; month: number; date: number } {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  return { year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, date }
}

/** The weekday of a day: 0 is Monday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}

/** How many days a month has. */
export function monthLength(year: number, month: number): number {
  if (month === 2) return yearLength(year) - 337
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** How many days a year has. */
export function yearLength(year: number): number {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 366 : 365
}

/** Whether a text is a wall time of a day that exists, in any year from 0 to 9999. */
export function isOnCalendar(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d$/.exec(text)
  if (!match) return false
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return month >= 1 && month <= 12 && date >= 1 && date <= monthLength(year, month)
}

/** A wall time as minutes. */
export function minutesOf(wall: WallText): number {
  const [year, month, date] = [wall.slice(0, 4), wall.slice(5, 7), wall.slice(8, 10)].map(Number) as [
    number,
    ...number[],
  ]
  const day = dayNumber(year, month!, date!)
  return day * MINUTES + Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16))
}

/** Minutes as a wall time, of the years 0 to 9999. */
export function wallText(minutes: number): WallText {
  const day = Math.floor(minutes / MINUTES)
  const { year, month, date } = civilDay(day)
  const rest = minutes - day * MINUTES
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}`
}
