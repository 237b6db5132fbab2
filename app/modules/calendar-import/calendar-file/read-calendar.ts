import { refuse, ok, type Result } from '#app/lib/result.ts'
import { minutesBetween } from '#app/modules/events/domain/wall-clock.ts'
import { keyOf, UNTITLED, type ImportedItem } from '../domain/imported-item.ts'
import { partsOfFile, textIn, type FileEntry, type FileParts } from './file-parts.ts'
import { keptZone, timesOf, wallIn, type FileClock, type FileTime } from './file-times.ts'
import { oneLine, plainWords } from './plain-words.ts'
import { readSeries, type Override, type Window } from './read-series.ts'
import { isZone, zonesOf } from './zone-names.ts'

/** What a file says of something, and what is to be known about that. */
export type Remark = { title: string; reason: string }

export type ReadCalendar = {
  name: string
  items: ImportedItem[]
  /** Entries that were passed over, each with its reason. */
  leftOut: Remark[]
  /** What of entries that came in was passed over. */
  remarks: Remark[]
  /** How many are marked as private where they come from. */
  isPrivate: number
}

const DAY_MINUTES = 1440
const HOUR_MINUTES = 60
const MAX_MINUTES = 14 * DAY_MINUTES
const NOT_READABLE = 'It could not be read.'
const TOO_FAR = 'It lies more than five years ahead.'

/**
 * The events of a calendar file (RFC 5545), also of one that keeps to the standard only in parts. Alarms, attendees and
 * unknown properties are passed over; what cannot be read is named with its reason, and the rest comes in. Refuses what
 * is no calendar. `window` bounds what a series that has to be taken apart becomes.
 */
export function readCalendar(text: string, home: string, window: Window): Result<ReadCalendar> {
  const parts = partsOfFile(text)
  if (!parts) return refuse('invalid', notACalendar(text))
  const read: ReadCalendar = { name: nameOf(parts), items: [], leftOut: [], remarks: [], isPrivate: 0 }
  const clocks = clocksOf(parts, home)
  const byUid = new Map<string, Entry[]>()
  for (const file of parts.entries) {
    if (isPrivate(file)) read.isPrivate += 1
    else {
      const one = readable(() => readEntry(file, clocks(file), window))
      if (typeof one === 'string') read.leftOut.push({ title: titleOf(file), reason: one })
      else if (byUid.has(one.item.uid)) byUid.get(one.item.uid)!.push(one)
      else byUid.set(one.item.uid, [one])
    }
  }
  for (const same of byUid.values()) {
    const found = readable(() => itemsOf(same, window))
    const { title } = same[0]!.item
    if (typeof found === 'string') read.leftOut.push({ title, reason: found })
    else {
      for (const item of found.items) read.items.push(item)
      for (const reason of found.remarks) read.remarks.push({ title, reason })
    }
  }
  read.items = [...new Map(read.items.map((item) => [keyOf(item), item])).values()]
  return ok(read)
}

type Entry = {
  file: FileEntry
  clock: FileClock
  item: ImportedItem
  version: string
  isSeries: boolean
  isWholeDay: boolean
}

/** One entry as an item of its own; a sentence where it is not taken in. */
function readEntry(file: FileEntry, clock: FileClock, window: Window): Entry | string {
  const start = firstTime(file, 'DTSTART', clock)
  if (!start) return 'It has no start that could be read.'
  const isSeries = file.properties.has('RRULE') || file.properties.has('RDATE')
  const recurrence = firstTime(file, 'RECURRENCE-ID', clock)
  if (!recurrence && file.properties.has('RECURRENCE-ID')) return 'The date that it speaks of could not be read.'
  if (start.wall > window.far) return TOO_FAR
  const timeZone = keptZone(start, isSeries || recurrence !== null, clock)
  const startsLocal = wallIn(start, timeZone, clock)
  const durationMinutes = durationOf(file, startsLocal, start.isDay, timeZone, clock)
  if (durationMinutes === null) return 'It ends before it starts.'
  const title = titleOf(file)
  const item: ImportedItem = {
    uid: oneLine(textIn(file, 'UID'), 500) || `${title} ${startsLocal}`,
    recurrenceId: recurrence ? wallIn(recurrence, timeZone, clock) : '',
    title,
    description: plainWords(textIn(file, 'DESCRIPTION')).slice(0, 20_000),
    place: oneLine(textIn(file, 'LOCATION'), 300),
    link: webAddress(textIn(file, 'URL')),
    timeZone,
    startsLocal,
    durationMinutes,
    repeat: null,
    isOff: wordOf(file.calendar, 'METHOD') === 'CANCEL' || wordOf(file, 'STATUS') === 'CANCELLED',
    dates: [],
  }
  const sequence = String(Number(textIn(file, 'SEQUENCE')) || 0).padStart(9, '0')
  const version = `${sequence} ${textIn(file, 'LAST-MODIFIED') || textIn(file, 'DTSTAMP')}`
  return { file, clock, item, version, isSeries, isWholeDay: recurrence?.isDay ?? false }
}

