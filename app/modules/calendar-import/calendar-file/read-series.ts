import { datesOf } from '#app/modules/events/domain/recurrence.ts'
import { datesBetween } from '#app/modules/events/domain/rule-dates.ts'
import { plusMinutes } from '#app/modules/events/domain/wall-clock.ts'
import type { WallText } from '#app/modules/events/domain/wall-days.ts'
import type { ImportedDate } from '#app/modules/events/domain/imported-content.ts'
import { UNTITLED, type ImportedItem } from '../domain/imported-item.ts'
import type { FileEntry } from './file-parts.ts'
import { fileRule, fromFirstNamed, type FileRule } from './file-rules.ts'
import { timesOf, wallIn, type FileClock } from './file-times.ts'

/** A date of a series that the file speaks of apart. */
export type Override = { recurrenceId: WallText; isWholeDay: boolean; item: ImportedItem }

/**
 * Between which wall times dates are wanted where a series has to be taken apart, and up to when anything is: what the
 * file says beyond `far` is left out.
 */
export type Window = { from: WallText; to: WallText; far: WallText }

/** What a repeating entry becomes, and what of it was left out. */
export type ReadSeries = { items: ImportedItem[]; remarks: string[] }

const MAX_SINGLE = 200
const MAX_DIFFERING = 500
const MAX_NAMED = 20_000
const HALF_A_YEAR = 182 * 1440

/**
 * The items that a repeating entry becomes: one series where its rule is one of ours, with single dates beside it for
 * what the rule does not name; else each of its dates within the window as an item of its own. A sentence where it is
 * not followed.
 */
export function readSeries(
  master: ImportedItem,
  entry: FileEntry,
  overrides: Override[],
  clock: FileClock,
  window: Window,
): ReadSeries | string {
  const rules = rulesIn(entry, 'RRULE', master.timeZone, clock)
  const without = rulesIn(entry, 'EXRULE', master.timeZone, clock)
  if (typeof rules === 'string') return rules
  if (typeof without === 'string') return without
  const skipped = skippedBy(entry, master, clock)
  const added = addedBy(entry, master, clock, window)
  const remarks = [...skipped.remarks, ...added.remarks]
  const [only] = rules
  if (rules.length !== 1 || without.length > 0 || !only!.own) {
    return {
      items: apart(master, { rules, without, skipped: skipped.has, added: added.walls }, overrides, window),
      remarks,
    }
  }
  const series = seriesOf(master, only!.own)
  if (!series) return { items: [master, ...overrides.map(({ item }) => item)], remarks }
  const extra = series.startsLocal === master.startsLocal ? added.walls : [master.startsLocal, ...added.walls]
  const read = together(series, { ...skipped, added: extra.filter((wall) => wall >= window.from) }, overrides, window)
  return { items: read.items, remarks: [...remarks, ...read.remarks] }
}

/** The series behind an entry: it starts with the first date that the rule names, which may be after the entry's own. */
function seriesOf(master: ImportedItem, own: string): (ImportedItem & { repeat: string }) | null {
  if (datesOf(own, master.startsLocal, master.startsLocal, { limit: 1 }).length > 0) return { ...master, repeat: own }
  const near = fromFirstNamed(own, master.startsLocal)
  return near && { ...master, startsLocal: near.startsLocal, repeat: near.rule }
}

type Skipped = { has: (wall: WallText) => boolean; walls: WallText[] }

/** One series, with the dates of it that differ, and single items for what its rule does not name. */
function together(
  series: ImportedItem & { repeat: string },
  { has, walls, added }: Skipped & { added: WallText[] },
  overrides: Override[],
  window: Window,
): ReadSeries {
  const own = new Set(overrides.map((one) => one.recurrenceId))
  const withOther = new Set(overrides.filter(({ item }) => saysOther(item, series)))
  const spokenOf = [...walls, ...own, ...added].filter((wall) => wall >= window.from && wall <= window.far)
  const named = namedAmong(series, spokenOf)
  const dates: ImportedDate[] = []
  for (const one of overrides) {
    if (!named.has(one.recurrenceId)) continue
    const { recurrenceId, item } = one
    if (!withOther.has(one)) dates.push(dateOf(recurrenceId, item, item.isOff))
    else dates.push({ ...dateOf(recurrenceId, { ...series, startsLocal: recurrenceId }, true), instead: item.title })
  }
  for (const wall of named) {
    if (has(wall) && !own.has(wall)) dates.push(dateOf(wall, { ...series, startsLocal: wall }, true))
  }
  const extra = [...new Set(added)].filter((wall) => !named.has(wall) && !has(wall) && !own.has(wall))
  const beside = overrides.filter((one) => withOther.has(one) || !named.has(one.recurrenceId))
  dates.sort((a, b) => (a.recurrenceId < b.recurrenceId ? -1 : 1))
  const remarks = [
    ...tooMany(dates.length, MAX_DIFFERING, 'of its dates that differ'),
    ...tooMany(extra.length, MAX_SINGLE, 'of its single dates'),
  ]
  const items = [
    { ...series, dates: dates.slice(0, MAX_DIFFERING) },
    ...extra.slice(0, MAX_SINGLE).map((wall) => singleOf(series, wall)),
    ...beside.map(({ item }) => item),
  ]
  return { items, remarks }
}

