import { Temporal } from 'temporal-polyfill'
import { continuedAfter, datesOf } from './recurrence.ts'
import type { WallText } from './wall-clock.ts'

const MOST_STEPS = 3000

/**
 * A series that has been going on for long, from its first date on or after `from`: the start and the rule that name
 * the same dates from there on. Null when none is left.
 */
export function continuedFrom(
  rule: string,
  start: WallText,
  from: WallText,
): { startsLocal: WallText; repeat: string } | null {
  if (start >= from) return { startsLocal: start, repeat: rule }
  const nearby = jumpedTowards(rule, start, from)
  const past = datesOf(rule, nearby, from, MOST_STEPS).filter((wall) => wall < from)
  const next = datesOf(rule, nearby, '9999-12-31T00:00', past.length + 1)[past.length]
  return next === undefined ? null : { startsLocal: next, repeat: continuedAfter(rule, past.length) }
}

/**
 * A time from which a rule without a count names the same dates as from its start, a year or two before `from`: it lies
 * a whole number of the rule's intervals after the start.
 */
export function jumpedTowards(rule: string, start: WallText, from: WallText): WallText {
  const [first, goal] = [Temporal.PlainDateTime.from(start), Temporal.PlainDateTime.from(from)]
  const years = goal.year - first.year - 1
  if (years < 2 || /COUNT=/.test(rule)) return start
  const interval = Number(/INTERVAL=(\d+)/.exec(rule)?.[1] ?? 1)
  const inDays = /FREQ=DAILY/.test(rule) ? interval : /FREQ=WEEKLY/.test(rule) ? interval * 7 : null
  const jump = inDays
    ? { days: Math.floor((years * 365) / inDays) * inDays }
    : { years: Math.floor(years / interval) * interval }
  const landed = first.add(jump)
  // A 29th of February has no anniversary; a series on it is followed from its start.
  return landed.day === first.day || inDays ? landed.toString({ smallestUnit: 'minute' }) : start
}
