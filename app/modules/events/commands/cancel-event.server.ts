import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { lockAll } from '#app/modules/seats/engine.server.ts'
import { eventCancelled } from '../facts.ts'
import { findOrganizedDate } from '../organized-date.server.ts'
import { findComing, lockEvent, updateEventRow, updateOccurrence } from '../repository.server.ts'
import { closeSeating } from '../seating.server.ts'

/** Calls off one date of a series, or the whole event. Its page stays and says why; nobody loses their place on paper. */
export async function cancelEvent(
  ctx: MemberContext,
  input: { eventId: string; on?: string; reason: string },
): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    await lockEvent(tx, input.eventId)
    const found = await findOrganizedDate({ ...ctx, db: tx }, input.eventId, input.on)
    if (!found.ok) return found
    const { event, date } = found
    const isWhole = !input.on || !event.repeat
    if (event.status === 'draft') return refuse('conflict', 'A draft is not announced yet; there is nothing to cancel.')
    if (event.status === 'cancelled' || (!isWhole && date.status === 'cancelled')) return ok()
    const dates = isWhole ? await findComing(tx, event.id, ctx.now) : [date]
    await lockAll(
      tx,
      dates.map((one) => one.resourceId),
    )
    for (const one of dates) await closeSeating(tx, one, ctx.now)
    if (isWhole) await updateEventRow(tx, event.id, ctx.now, { status: 'cancelled', cancelReason: input.reason })
    else {
      await updateOccurrence(tx, date.id, { status: 'cancelled', cancelReason: input.reason })
      await updateEventRow(tx, event.id, ctx.now, {})
    }
    const fact = isWhole ? { eventId: event.id } : { eventId: event.id, occurrenceId: date.id }
    await announce(tx, eventCancelled(fact), ctx.now)
    return ok()
  })
}
