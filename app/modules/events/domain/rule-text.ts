import { Temporal } from 'temporal-polyfill'
import { calendarDays } from '#app/lib/week.ts'
import type { Frequency, Rule } from './rule-dates.ts'
import { wallOf } from './wall-clock.ts'
import type { WallText } from './wall-days.ts'

export type Parts = ReadonlyMap<string, string>
/** The largest numbers that a rule may say. */
export type Most = { interval: number; count: number }

const LONGEST = 1000
const MAX_NAMED = 60
const MAX_TIMES = 4
/** An end from this year on is none. */
const NEVER = '2200'

const NOT_UNDERSTOOD = 'This way of repeating could not be read.'
const TOO_FINE = 'It repeats more often than daily; rules by the hour, the minute or the second are not taken.'
const TOO_MANY_TIMES = `It takes place more than ${MAX_TIMES} times a day; rules as fine as that are not taken.`

/** For each list of a rule: the largest number in it, the smallest if it is not that with a minus, and where it is kept. */
const lists = {
  BYMONTH: { most: 12, least: 1 },
  BYWEEKNO: { most: 53, least: -53 },
  BYYEARDAY: { most: 366, least: -366 },
  BYMONTHDAY: { most: 31, least: -31 },
  BYSETPOS: { most: 366, least: -366 },
  BYHOUR: { most: 23, least: 0 },
  BYMINUTE: { most: 59, least: 0 },
  BYSECOND: { most: 59, least: 0 },
} as const

/** The parts of a rule's text by their names, in its order; a sentence where it is none. */
export function partsOf(text: string): Parts | string {
  if (text.length > LONGEST) return 'This rule is too long.'
  const parts = new Map<string, string>()
  for (const part of text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')
    .filter(Boolean)) {
    const [name, value, ...rest] = part.split('=')
    if (!name || !value || rest.length > 0 || parts.has(name)) return NOT_UNDERSTOOD
    parts.set(name, value)
  }
  return parts
}