/** What the entries of one UID become: of two that speak of the same date, the later version counts. */
function itemsOf(same: Entry[], window: Window): { items: ImportedItem[]; remarks: string[] } | string {
  const latest = new Map<string, Entry>()
  for (const entry of same) {
    const before = latest.get(entry.item.recurrenceId)
    if (!before || before.version <= entry.version) latest.set(entry.item.recurrenceId, entry)
  }
  const master = latest.get('')
  latest.delete('')
  const others = [...latest.values()]
  if (!master?.isSeries) {
    const items = [...(master ? [master] : []), ...others].map(({ item }) => item)
    return { items, remarks: [] }
  }
  const overrides: Override[] = others.map(({ item, isWholeDay, clock }) => {
    const { timeZone, startsLocal } = master.item
    const day = item.recurrenceId.slice(0, 10)
    const isSameDayKind = isWholeDay && startsLocal.slice(10) !== 'T00:00'
    const recurrenceId = isSameDayKind ? day + startsLocal.slice(10) : inZone(item, item.recurrenceId, timeZone, clock)
    const moved = { ...item, startsLocal: inZone(item, item.startsLocal, timeZone, clock), timeZone, recurrenceId }
    return { recurrenceId, isWholeDay, item: moved }
  })
  return readSeries(master.item, master.file, overrides, master.clock, window)
}

function inZone(item: ImportedItem, wall: string, zone: string, clock: FileClock): string {
  const time = { wall, isDay: false, isUtc: false, isFloating: false, zone: { name: item.timeZone } }
  return wallIn(time, zone, clock)
}

/** How long an entry lasts, by its end or its duration; null when it ends before it starts. */
function durationOf(file: FileEntry, from: string, isDay: boolean, zone: string, clock: FileClock): number | null {
  const end = firstTime(file, 'DTEND', clock)
  const minutes = end ? minutesBetween(from, wallIn(end, zone, clock)) : lastingMinutes(textIn(file, 'DURATION'))
  if (minutes < 0) return null
  return Math.min(minutes || (isDay ? DAY_MINUTES : HOUR_MINUTES), MAX_MINUTES)
}

/** A duration as RFC 5545 writes it, in minutes; 0 for anything else. */
function lastingMinutes(text: string): number {
  const match = /^([+-]?)P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?$/i.exec(
    text.trim(),
  )
  if (!match) return 0
  const [weeks, days, hours, minutes, seconds] = match.slice(2).map((digits) => Number(digits ?? 0)) as [
    number,
    ...number[],
  ]
  const lasts = (weeks * 7 + days!) * DAY_MINUTES + hours! * HOUR_MINUTES + minutes! + Math.round(seconds! / 60)
  return match[1] === '-' ? -lasts : lasts
}

function firstTime(file: FileEntry, name: string, clock: FileClock): FileTime | null {
  const [property] = file.properties.get(name) ?? []
  return (property && timesOf(property, clock).times[0]) ?? null
}

function wordOf(part: Pick<FileEntry, 'properties'>, name: string): string {
  return textIn(part, name).trim().toUpperCase()
}

function titleOf(file: FileEntry): string {
  return oneLine(textIn(file, 'SUMMARY'), 140) || UNTITLED
}

function isPrivate(file: FileEntry): boolean {
  return ['PRIVATE', 'CONFIDENTIAL'].includes(wordOf(file, 'CLASS'))
}

function webAddress(text: string): string {
  return text.length <= 500 && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : ''
}

function nameOf({ calendars: [first] }: FileParts): string {
  return first ? oneLine(textIn(first, 'X-WR-CALNAME') || textIn(first, 'NAME'), 80) : ''
}

/** How the times of each entry are to be read: a file may name the zone that its times without one are of. */
function clocksOf({ zones }: FileParts, home: string): (file: FileEntry) => FileClock {
  const zoneOf = zonesOf(zones)
  return ({ calendar }) => {
    const own = textIn(calendar, 'X-WR-TIMEZONE').trim()
    return { home, own: own && isZone(own) ? own : null, zoneOf }
  }
}

/** What `read` finds; a sentence where the values of an entry are none of their kind, as in hand-made files. */
function readable<Value>(read: () => Value): Value | string {
  try {
    return read()
  } catch {
    return NOT_READABLE
  }
}

function notACalendar(text: string): string {
  return /^\s*<(!doctype|html)/i.test(text.slice(0, 1000))
    ? 'This is a web page, not a calendar. Look for its address in iCal format; it often ends in .ics.'
    : 'This could not be read as a calendar. An .ics file begins with BEGIN:VCALENDAR.'
}
