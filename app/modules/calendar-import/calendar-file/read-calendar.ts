import ICAL from 'ical.js'
import { refuse, ok, type Result } from '#app/lib/result.ts'
import { minutesBetween } from '#app/modules/events/domain/wall-clock.ts'
import { keyOf, UNTITLED, type ImportedItem } from '../domain/imported-item.ts'
import { keptZone, timesOf, wallIn, type FileClock } from './file-times.ts'
import { mendedText } from './mend-text.ts'
import { oneLine, plainWords } from './plain-words.ts'
import { readSeries, type Override, type Window } from './read-series.ts'

export type ReadCalendar = {
  name: string
  items: ImportedItem[]
  /** Entries that were passed over: not readable, or marked as private where they come from. */
  unreadable: number
  isPrivate: number
}

const MOST_ENTRIES = 1000
/** Each is a field of the form that takes them in, and a form has up to a thousand. */
const MOST_ITEMS = 900
const DAY_MINUTES = 1440
const HOUR_MINUTES = 60
const LONGEST_MINUTES = 14 * DAY_MINUTES

/**
 * The events of a calendar file (RFC 5545), also of one that keeps to the standard only in parts. Alarms, attendees and
 * unknown properties are passed over. Refuses what is no calendar or is too large. `window` bounds what a series that
 * has to be taken apart becomes.
 */
export function readCalendar(text: string, home: string, window: Window): Result<ReadCalendar> {
  const calendars = parsed(text)
  if (!calendars) return refuse('invalid', notACalendar(text))
  const entries = calendars.flatMap((calendar) =>
    calendar.getAllSubcomponents('vevent').map((entry) => ({ calendar, entry })),
  )
  if (entries.length > MOST_ENTRIES) {
    return refuse('invalid', `This calendar has ${entries.length} entries; up to ${MOST_ENTRIES} can be taken in.`)
  }
  const blocks = new Map(
    calendars
      .flatMap((calendar) => calendar.getAllSubcomponents('vtimezone'))
      .map((block) => [String(block.getFirstPropertyValue('tzid')), block]),
  )
  const clock = { home, blocks }
  const read: ReadCalendar = { name: nameOf(calendars[0]!), items: [], unreadable: 0, isPrivate: 0 }
  const byUid = new Map<string, Entry[]>()
  for (const { calendar, entry } of entries) {
    if (isPrivate(entry)) read.isPrivate += 1
    else {
      const one = readable(() => readEntry(entry, clock, wordOf(calendar, 'method') === 'CANCEL'))
      if (!one) read.unreadable += 1
      else byUid.set(one.item.uid, [...(byUid.get(one.item.uid) ?? []), one])
    }
  }
  for (const same of byUid.values()) {
    const items = readable(() => itemsOf(same, clock, window))
    if (items) read.items.push(...items)
    else read.unreadable += same.length
  }
  const unique = new Map(read.items.map((item) => [keyOf(item), item]))
  read.items = [...unique.values()].slice(0, MOST_ITEMS)
  return ok(read)
}

type Entry = { component: ICAL.Component; item: ImportedItem; version: string; isSeries: boolean; isWholeDay: boolean }

/** One entry as an item of its own; null when it has no start that can be read. */
function readEntry(component: ICAL.Component, clock: FileClock, isOff: boolean): Entry | null {
  const start = firstTime(component, 'dtstart', clock)
  if (!start) return null
  const isSeries = component.hasProperty('rrule') || component.hasProperty('rdate')
  const recurrence = firstTime(component, 'recurrence-id', clock)
  const timeZone = keptZone(start, isSeries || recurrence !== null, clock)
  const startsLocal = wallIn(start, timeZone, clock)
  const durationMinutes = durationOf(component, startsLocal, start.isDay, timeZone, clock)
  const title = oneLine(textOf(component, 'summary'), 140) || UNTITLED
  const place = oneLine(textOf(component, 'location'), 300)
  const item: ImportedItem = {
    uid: oneLine(textOf(component, 'uid'), 500) || `${title} ${startsLocal}`,
    recurrenceId: recurrence ? wallIn(recurrence, timeZone, clock) : '',
    title,
    description: plainWords(textOf(component, 'description')).slice(0, 20_000),
    place,
    link: webAddress(textOf(component, 'url')),
    timeZone,
    startsLocal,
    durationMinutes,
    repeat: null,
    isOff: isOff || wordOf(component, 'status') === 'CANCELLED',
    dates: [],
  }
  const sequence = String(Number(component.getFirstPropertyValue('sequence') ?? 0) || 0).padStart(9, '0')
  const version = `${sequence} ${textOf(component, 'last-modified') || textOf(component, 'dtstamp')}`
  return { component, item, version, isSeries, isWholeDay: recurrence?.isDay ?? false }
}

