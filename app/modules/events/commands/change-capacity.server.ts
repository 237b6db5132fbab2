import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { lockAll } from '#app/modules/seats/engine.server.ts'
import { eventChanged } from '../facts.ts'
import { findOrganizedDate } from '../organized-date.server.ts'
import { findComing, lockEvent, updateEventRow } from '../repository.server.ts'
import { resizeSeating } from '../seating.server.ts'

/**
 * Sets the number of seats (null: no limit) on one date, or on every coming date and those made later. Nobody loses
 * a seat by it; those who wait get what became free.
 */
export async function changeCapacity(
  ctx: MemberContext,
  input: { eventId: string; on?: string; capacity: number | null },
): Promise<Result> {
  if (input.capacity !== null && !(Number.isInteger(input.capacity) && input.capacity > 0)) {
    return refuse('invalid', 'Seats are a whole number from 1; leave it empty for no limit.', 'capacity')
  }
  const found = await findOrganizedDate(ctx, input.eventId, input.on)
  if (!found.ok) return found
  return inTransaction(ctx, async (tx) => {
    await lockEvent(tx, found.event.id)
    const dates = input.on ? [found.date] : await findComing(tx, found.event.id, ctx.now)
    await lockAll(
      tx,
      dates.map((date) => date.resourceId),
    )
    for (const date of dates) await resizeSeating(tx, date, input.capacity, ctx.now)
    const isWhole = !input.on || !found.event.repeat
    await updateEventRow(tx, found.event.id, ctx.now, isWhole ? { capacity: input.capacity } : {})
    await announce(tx, eventChanged({ eventId: found.event.id, changed: [] }), ctx.now)
    return ok()
  })
}
