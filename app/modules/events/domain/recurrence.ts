import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import type { Result } from '#app/lib/result.ts'
import { ok, refuse } from '#app/lib/result.ts'
import { instantOf, wallOf, type WallText } from './wall-clock.ts'

const KNOWN = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'WKST'])
const FREQUENCIES = new Set(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'])
const MOST_DATES = 400

/**
 * A repeat rule (the value of an RRULE, RFC 5545 §3.3.10) put in order: known parts only, days or longer, and its end
 * as wall time of the event's zone, so that a rule never depends on an offset. Refuses with a sentence for the person.
 */
export function readRule(text: string, zone: string): Result<string> {
  const parts = new Map<string, string>()
  for (const part of text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')
    .filter(Boolean)) {
    const [name, value, ...rest] = part.split('=')
    if (!name || !value || rest.length > 0 || parts.has(name) || !KNOWN.has(name)) return notUnderstood()
    parts.set(name, value)
  }
  if (!FREQUENCIES.has(parts.get('FREQ') ?? '')) return notUnderstood()
  if (parts.has('COUNT') && parts.has('UNTIL')) return notUnderstood()
  for (const name of ['INTERVAL', 'COUNT']) {
    const value = parts.get(name)
    if (value !== undefined && !/^[1-9]\d{0,2}$/.test(value)) return notUnderstood()
  }
  if (!/^([+-]?\d{0,2}(MO|TU|WE|TH|FR|SA|SU))(,[+-]?\d{0,2}(MO|TU|WE|TH|FR|SA|SU))*$/.test(parts.get('BYDAY') ?? 'MO'))
    return notUnderstood()
  for (const name of ['BYMONTHDAY', 'BYMONTH', 'BYSETPOS']) {
    if (!/^-?\d{1,3}(,-?\d{1,3})*$/.test(parts.get(name) ?? '1')) return notUnderstood()
  }
  const until = parts.get('UNTIL')
  if (until !== undefined) {
    const wall = readUntil(until, zone)
    if (!wall) return notUnderstood()
    parts.set('UNTIL', wall)
  }
  const rule = [...parts].map(([name, value]) => `${name}=${value}`).join(';')
  try {
    if (datesOf(rule, '2026-01-01T12:00', '9999-01-01T00:00', 1).length === 0 && !until) return notUnderstood()
  } catch {
    return notUnderstood()
  }
  return ok(rule)
}

/**
 * The wall times of a series from its start up to and including `to`, at most `limit`. The rule is expanded on the
 * calendar alone, before any zone is applied: 19:00 stays 19:00 across a clock change, and a date whose hour is
 * skipped is kept.
 */
export function datesOf(rule: string, start: WallText, to: WallText, limit = MOST_DATES): WallText[] {
  const dates: WallText[] = []
  const series = new RRuleTemporal({ rruleString: inUtc(rule), dtstart: zonedUtc(start), temporal: Temporal })
  const last = zonedUtc(to)
  for (let next = series.next(zonedUtc(start), true); next; next = series.next(next, false)) {
    if (Temporal.ZonedDateTime.compare(next, last) > 0 || dates.length >= limit) break
    dates.push(next.toPlainDateTime().toString({ smallestUnit: 'minute' }))
  }
  return dates
}

/** The first date of a series on or after its start; null when the rule names none. */
export function firstDate(rule: string, start: WallText): WallText | null {
  return datesOf(rule, start, '9999-12-31T00:00', 1)[0] ?? null
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

const dayNames: Record<string, string> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
}

/** "Every Saturday", "Every second Tuesday", "Every month on the first Thursday". */
export function ruleWords(rule: string): string {
  const parts = Object.fromEntries(rule.split(';').map((part) => part.split('='))) as Record<string, string>
  const every = Number(parts.INTERVAL ?? 1)
  const days = (parts.BYDAY ?? '').split(',').filter(Boolean)
  const names = days.map((day) => dayNames[day.slice(-2)] ?? day)
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

function readUntil(text: string, zone: string): string | null {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/.exec(text)
  if (!match) return null
  const [, y, m, d, hour = '23', minute = '59', second = '59', zulu] = match
  try {
    const given = Temporal.PlainDateTime.from(`${y}-${m}-${d}T${hour}:${minute}:${second}`, { overflow: 'reject' })
    if (!zulu) return compact(given)
    return compact(Temporal.PlainDateTime.from(wallOf(new Date(`${given.toString()}Z`), zone)))
  } catch {
    return null
  }
}

function compact(wall: Temporal.PlainDateTime): string {
  return wall.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')
}

function inUtc(rule: string): string {
  return rule.replace(/(UNTIL=\d{8}T\d{6})(?!Z)/, '$1Z')
}

function zonedUtc(wall: WallText): Temporal.ZonedDateTime {
  return Temporal.PlainDateTime.from(wall).toZonedDateTime('UTC')
}

function notUnderstood() {
  return refuse('invalid', 'This way of repeating could not be read. Choose one from the list.', 'repeat')
}
