import type { Tx } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { horizonOf, spanOf, wallDates } from './domain/occasion.ts'
import { continuedAfter, countBefore, endedBefore } from './domain/recurrence.ts'
import { reshape } from './domain/reshape.ts'
import {
  copyEventRow,
  findAllOccurrences,
  handOverDates,
  lockEvent,
  moveRecurringRsvp,
  renameOccurrences,
  updateEventRow,
  updateOccurrence,
  type OccurrenceRow,
} from './repository.server.ts'
import { closeSeating } from './seating.server.ts'

type Shape = { id: string; startsLocal: string; repeat: string | null; timeZone: string; durationMinutes: number }

const NO_LONGER = 'This date is no longer part of the series.'

/**
 * Carries the dates of an event over to its new shape. Past dates and those moved by hand keep their time; coming
 * dates that the rule no longer names are called off, so that nobody turns up to a date that quietly went.
 */
export async function moveDates(tx: Tx, shape: Shape, by: { from: string; to: string }, now: Date): Promise<void> {
  const dates = await findAllOccurrences(tx, shape.id)
  const named = new Set(wallDates(shape, horizonOf(shape.startsLocal, shape.timeZone, now)))
  const { kept, dropped } = reshape(dates, by.from, by.to, named)
  await renameOccurrences(tx, kept)
  for (const { id, recurrenceId } of kept) {
    const date = dates.find((one) => one.id === id)!
    if (date.moved || (date.endsAt <= now && shape.repeat)) continue
    const span = spanOf(recurrenceId, shape.durationMinutes, shape.timeZone)
    if (span.startsAt.getTime() === date.startsAt.getTime() && span.endsAt.getTime() === date.endsAt.getTime()) continue
    await updateOccurrence(tx, id, { ...span, dayBeforeSaidAt: null, sameDaySaidAt: null })
  }
  for (const date of dates.filter(
    (one) => dropped.includes(one.id) && one.endsAt > now && one.status === 'scheduled',
  )) {
    await updateOccurrence(tx, date.id, { status: 'cancelled', cancelReason: NO_LONGER })
    await closeSeating(tx, date, now)
  }
}

/**
 * Cuts a series before a date: the dates from it on become a series of their own, with the same people on them.
 * Answers the new one with the rule that is left for it. The old one ends the minute before.
 */
export async function splitSeries(
  tx: Tx,
  eventId: string,
  from: OccurrenceRow,
  now: Date,
): Promise<{ id: string; repeat: string | null }> {
  const event = (await lockEvent(tx, eventId))!
  const repeat =
    event.repeat && continuedAfter(event.repeat, countBefore(event.repeat, event.startsLocal, from.recurrenceId))
  const id = newId()
  await copyEventRow(tx, eventId, id, now)
  await handOverDates(tx, eventId, id, from.recurrenceId)
  await moveRecurringRsvp(tx, eventId, id, from.recurrenceId)
  await updateEventRow(tx, eventId, now, { repeat: event.repeat && endedBefore(event.repeat, from.recurrenceId) })
  return { id, repeat }
}
