import type { Tx } from '#app/platform/database.server.ts'
import { openResources } from '#app/modules/seats/engine.server.ts'
import { horizonOf, spanOf, wallDates } from './domain/occasion.ts'
import { findAllOccurrences, findStanding, insertOccurrences, rememberExpansion } from './repository.server.ts'
import { takeSeat } from './seating.server.ts'

type Series = {
  id: string
  startsLocal: string
  repeat: string | null
  timeZone: string
  durationMinutes: number
  capacity: number | null
}

/**
 * Makes the dates of an event that are not there yet, up to the horizon, each with seats of its own. Members who want
 * every date are seated on the new ones in the order in which they said so. The event's row is locked by the caller
 * or not yet visible to anyone.
 */
export async function makeDates(tx: Tx, event: Series, now: Date): Promise<void> {
  const until = horizonOf(event.startsLocal, event.timeZone, now)
  const existing = new Set((await findAllOccurrences(tx, event.id)).map((occurrence) => occurrence.recurrenceId))
  const missing = wallDates(event, until).filter((wall) => !existing.has(wall))
  if (missing.length > 0) {
    const resourceIds = await openResources(
      tx,
      missing.map(() => ({ kind: 'event-seat', capacity: event.capacity, at: now })),
    )
    const dates = missing.map((recurrenceId, index) => ({
      eventId: event.id,
      recurrenceId,
      resourceId: resourceIds[index]!,
      ...spanOf(recurrenceId, event.durationMinutes, event.timeZone),
    }))
    const ids = await insertOccurrences(tx, dates)
    if (existing.size > 0) await seatStanding(tx, event.id, dates, ids, now)
  }
  if (event.repeat) await rememberExpansion(tx, event.id, until)
}

async function seatStanding(
  tx: Tx,
  eventId: string,
  dates: { recurrenceId: string; resourceId: string }[],
  ids: string[],
  at: Date,
): Promise<void> {
  for (const { memberId, party, since } of await findStanding(tx, eventId)) {
    for (const [index, { recurrenceId, resourceId }] of dates.entries()) {
      if (recurrenceId < since) continue
      await takeSeat(tx, { id: ids[index]!, resourceId }, { memberId, party, at, quiet: true })
    }
  }
}
