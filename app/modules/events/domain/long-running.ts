import { continuedAfter, countBefore, datesOf } from './recurrence.ts'
import type { WallText } from './wall-days.ts'

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
  const [next] = datesOf(rule, start, '9999-12-31T00:00', { from, limit: 1 })
  if (next === undefined) return null
  const past = /COUNT=/.test(rule) ? countBefore(rule, start, next) : 0
  return { startsLocal: next, repeat: continuedAfter(rule, past) }
}
