import { ruleForCalendar } from '../domain/recurrence.ts'
import { wallOf } from '../domain/wall-clock.ts'
import { contentLine, textValue } from './content-line.ts'
import { timeZoneBlock } from './time-zone-block.ts'

/** One entry of a calendar: a single date, or a series with the dates of it that differ. */
export type CalendarEntry = {
  /** Stays the same for the life of the event, on every feed. */
  uid: string
  sequence: number
  changedAt: Date
  title: string
  description: string
  place: string
  url: string
  timeZone: string
  /** Wall time in `timeZone`: `2026-12-05T14:00`. */
  startsLocal: string
  durationMinutes: number
  repeat: string | null
  status: 'confirmed' | 'tentative' | 'cancelled'
  exceptions: { recurrenceId: string; startsAt: Date; endsAt: Date; isCancelled: boolean }[]
}

const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Guildhall//Guildhall//EN', 'CALSCALE:GREGORIAN']
const hints = ['METHOD:PUBLISH', 'REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-PUBLISHED-TTL:PT1H', '']
const alarms = ['-P1D', '-PT1H']

/**
 * A calendar file (RFC 5545, with the name and refresh hints of RFC 7986), with the zones it needs. `name` is what
 * calendar programs call it. The same entries give the same bytes.
 */
export function writeCalendar(name: string, entries: readonly CalendarEntry[]): string {
  const called = textValue(name)
  let text = [...head, ...hints].join('\r\n') + contentLine('NAME', called) + contentLine('X-WR-CALNAME', called)
  for (const [zone, year] of firstYears(entries)) text += timeZoneBlock(zone, year)
  for (const entry of entries) text += entryText(entry)
  return `${text}END:VCALENDAR\r\n`
}

function entryText(entry: CalendarEntry): string {
  const said = wordsOf(entry)
  const time = timeWriter(entry.timeZone)
  const ends = new Date(Date.parse(`${entry.startsLocal}Z`) + entry.durationMinutes * 60_000)
  const rule = entry.repeat ? contentLine('RRULE', ruleForCalendar(entry.repeat, entry.timeZone)) : ''
  const isOff = entry.status === 'cancelled'
  const times = time('DTSTART', entry.startsLocal) + time('DTEND', ends.toISOString()) + rule
  let text = dateText(entry, said, times, isOff)
  for (const { recurrenceId, startsAt, endsAt, isCancelled } of entry.exceptions) {
    const other =
      time('RECURRENCE-ID', recurrenceId) +
      time('DTSTART', wallOf(startsAt, entry.timeZone)) +
      time('DTEND', wallOf(endsAt, entry.timeZone))
    text += dateText(entry, said, other, isOff || isCancelled)
  }
  return text
}

function dateText(entry: CalendarEntry, said: string, times: string, isOff: boolean): string {
  const status = isOff ? 'CANCELLED' : entry.status === 'tentative' ? 'TENTATIVE' : 'CONFIRMED'
  return `BEGIN:VEVENT\r\n${times}${said}STATUS:${status}\r\n${isOff ? '' : alarmText(entry.title)}END:VEVENT\r\n`
}

/** The lines that all dates of an entry share. */
function wordsOf({ uid, sequence, changedAt, title, description, place, url }: CalendarEntry): string {
  const stamp = compact(changedAt.toISOString())
  return (
    contentLine('UID', uid) +
    `SEQUENCE:${sequence}\r\nDTSTAMP:${stamp}Z\r\nLAST-MODIFIED:${stamp}Z\r\n` +
    contentLine('SUMMARY', textValue(title)) +
    (description ? contentLine('DESCRIPTION', textValue(description)) : '') +
    (place ? contentLine('LOCATION', textValue(place)) : '') +
    (url ? contentLine('URL;VALUE=URI', url) : '')
  )
}

function alarmText(title: string): string {
  const words = contentLine('DESCRIPTION', textValue(title))
  return alarms
    .map((before) => `BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:${before}\r\n${words}END:VALARM\r\n`)
    .join('')
}

function timeWriter(zone: string): (name: string, wall: string) => string {
  if (isUtc(zone)) return (name, wall) => `${name}:${compact(wall)}Z\r\n`
  return (name, wall) => contentLine(`${name};TZID=${zone}`, compact(wall))
}

/** `2026-12-05T14:00` (or with seconds) as `20261205T140000`. */
function compact(wall: string): string {
  const seconds = wall.length >= 19 ? wall.slice(17, 19) : '00'
  return `${wall.slice(0, 4)}${wall.slice(5, 7)}${wall.slice(8, 10)}T${wall.slice(11, 13)}${wall.slice(14, 16)}${seconds}`
}

/** Each zone of the entries, by name, with the year in which it is needed first. */
function firstYears(entries: readonly CalendarEntry[]): [string, number][] {
  const years = new Map<string, number>()
  for (const { timeZone, startsLocal } of entries) {
    const year = Number(startsLocal.slice(0, 4))
    if (!isUtc(timeZone) && year < (years.get(timeZone) ?? Infinity)) years.set(timeZone, year)
  }
  return [...years].sort(([a], [b]) => (a < b ? -1 : 1))
}

function isUtc(zone: string): boolean {
  return zone === 'UTC' || zone === 'Etc/UTC'
}
