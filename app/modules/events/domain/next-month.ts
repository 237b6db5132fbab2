import { Temporal } from 'temporal-polyfill'
import { monthName } from '#app/lib/clock.ts'
import { dayName } from '#app/lib/week.ts'
import type { WallText } from './wall-days.ts'

/** A start that a copy may take, with the reason it is proposed: "the second Thursday of December". */
export type NextStart = { startsAt: WallText; why: string }

const ORDINALS = ['first', 'second', 'third', 'fourth', 'last']

/**
 * When an event may take place again, each after `now` and in the order of likelihood: the same weekday of the month
 * (the fifth being the last), four weeks later, the same day of the month. What falls on the same day is said once.
 */
export function nextStarts(start: WallText, now: WallText): NextStart[] {
  const from = Temporal.PlainDateTime.from(start)
  const today = Temporal.PlainDateTime.from(now)
  const proposals = [
    {
      at: firstAfter(today, (n) => sameWeekdayOfMonth(from, n)),
      why: (at: Temporal.PlainDateTime) => nthWords(from, at),
    },
    { at: firstAfter(today, (n) => from.add({ weeks: 4 * n })), why: () => 'every four weeks' },
    { at: firstAfter(today, (n) => from.add({ months: n })), why: () => 'the same day of the month' },
  ]
  const seen = new Set<string>()
  return proposals.flatMap(({ at, why }) => {
    const startsAt = at.toString({ smallestUnit: 'minute' })
    if (seen.has(startsAt)) return []
    seen.add(startsAt)
    return [{ startsAt, why: why(at) }]
  })
}

function firstAfter(today: Temporal.PlainDateTime, nth: (n: number) => Temporal.PlainDateTime): Temporal.PlainDateTime {
  let n = 1
  while (Temporal.PlainDateTime.compare(nth(n), today) <= 0) n++
  return nth(n)
}

function sameWeekdayOfMonth(from: Temporal.PlainDateTime, monthsLater: number): Temporal.PlainDateTime {
  const first = from.with({ day: 1 }).add({ months: monthsLater })
  const offset = (from.dayOfWeek - first.dayOfWeek + 7) % 7
  const day = 1 + offset + (nthOf(from) - 1) * 7
  return first.with({ day: day > first.daysInMonth ? day - 7 : day })
}

function nthWords(from: Temporal.PlainDateTime, at: Temporal.PlainDateTime): string {
  return `the ${ORDINALS[nthOf(from) - 1]} ${dayName(at.dayOfWeek - 1)} of ${monthName(at.month)}`
}

function nthOf({ day }: Temporal.PlainDateTime): number {
  return Math.ceil(day / 7)
}
