import ICAL from 'ical.js'
import { datesOf, firstDate, readRule } from '#app/modules/events/domain/recurrence.ts'
import type { WallText } from '#app/modules/events/domain/wall-clock.ts'
import type { ImportedDate } from '#app/modules/events/domain/imported-content.ts'
import { UNTITLED, type ImportedItem } from '../domain/imported-item.ts'
import { timesOf, wallIn, type FileClock } from './file-times.ts'

/** A date of a series that the file speaks of apart. */
export type Override = { recurrenceId: WallText; isWholeDay: boolean; item: ImportedItem }

/** Between which wall times dates are wanted where a series has to be taken apart. */
export type Window = { from: WallText; to: WallText }

const MOST_STEPS = 20_000
const MOST_DATES = 200

/**
 * The items that a repeating entry becomes: one series where its rule is one of ours, with single dates beside it for
 * what the rule does not name; else each of its dates within the window as an item of its own.
 */
export function readSeries(
  master: ImportedItem,
  component: ICAL.Component,
  overrides: Override[],
  clock: FileClock,
  window: Window,
): ImportedItem[] {
  const walls = (name: string) =>
    component
      .getAllProperties(name)
      .flatMap((property) =>
        timesOf(property, clock).map((time) => ({ wall: wallIn(time, master.timeZone, clock), isDay: time.isDay })),
      )
  const skipped = walls('exdate')
  const isSkipped = (wall: WallText) =>
    skipped.some((one) => (one.isDay ? wall.slice(0, 10) === one.wall.slice(0, 10) : wall === one.wall))
  const rule = ruleOf(component, master)
  const isOwn = (wall: WallText) => overrides.some((one) => one.recurrenceId === wall)
  const added = walls('rdate').map(({ wall, isDay }) =>
    isDay ? `${wall.slice(0, 10)}${master.startsLocal.slice(10)}` : wall,
  )
  const single = (wall: WallText): ImportedItem => ({
    ...master,
    recurrenceId: wall,
    startsLocal: wall,
    repeat: null,
    dates: [],
  })
  if (!rule) {
    const named = [...new Set([...expanded(component, master, clock, window), ...added])].sort()
    const dates = named.filter((wall) => !isOwn(wall) && !isSkipped(wall))
    return [...dates.slice(0, MOST_DATES).map(single), ...overrides.map(({ item }) => item)]
  }

  const apart = overrides.filter(({ item }) => saysOther(item, master))
  const dates: ImportedDate[] = overrides
    .filter((one) => !apart.includes(one))
    .map(({ recurrenceId, item }) => dateOf(recurrenceId, item, item.isOff))
  for (const { recurrenceId, item } of apart)
    dates.push({ ...dateOf(recurrenceId, { ...master, startsLocal: recurrenceId }, true), instead: item.title })
  const named = namedNear(rule, master, [...skipped.map((one) => one.wall), ...dates.map((one) => one.recurrenceId)])
  for (const wall of named) {
    if (isSkipped(wall) && !isOwn(wall)) dates.push(dateOf(wall, { ...master, startsLocal: wall }, true))
  }
  const extra = [...new Set(added)].filter((wall) => !named.has(wall) && !isSkipped(wall) && !isOwn(wall))
  const series = { ...master, repeat: rule, dates: dates.filter((one) => named.has(one.recurrenceId)) }
  const strangers = overrides.filter((one) => !named.has(one.recurrenceId) && !apart.includes(one))
  return [series, ...extra.map(single), ...[...apart, ...strangers].map(({ item }) => item)]
}

/** The rule of an entry if it is one of ours and names the entry's own start; else null. */
function ruleOf(component: ICAL.Component, { startsLocal, timeZone }: ImportedItem): string | null {
  const rules = component.getAllProperties('rrule')
  if (rules.length !== 1 || component.hasProperty('exrule')) return null
  const rule = readRule(String(rules[0]!.getFirstValue()), timeZone)
  return rule.ok && firstDate(rule.value, startsLocal) === startsLocal ? rule.value : null
}

/** Those dates of a rule up to the last one that is spoken of, so that it can be told which of these it names. */
function namedNear(rule: string, { startsLocal }: ImportedItem, spokenOf: WallText[]): Set<WallText> {
  const last = spokenOf.reduce((latest, wall) => (wall > latest ? wall : latest), startsLocal)
  return new Set(datesOf(rule, startsLocal, `${last.slice(0, 10)}T23:59`, 5000))
}

/** Whether a date has words of its own, so that it needs a page of its own; what it leaves out is as in the series. */
function saysOther(item: ImportedItem, master: ImportedItem): boolean {
  const hasOtherTitle = item.title !== master.title && item.title !== UNTITLED
  const hasOtherPlace = item.place !== master.place && item.place !== ''
  return !item.isOff && (hasOtherTitle || hasOtherPlace)
}

function dateOf(recurrenceId: WallText, item: ImportedItem, isOff: boolean): ImportedDate {
  return { recurrenceId, startsLocal: item.startsLocal, durationMinutes: item.durationMinutes, isOff }
}

/** The dates within the window that any of an entry's rules names, with its own start. */
function expanded(component: ICAL.Component, master: ImportedItem, clock: FileClock, window: Window): WallText[] {
  const start = component.getFirstProperty('dtstart')!
  const dates = new Set([master.startsLocal])
  for (const property of component.getAllProperties('rrule')) {
    const rule = property.getFirstValue() as ICAL.Recur
    const iterator = rule.iterator(start.getFirstValue() as ICAL.Time)
    for (let step = 0; step < MOST_STEPS; step++) {
      const next = iterator.next()
      const [time] = next ? timesOf(withValue(start, next), clock) : []
      const wall = time && wallIn(time, master.timeZone, clock)
      if (!wall || wall > window.to) break
      dates.add(wall)
    }
  }
  return [...dates].filter((wall) => wall >= window.from && wall <= window.to).sort()
}

/** The start of an entry, said of another of its dates: in the same zone and the same kind of time. */
function withValue(start: ICAL.Property, value: ICAL.Time): ICAL.Property {
  const [name, parameters, type] = start.toJSON() as [string, object, string]
  return new ICAL.Property([name, parameters, type, value.toString()])
}