type Sources = { rules: FileRule[]; without: FileRule[]; skipped: (wall: WallText) => boolean; added: WallText[] }

/** The dates of an entry within the window, each as an item of its own; of one that starts later, those of its first half year. */
function apart(master: ImportedItem, sources: Sources, overrides: Override[], window: Window): ImportedItem[] {
  const from = later(window.from, master.startsLocal)
  const to = later(window.to, plusMinutes(master.startsLocal, HALF_A_YEAR))
  const within = ({ rule }: FileRule) => datesBetween(rule, master.startsLocal, { from, to, limit: MAX_NAMED })
  const own = new Set(overrides.map((one) => one.recurrenceId))
  const not = new Set(sources.without.flatMap(within))
  const start = master.startsLocal >= window.from ? [master.startsLocal] : []
  const named = [...new Set([...start, ...sources.rules.flatMap(within), ...sources.added])].sort()
  const dates = named.filter((wall) => !own.has(wall) && !not.has(wall) && !sources.skipped(wall))
  return [...dates.slice(0, MAX_SINGLE).map((wall) => singleOf(master, wall)), ...overrides.map(({ item }) => item)]
}

/** The rules of an entry; a sentence where one is not followed. */
function rulesIn({ properties }: FileEntry, name: string, zone: string, clock: FileClock): FileRule[] | string {
  const texts = [...new Set((properties.get(name) ?? []).map(({ value }) => value))]
  if (texts.length > 10) return 'It has more than ten rules.'
  const rules: FileRule[] = []
  const [start] = (properties.get('DTSTART') ?? []).flatMap((property) => timesOf(property, clock).times)
  for (const text of texts) {
    const rule = fileRule(text, zone, start?.isDay ?? false)
    if (typeof rule === 'string') return rule
    rules.push(rule)
  }
  return rules
}

/** The dates that an entry leaves out. */
function skippedBy({ properties }: FileEntry, { startsLocal, timeZone }: ImportedItem, clock: FileClock) {
  const read = (properties.get('EXDATE') ?? []).map((property) => timesOf(property, clock))
  const times = read.flatMap((one) => one.times)
  const days = new Set(times.filter((one) => one.isDay).map((one) => one.wall.slice(0, 10)))
  const walls = new Set(times.filter((one) => !one.isDay).map((one) => wallIn(one, timeZone, clock)))
  const faults = read.flatMap((one) => one.faults)
  return {
    has: (wall: WallText) => walls.has(wall) || days.has(wall.slice(0, 10)),
    walls: [...walls, ...[...days].map((day) => day + startsLocal.slice(10))],
    remarks: faults.length > 0 ? [`An exception that is no date was left out: ${faults.slice(0, 3).join(', ')}.`] : [],
  }
}

/** The dates that an entry adds to those of its rules, as far as they are wanted. */
function addedBy({ properties }: FileEntry, master: ImportedItem, clock: FileClock, { from, far }: Window) {
  const read = (properties.get('RDATE') ?? []).map((property) => timesOf(property, clock))
  const faults = read.flatMap((one) => one.faults)
  const walls = read
    .flatMap((one) => one.times)
    .map((time) =>
      time.isDay ? `${time.wall.slice(0, 10)}${master.startsLocal.slice(10)}` : wallIn(time, master.timeZone, clock),
    )
  return {
    walls: [...new Set(walls)].filter((wall) => wall >= from && wall <= far).sort(),
    remarks: faults.length > 0 ? [`A date that does not exist was left out: ${faults.slice(0, 3).join(', ')}.`] : [],
  }
}

/** Those of some wall times that the rule of a series names. */
function namedAmong(
  { repeat, startsLocal }: { repeat: string; startsLocal: WallText },
  walls: WallText[],
): Set<WallText> {
  if (walls.length === 0) return new Set()
  const sorted = [...walls].sort()
  const days = new Set(sorted.map((wall) => wall.slice(0, 10)))
  const from = later(`${sorted[0]!.slice(0, 10)}T00:00`, startsLocal)
  const dates = datesOf(repeat, startsLocal, `${sorted.at(-1)!.slice(0, 10)}T23:59`, { from, limit: MAX_NAMED })
  return new Set(dates.filter((wall) => days.has(wall.slice(0, 10))))
}

/** Whether a date has words of its own, so that it needs a page of its own; what it leaves out is as in the series. */
function saysOther(item: ImportedItem, master: ImportedItem): boolean {
  const hasOtherTitle = item.title !== master.title && item.title !== UNTITLED
  const hasOtherPlace = item.place !== master.place && item.place !== ''
  return !item.isOff && (hasOtherTitle || hasOtherPlace)
}

function singleOf(master: ImportedItem, wall: WallText): ImportedItem {
  return { ...master, recurrenceId: wall, startsLocal: wall, repeat: null, dates: [] }
}

function dateOf(recurrenceId: WallText, item: ImportedItem, isOff: boolean): ImportedDate {
  return { recurrenceId, startsLocal: item.startsLocal, durationMinutes: item.durationMinutes, isOff }
}

function tooMany(count: number, most: number, what: string): string[] {
  return count > most ? [`Only the first ${most} ${what} were taken in.`] : []
}

function later(a: WallText, b: WallText): WallText {
  return a > b ? a : b
}
