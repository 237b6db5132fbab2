import { createHash } from 'node:crypto'
import type { Db, Tx } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { lockAll } from '#app/modules/seats/engine.server.ts'
import { makeDates, openDates } from './dates.server.ts'
import { changedParts } from './domain/changed-parts.ts'
import type { ImportedContent, ImportedDate } from './domain/imported-content.ts'
import { continuedFrom } from './domain/long-running.ts'
import { horizonOf, spanOf, wallDates } from './domain/occasion.ts'
import { wallOf } from './domain/wall-clock.ts'
import { eventCancelled, eventChanged, eventPublished, eventReinstated } from './facts.ts'
import {
  findAllOccurrences,
  findComing,
  findImportedContent,
  insertEvent,
  lockEvent,
  updateEventRow,
  updateOccurrence,
  type OccurrenceRow,
} from './repository.server.ts'
import { moveDates } from './reshape.server.ts'
import { closeSeating, reopenSeating } from './seating.server.ts'

/** An event as another calendar has it, for the space whose calendar that is. */
export type ImportedEvent = ImportedContent & { descriptionHtml: string; spaceId: string; hostId: string }

type Shape = ReturnType<typeof timesOf> & { id: string; capacity: number | null }

const SKIPPED = 'Not on this date, says the calendar of the space.'
const insteadOf = (title: string) => `“${title}” takes its place, says the calendar of the space.`
const CALLED_OFF = 'Called off in the calendar of the space.'

/** Publishes an event that comes from the calendar of a space. Answers its id; null for one with no date ahead. */
export async function insertImported(tx: Tx, given: ImportedEvent, now: Date): Promise<string | null> {
  const event = broughtNear(given, wallOf(now, given.timeZone))
  if (!event || isOver(event, now)) return null
  const row = {
    ...wordsOf(event),
    ...timesOf(event),
    hostId: event.hostId,
    groupId: null,
    spaceId: event.spaceId,
    capacity: null,
    status: 'published',
    publishedAt: now,
    tags: [],
    questions: [],
  }
  const id = await insertEvent(tx, { ...row, at: now })
  await makeDates(tx, { ...row, id }, now)
  await settleDates(tx, { ...row, id }, event, now)
  await announce(tx, eventPublished({ eventId: id }), now)
  return id
}

/** Carries an imported event over to what the calendar says by now; people keep their seats on what becomes of their date. */
export async function changeImported(tx: Tx, id: string, given: ImportedEvent, now: Date): Promise<void> {
  const before = await lockEvent(tx, id)
  if (!before) return
  const event = broughtNear(given, before.startsLocal)
  if (!event || event.isOff) return cancelImported(tx, id, CALLED_OFF, now)
  const shape = { ...before, ...timesOf(event) }
  if (before.status === 'cancelled') await reopen(tx, id, now)
  await updateEventRow(tx, id, now, { ...wordsOf(event), ...timesOf(event), status: 'published', cancelReason: '' })
  await moveDates(tx, shape, await shiftOf(tx, before, shape, now), now)
  await makeDates(tx, shape, now)
  const dates = await settleDates(tx, shape, event, now)
  const changed = new Set(changedParts(before, { ...wordsOf(event), ...timesOf(event) }))
  if (dates.moved.length > 0) changed.add('time')
  await announce(tx, eventChanged({ eventId: id, changed: [...changed] }), now)
  if (before.status === 'cancelled') await announce(tx, eventReinstated({ eventId: id }), now)
  for (const date of dates.off) await announce(tx, eventCancelled({ eventId: id, occurrenceId: date.id }), now)
  for (const date of dates.back) await announce(tx, eventReinstated({ eventId: id, occurrenceId: date.id }), now)
}

/** Calls an imported event off; its page stays and says why. */
export async function cancelImported(tx: Tx, id: string, reason: string, now: Date): Promise<void> {
  const event = await lockEvent(tx, id)
  if (!event || event.status === 'cancelled') return
  const coming = await findComing(tx, id, now)
  await lockAll(tx, resourcesOf(coming))
  for (const date of coming) await closeSeating(tx, date, now)
  await updateEventRow(tx, id, now, { status: 'cancelled', cancelReason: reason })
  await announce(tx, eventCancelled({ eventId: id }), now)
}

/** What imported events say now, as a short text that changes with any edit of words, times or single dates. */
export async function presentContent(db: Db, eventIds: string[]): Promise<Map<string, string>> {
  const rows = await findImportedContent(db, eventIds)
  return new Map(rows.map(({ id, content }) => [id, createHash('sha256').update(content).digest('base64url')]))
}

/** The event with a series that began long ago taken up at its first date on or after the day of `from`. */
function broughtNear(event: ImportedEvent, from: string): ImportedEvent | null {
  if (!event.repeat) return event
  const near = continuedFrom(event.repeat, event.startsLocal, `${from.slice(0, 10)}T00:00`)
  return near && { ...event, ...near }
}

