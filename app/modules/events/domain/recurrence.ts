import { Temporal } from 'temporal-polyfill'
import { calendarDays, dayName } from '#app/lib/week.ts'
import type { Result } from '#app/lib/result.ts'
import { ok, refuse } from '#app/lib/result.ts'
import { datesBefore, datesBetween } from './rule-dates.ts'
import { compact, faultOf, partsOf, ruleFrom, untilOf, type Parts } from './rule-text.ts'
import { instantOf } from './wall-clock.ts'
import type { WallText } from './wall-days.ts'

const KNOWN = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'WKST'])
const MOST = { interval: 999, count: 999 }
const MAX_DATES = 400
const CHOOSE = 'Choose one from the list.'

/**
 * A repeat rule (the value of an RRULE, RFC 5545 §3.3.10) put in order: known parts only, days or longer, and its end
 * as wall time of the event's zone, so that a rule never depends on an offset. Refuses with a sentence for the person.
 */
export function readRule(text: string, zone: string): Result<string> {
  const given = partsOf(text)
  if (typeof given === 'string') return refused(given)
  const fault = faultOf(given, MOST)
  if (fault) return refused(fault)
  if ([...given.keys()].some((name) => !KNOWN.has(name))) return refused('This way of repeating could not be read.')
  const rule = textOf(given, zone)
  const names = datesBetween(ruleOf(rule), '2026-01-01T12:00', { to: '9999-12-31T00:00', limit: 1 })
  if (names.length === 0 && !given.has('UNTIL')) return refused('No date ever comes out of this repeat.')
  return ok(rule)
}

/**
 * The wall times of a series from its start up to and including `to`, at most `limit`; those before `from` are passed
 * over. The rule is expanded on the calendar alone, before any zone is applied: 19:00 stays 19:00 across a clock change,
 * and a date whose hour is skipped is kept.
 */
export function datesOf(
  rule: string,
  start: WallText,
  to: WallText,
  { limit = MAX_DATES, from = start }: { limit?: number; from?: WallText } = {},
): WallText[] {
  return datesBetween(ruleOf(rule), start, { from, to, limit })
}

/** How many dates of a series lie before `wall`. */
export function countBefore(rule: string, start: WallText, wall: WallText): number {
  return datesBefore(ruleOf(rule), start, wall)
}

/** The first date of a series on or after its start; null when the rule names none. */
export function firstDate(rule: string, start: WallText): WallText | null {
  return datesOf(rule, start, '9999-12-31T00:00', { limit: 1 })[0] ?? null
}

/** The rule as a calendar file carries it: its end as a UTC instant, as RFC 5545 asks beside a zoned start. */
export function ruleForCalendar(rule: string, zone: string): string {
  return rule.replace(/UNTIL=(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})/, (_, y, m, d, h, min) => {
    const utc = instantOf(`${y}-${m}-${d}T${h}:${min}`, zone).toISOString()
    return `UNTIL=${utc.slice(0, 19).replace(/[-:]/g, '')}Z`
  })
}

/** The rule ending before a date: what is left of a series when its later part goes its own way. */
export function endedBefore(rule: string, wall: WallText): string {
  const kept = rule.split(';').filter((part) => !/^(COUNT|UNTIL)=/.test(part))
  const last = Temporal.PlainDateTime.from(wall).subtract({ minutes: 1 })
  return [...kept, `UNTIL=${compact(last)}`].join(';')
}

/** The rule for what is left of a series after `past` of its dates. */
export function continuedAfter(rule: string, past: number): string {
  return rule.replace(/COUNT=(\d+)/, (_, count: string) => `COUNT=${Math.max(1, Number(count) - past)}`)
}

/** A compact calendar day (`20261205`) so many days after `2026-12-05`. */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString().replaceAll('-', '')
}

/** "Every Saturday", "Every second Tuesday", "Every month on the first Thursday". */
export function ruleWords(rule: string): string {
  const parts = Object.fromEntries(rule.split(';').map((part) => part.split('='))) as Record<string, string>
  const every = Number(parts.INTERVAL ?? 1)
  const days = (parts.BYDAY ?? '').split(',').filter(Boolean)
  const names = days.map((day) => dayName(calendarDays.indexOf(day.slice(-2))) || day)
  const nth = Number(days[0]?.slice(0, -2) || parts.BYSETPOS || 0)
  switch (parts.FREQ) {
    case 'WEEKLY':
      if (names.length === 5 && !days.includes('SA') && !days.includes('SU') && every === 1) return 'Every weekday'
      return names.length
        ? `${everyWords(every)} ${listWords(names)}`
        : `${everyWords(every)} ${every === 1 ? 'week' : 'week'}`
    case 'MONTHLY':
      if (nth && names.length) return `${everyWords(every)} month on the ${nthWords(nth)} ${listWords(names)}`
      return parts.BYMONTHDAY ? `${everyWords(every)} month on day ${parts.BYMONTHDAY}` : `${everyWords(every)} month`
    case 'YEARLY':
      return `${everyWords(every)} year`
    default:
      return `${everyWords(every)} day`
  }
}

function everyWords(n: number): string {
  return n === 1 ? 'Every' : n === 2 ? 'Every second' : n === 3 ? 'Every third' : `Every ${n}th`
}

function nthWords(n: number): string {
  return n === -1 ? 'last' : (['', 'first', 'second', 'third', 'fourth', 'fifth'][n] ?? `${n}th`)
}

function listWords(words: string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

function ruleOf(rule: string) {
  const parts = partsOf(rule)
  return ruleFrom(typeof parts === 'string' ? new Map([['FREQ', 'YEARLY']]) : parts)
}

function textOf(parts: Parts, zone: string): string {
  return [...parts]
    .map(([name, value]) => [name, name === 'UNTIL' ? untilOf(value, zone) : value])
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}=${value}`)
    .join(';')
}

function refused(reason: string) {
  return refuse('invalid', `${reason} ${CHOOSE}`, 'repeat')
}
