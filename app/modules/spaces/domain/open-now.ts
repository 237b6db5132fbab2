import { shortMonth, timeOfDay, wallTime } from '#app/lib/clock.ts'
import { dayName, type DaySpan, type WeekRule } from '#app/lib/week.ts'
import { spanWords } from './opening-hours.ts'
import type { SpecialDay } from './special-days.ts'

/** A moment on a space's own wall: `day` is `2026-12-25`, weekday counts from Monday = 0. */
export type WallMoment = { day: string; weekday: number; minute: number }

const LOOK_AHEAD_DAYS = 14
const A_DAY = 86_400_000

/** Whether a space is open at a moment and when that changes, holidays counted; null for a space that keeps no hours. */
export function openNow(
  hours: readonly WeekRule[],
  special: readonly SpecialDay[],
  now: WallMoment,
): { isOpen: boolean; words: string } | null {
  if (hours.length === 0 && special.every((day) => day.spans.length === 0)) return null
  const current = spansOf(hours, special, now.day, now.weekday).find(
    (span) => span.startMinute <= now.minute && now.minute < span.endMinute,
  )
  if (current) return { isOpen: true, words: `Open now, until ${timeOfDay(current.endMinute)}` }
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const day = plusDays(now.day, ahead)
    const weekday = (now.weekday + ahead) % 7
    const next = spansOf(hours, special, day, weekday).find((span) => ahead > 0 || span.startMinute > now.minute)
    if (next)
      return {
        isOpen: false,
        words: `Closed now, opens ${dayFromNow(ahead, weekday, day)}${timeOfDay(next.startMinute)}`,
      }
  }
  return { isOpen: false, words: 'Closed now' }
}

/** The days ahead that differ from the week: "Closed from 25 Dec to 31 Dec", "On 24 Dec 09:00 to 13:00". */
export function specialDayWords(
  special: readonly SpecialDay[],
  today: string,
  most = 12,
): { day: string; words: string }[] {
  return runs(special.filter(({ day }) => day >= today))
    .slice(0, most)
    .map(({ first: { day, spans, note }, last }) => {
      const days = last === day ? `on ${shortDay(day)}` : `from ${shortDay(day)} to ${shortDay(last)}`
      const words = spans.length ? `${capital(days)} ${spanWords(spans, ' to ')}` : `Closed ${days}`
      return { day, words: note ? `${words}: ${note}` : words }
    })
}

/** Days that follow each other and are alike, as one. */
function runs(days: readonly SpecialDay[]): { first: SpecialDay; last: string }[] {
  const found: { first: SpecialDay; last: string }[] = []
  for (const day of days) {
    const run = found.at(-1)
    const isSame = run && run.first.note === day.note && spanWords(run.first.spans, '-') === spanWords(day.spans, '-')
    if (isSame && plusDays(run.last, 1) === day.day) run.last = day.day
    else found.push({ first: day, last: day.day })
  }
  return found
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function spansOf(hours: readonly WeekRule[], special: readonly SpecialDay[], day: string, weekday: number): DaySpan[] {
  const other = special.find((one) => one.day === day)
  return other ? other.spans : hours.filter((one) => one.weekday === weekday)
}

function dayFromNow(ahead: number, weekday: number, day: string): string {
  if (ahead === 0) return ''
  if (ahead === 1) return 'tomorrow '
  return ahead < 7 ? `${dayName(weekday)} ` : `on ${shortDay(day)} at `
}

function shortDay(day: string): string {
  const wall = wallTime(day, 'UTC')
  return `${wall.day} ${shortMonth(wall)}`
}

function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * A_DAY).toISOString().slice(0, 10)
}