/** What the entries of one UID become: of two that speak of the same date, the later version counts. */
function itemsOf(same: Entry[], clock: FileClock, window: Window): ImportedItem[] {
  const latest = new Map<string, Entry>()
  for (const entry of same) {
    const before = latest.get(entry.item.recurrenceId)
    if (!before || before.version <= entry.version) latest.set(entry.item.recurrenceId, entry)
  }
  const master = latest.get('')
  latest.delete('')
  const others = [...latest.values()]
  if (!master) return others.map(({ item }) => item)
  if (!master.isSeries) return [master.item, ...others.map(({ item }) => item)]
  const overrides: Override[] = others.map(({ item, isWholeDay }) => {
    const { timeZone, startsLocal } = master.item
    const day = item.recurrenceId.slice(0, 10)
    const isSameDayKind = isWholeDay && startsLocal.slice(10) !== 'T00:00'
    const recurrenceId = isSameDayKind ? day + startsLocal.slice(10) : inZone(item, item.recurrenceId, timeZone, clock)
    const moved = { ...item, startsLocal: inZone(item, item.startsLocal, timeZone, clock), timeZone, recurrenceId }
    return { recurrenceId, isWholeDay, item: moved }
  })
  return readSeries(master.item, master.component, overrides, clock, window)
}

function inZone(item: ImportedItem, wall: string, zone: string, clock: FileClock): string {
  const time = { wall, isDay: false, isUtc: false, isFloating: false, zone: { name: item.timeZone } }
  return wallIn(time, zone, clock)
}

function durationOf(component: ICAL.Component, from: string, isDay: boolean, zone: string, clock: FileClock): number {
  const end = firstTime(component, 'dtend', clock)
  const lasts = component.getFirstPropertyValue('duration')
  const minutes = end
    ? minutesBetween(from, wallIn(end, zone, clock))
    : lasts instanceof ICAL.Duration
      ? Math.round(lasts.toSeconds() / 60)
      : 0
  const usual = isDay ? DAY_MINUTES : HOUR_MINUTES
  const ends = minutes > 0 ? minutes : usual
  return Math.min(ends, LONGEST_MINUTES)
}

function firstTime(component: ICAL.Component, name: string, clock: FileClock) {
  const property = component.getFirstProperty(name)
  return (property && timesOf(property, clock)[0]) ?? null
}

function textOf(component: ICAL.Component, name: string): string {
  const value = component.getFirstPropertyValue(name)
  return value === null || value === undefined ? '' : String(value)
}

function wordOf(component: ICAL.Component, name: string): string {
  return textOf(component, name).trim().toUpperCase()
}

function isPrivate(component: ICAL.Component): boolean {
  return ['PRIVATE', 'CONFIDENTIAL'].includes(wordOf(component, 'class'))
}

function webAddress(text: string): string {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && text.length <= 500 ? text : ''
}

function nameOf(calendar: ICAL.Component): string {
  return oneLine(textOf(calendar, 'x-wr-calname') || textOf(calendar, 'name'), 80)
}

/** What `read` finds; null where the values of an entry are none of their kind, as in hand-made files. */
function readable<Value>(read: () => Value): Value | null {
  try {
    return read()
  } catch {
    return null
  }
}

/** The calendars of a text; null when there is none in it. */
function parsed(text: string): ICAL.Component[] | null {
  try {
    const tree = ICAL.parse(mendedText(text)) as unknown[]
    const all = (typeof tree[0] === 'string' ? [tree] : tree) as unknown[][]
    const calendars = all.filter((one) => one[0] === 'vcalendar').map((one) => new ICAL.Component(one))
    return calendars.length > 0 ? calendars : null
  } catch {
    return null
  }
}

function notACalendar(text: string): string {
  return /^\s*<(!doctype|html)/i.test(text)
    ? 'This is a web page, not a calendar. Look for its address in iCal format; it often ends in .ics.'
    : 'This could not be read as a calendar. An .ics file begins with BEGIN:VCALENDAR.'
}