function isOver({ startsLocal, durationMinutes, timeZone, repeat }: ImportedEvent, now: Date): boolean {
  return repeat === null && spanOf(startsLocal, durationMinutes, timeZone).endsAt <= now
}

async function reopen(tx: Tx, id: string, now: Date): Promise<void> {
  const coming = await findComing(tx, id, now)
  await lockAll(tx, resourcesOf(coming))
  for (const date of coming) if (date.status === 'scheduled') await reopenSeating(tx, date, now)
}

/** By how much the dates move: not at all while the new rule names most of those there are. */
async function shiftOf(tx: Tx, before: Shape, after: Shape, now: Date): Promise<{ from: string; to: string }> {
  const named = namedBy(after, now)
  const coming = await findComing(tx, before.id, now)
  const stay = coming.filter((date) => named.has(date.recurrenceId)).length
  return stay * 2 > coming.length
    ? { from: after.startsLocal, to: after.startsLocal }
    : { from: before.startsLocal, to: after.startsLocal }
}

/** The dates that the rule names up to the horizon, seen from `at`. */
function namedBy(shape: Shape, at: Date): Set<string> {
  return new Set(wallDates(shape, horizonOf(shape.startsLocal, shape.timeZone, at)))
}

type DateNews = Record<'moved' | 'off' | 'back', OccurrenceRow[]>

/**
 * Brings each coming date to where the calendar has it; one that it speaks of beyond the horizon is made now. Answers
 * what became of them.
 */
async function settleDates(tx: Tx, shape: Shape, event: ImportedEvent, now: Date): Promise<DateNews> {
  const known = new Set((await findAllOccurrences(tx, shape.id)).map((date) => date.recurrenceId))
  const horizon = wallOf(horizonOf(shape.startsLocal, shape.timeZone, now), shape.timeZone)
  const far = event.dates.map((date) => date.recurrenceId).filter((wall) => wall > horizon && !known.has(wall))
  if (far.length > 0) await openDates(tx, shape, far, { isFirst: false, now })
  const coming = await findComing(tx, shape.id, now)
  await lockAll(tx, resourcesOf(coming))
  const other = new Map(event.dates.map((date) => [date.recurrenceId, date]))
  const named = namedBy(shape, coming.at(-1)?.startsAt ?? now)
  const news: DateNews = { moved: [], off: [], back: [] }
  for (const date of coming) {
    const isNamed = named.has(date.recurrenceId) || other.has(date.recurrenceId)
    const change = isNamed ? await settleDate(tx, date, event, other.get(date.recurrenceId), now) : 'none'
    if (change !== 'none') news[change].push(date)
  }
  return news
}

async function settleDate(
  tx: Tx,
  date: OccurrenceRow,
  event: ImportedEvent,
  other: ImportedDate | undefined,
  now: Date,
): Promise<keyof DateNews | 'none'> {
  if (other?.isOff) {
    if (date.status === 'cancelled') return 'none'
    const cancelReason = other.instead === undefined ? SKIPPED : insteadOf(other.instead)
    await updateOccurrence(tx, date.id, { status: 'cancelled', cancelReason })
    await closeSeating(tx, date, now)
    return 'off'
  }
  const wall = other?.startsLocal ?? date.recurrenceId
  const span = spanOf(wall, other?.durationMinutes ?? event.durationMinutes, event.timeZone)
  const usual = spanOf(date.recurrenceId, event.durationMinutes, event.timeZone)
  const moved = span.startsAt.getTime() !== usual.startsAt.getTime() || span.endsAt.getTime() !== usual.endsAt.getTime()
  const isThere = span.startsAt.getTime() === date.startsAt.getTime() && span.endsAt.getTime() === date.endsAt.getTime()
  if (!isThere || moved !== date.moved) {
    await updateOccurrence(tx, date.id, { ...span, moved, dayBeforeSaidAt: null, sameDaySaidAt: null })
  }
  if (date.status === 'cancelled') {
    await updateOccurrence(tx, date.id, { status: 'scheduled', cancelReason: '' })
    await reopenSeating(tx, date, now)
    return 'back'
  }
  return isThere ? 'none' : 'moved'
}

function wordsOf({ title, description, descriptionHtml, place, link }: ImportedEvent) {
  const isOnline = /^https?:\/\/\S+$/.test(place)
  return {
    title,
    description,
    descriptionHtml,
    mode: isOnline ? 'online' : 'in-person',
    location: isOnline ? '' : place,
    joinUrl: isOnline ? place : '',
    importedFrom: link,
  }
}

function timesOf({ timeZone, startsLocal, durationMinutes, repeat }: ImportedEvent) {
  return { timeZone, startsLocal, durationMinutes, repeat }
}

function resourcesOf(dates: OccurrenceRow[]): string[] {
  return dates.map((date) => date.resourceId)
}
