import type { Tx } from '#app/platform/database.server.ts'
import { openResources } from '#app/modules/seats/engine.server.ts'
import { horizonOf, spanOf, wallDates } from './domain/occasion.ts'
import { wallOf } from './domain/wall-clock.ts'
import { offersFor, windowOf } from './domain/registration.ts'
import { findAllOccurrences, findRecurringRsvps, insertOccurrences, rememberExpansion } from './repository.server.ts'
import { takeSeat } from './seating.server.ts'

type Series = {
  id: string
  startsLocal: string
  repeat: string | null
  timeZone: string
  durationMinutes: number
  capacity: number | null
  registrationOpensAt?: Date | null
  registrationClosesAt?: Date | null
}

/** How far back dates of a series are made that began before it came here, in days. */
const BACK_DAYS = 31

/**
 * Makes the dates of an event that are not there yet, from a month ago up to the horizon, each with seats of its own. Members who want
 * every date are seated on the new ones in the order in which they said so. The event's row is locked by the caller
 * or not yet visible to anyone.
 */
export async function makeDates(tx: Tx, event: Series, now: Date): Promise<void> {
  const until = horizonOf(event.startsLocal, event.timeZone, now)
  const existing = new Set((await findAllOccurrences(tx, event.id)).map((occurrence) => occurrence.recurrenceId))
  const missing = nearDates(event, until, now).filter((wall) => !existing.has(wall))
  if (missing.length > 0) await openDates(tx, event, missing, { isFirst: existing.size === 0, now })
  if (event.repeat) await rememberExpansion(tx, event.id, until)
}

/** The dates of an event that are to be there: all near ones, and its first where it is long over. */
function nearDates(event: Series, until: Date, now: Date): string[] {
  const near = wallDates(event, until, wallOf(new Date(now.getTime() - BACK_DAYS * 86_400_000), event.timeZone))
  return near.length > 0 ? near : wallDates(event, until).slice(0, 1)
}

/** Makes these dates of an event, each with seats of its own; unless they are its first, standing wishes are seated. */
export async function openDates(
  tx: Tx,
  event: Series,
  walls: readonly string[],
  { isFirst, now }: { isFirst: boolean; now: Date },
): Promise<void> {
  const spans = walls.map((wall) => spanOf(wall, event.durationMinutes, event.timeZone))
  const resourceIds = await openResources(
    tx,
    spans.map(({ startsAt }) => ({
      kind: 'event-seat',
      capacity: event.capacity,
      at: now,
      offers: offersFor(startsAt),
      window: windowOf(event, startsAt),
    })),
  )
  const dates = walls.map((recurrenceId, index) => ({
    eventId: event.id,
    recurrenceId,
    resourceId: resourceIds[index]!,
    ...spans[index]!,
  }))
  const ids = await insertOccurrences(tx, dates)
  if (!isFirst) await seatRecurringRsvps(tx, event.id, dates, ids, now)
}

async function seatRecurringRsvps(
  tx: Tx,
  eventId: string,
  dates: { recurrenceId: string; resourceId: string }[],
  ids: string[],
  at: Date,
): Promise<void> {
  for (const { memberId, party, since } of await findRecurringRsvps(tx, eventId)) {
    for (const [index, { recurrenceId, resourceId }] of dates.entries()) {
      if (recurrenceId < since) continue
      await takeSeat(tx, { id: ids[index]!, resourceId }, { memberId, party, at, quiet: true })
    }
  }
}
