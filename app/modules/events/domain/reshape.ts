import { calendarDays } from '#app/lib/week.ts'
import { addDays } from './recurrence.ts'
import { minutesBetween, shiftedAlong } from './wall-clock.ts'
import type { WallText } from './wall-days.ts'

export type Reshaped = {
  /** Dates that stay, under their new name. */
  kept: { id: string; recurrenceId: WallText }[]
  /** Dates that the new rule no longer names. */
  dropped: string[]
}

/**
 * How the dates of a series follow when one of them is moved from `from` to `to` and the rule may be another:
 * each moves by as much, so that those who have a seat keep it on the date that became of theirs.
 */
export function reshape(
  dates: readonly { id: string; recurrenceId: WallText }[],
  from: WallText,
  to: WallText,
  named: ReadonlySet<WallText>,
): Reshaped {
  const kept: Reshaped['kept'] = []
  const dropped: string[] = []
  for (const { id, recurrenceId } of dates) {
    const moved = shiftedAlong(recurrenceId, from, to)
    if (named.has(moved)) kept.push({ id, recurrenceId: moved })
    else dropped.push(id)
  }
  return { kept, dropped }
}

/**
 * The rule after the whole series moves from one day to another: weekly weekdays move along. Null where a rule counts
 * days in the month and cannot follow; the person then says anew how it repeats.
 */
export function ruleMovedAlong(rule: string, from: WallText, to: WallText): string | null {
  const days = Math.round(minutesBetween(`${from.slice(0, 10)}T00:00`, `${to.slice(0, 10)}T00:00`) / 1440)
  const shifted = rule.replace(
    /UNTIL=(\d{4})(\d{2})(\d{2})T/,
    (_, y, m, d) => `UNTIL=${addDays(`${y}-${m}-${d}`, days)}T`,
  )
  if (days === 0 || !/BY/.test(rule)) return shifted
  const byDay = /BYDAY=([^;]+)/.exec(rule)?.[1]
  if (!/FREQ=WEEKLY/.test(rule) || !byDay) return null
  const moved = byDay.split(',').map((day) => calendarDays[(calendarDays.indexOf(day) + (days % 7) + 7) % 7])
  return shifted.replace(/BYDAY=[^;]+/, `BYDAY=${moved.join(',')}`)
}