/** What keeps these parts from being a rule that can be followed, as a sentence; null when nothing does. */
export function faultOf(parts: Parts, most: Most): string | null {
  const frequency = parts.get('FREQ') ?? ''
  if (['SECONDLY', 'MINUTELY', 'HOURLY'].includes(frequency)) return TOO_FINE
  if (!['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(frequency)) return NOT_UNDERSTOOD
  if (parts.has('COUNT') && parts.has('UNTIL')) return NOT_UNDERSTOOD
  for (const [name, value] of parts) {
    const fault = faultOfPart(name, value, frequency, most)
    if (fault) return fault
  }
  const times = ['BYHOUR', 'BYMINUTE', 'BYSECOND'].map((name) => listOf(parts, name).length || 1)
  if (times.reduce((product, count) => product * count) > MAX_TIMES) return TOO_MANY_TIMES
  return null
}

function faultOfPart(name: string, value: string, frequency: string, most: Most): string | null {
  switch (name) {
    case 'FREQ':
      return null
    case 'INTERVAL':
      return isUpTo(value, most.interval)
        ? null
        : `The interval of a rule is a whole number from 1 to ${most.interval}.`
    case 'COUNT':
      return isUpTo(value, most.count) ? null : `A series has from 1 to ${most.count} dates, or no end.`
    case 'UNTIL':
      return untilOf(value, 'UTC') === null ? NOT_UNDERSTOOD : null
    case 'WKST':
      return calendarDays.includes(value) ? null : NOT_UNDERSTOOD
    case 'BYDAY':
      return faultOfDays(value, frequency)
    case 'BYWEEKNO':
    case 'BYYEARDAY':
      return frequency === 'YEARLY' ? faultOfList(name, value) : NOT_UNDERSTOOD
    default:
      return name in lists ? faultOfList(name as keyof typeof lists, value) : NOT_UNDERSTOOD
  }
}

function faultOfDays(value: string, frequency: string): string | null {
  const days = value.split(',')
  if (days.length > MAX_NAMED) return 'This rule names too many days.'
  const isOk = days.every((day) => /^([+-]?[1-9]\d?)?(MO|TU|WE|TH|FR|SA|SU)$/.test(day))
  const isNth = days.some((day) => day.length > 2)
  return isOk && !(isNth && !['MONTHLY', 'YEARLY'].includes(frequency)) ? null : NOT_UNDERSTOOD
}

function faultOfList(name: keyof typeof lists, value: string): string | null {
  const { most, least } = lists[name]
  const numbers = value.split(',')
  if (new Set(numbers).size > MAX_NAMED) return 'This rule names too many days.'
  const isOk = (text: string) => /^[+-]?\d{1,3}$/.test(text) && Number(text) <= most && Number(text) >= least
  return numbers.every((text) => isOk(text) && (Number(text) !== 0 || least === 0)) ? null : NOT_UNDERSTOOD
}

/** A rule from its parts; what it does not understand is passed over, so that it reads what was kept long ago as well. */
export function ruleFrom(parts: Parts): Rule {
  const number = (name: string) => (isUpTo(parts.get(name) ?? '', 9_999_999) ? Number(parts.get(name)) : null)
  const weekStart = calendarDays.indexOf(parts.get('WKST') ?? 'MO')
  const until = parts.get('UNTIL')
  return {
    frequency: parts.get('FREQ') as Frequency,
    interval: number('INTERVAL') ?? 1,
    count: number('COUNT'),
    until: until === undefined ? null : wallOfCompact(until),
    months: listOf(parts, 'BYMONTH'),
    weeks: listOf(parts, 'BYWEEKNO'),
    yearDays: listOf(parts, 'BYYEARDAY'),
    monthDays: listOf(parts, 'BYMONTHDAY'),
    weekdays: (parts.get('BYDAY') ?? '').split(',').flatMap((day) => {
      const weekday = calendarDays.indexOf(day.slice(-2))
      return weekday < 0 ? [] : [{ nth: Number(day.slice(0, -2)) || 0, weekday }]
    }),
    positions: listOf(parts, 'BYSETPOS').filter((position) => position !== 0),
    weekStart: weekStart < 0 ? 0 : weekStart,
    times: timesOf(parts),
  }
}

/** The end of a rule as wall time of `zone`, compact; empty where it is so far away that it is none; null when unreadable. */
export function untilOf(text: string, zone: string): string | null {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/.exec(text)
  if (!match) return null
  const [, y, m, d, hour = '23', minute = '59', second = '59', zulu] = match
  try {
    const given = Temporal.PlainDateTime.from(`${y}-${m}-${d}T${hour}:${minute}:${second}`, { overflow: 'reject' })
    if (y! >= NEVER) return ''
    if (!zulu) return compact(given)
    return compact(Temporal.PlainDateTime.from(wallOf(new Date(`${given.toString()}Z`), zone)))
  } catch {
    return null
  }
}

/** A wall time as rules write it: `20261219T103000`. */
export function compact(wall: Temporal.PlainDateTime): string {
  return wall.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')
}

function wallOfCompact(text: string): WallText | null {
  const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})/.exec(text)
  return match && `${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}`
}

function timesOf(parts: Parts): number[] {
  const [hours, minutes] = [listOf(parts, 'BYHOUR'), listOf(parts, 'BYMINUTE')]
  const times = hours.flatMap((hour) => (minutes.length > 0 ? minutes : [0]).map((minute) => hour * 60 + minute))
  return times.sort((a, b) => a - b)
}

/** The numbers of a list, each once. */
function listOf(parts: Parts, name: string): number[] {
  const texts = (parts.get(name) ?? '').split(',').filter((text) => /^[+-]?\d+$/.test(text))
  return [...new Set(texts.map(Number))]
}

function isUpTo(text: string, most: number): boolean {
  return /^[1-9]\d*$/.test(text) && Number(text) <= most
}
