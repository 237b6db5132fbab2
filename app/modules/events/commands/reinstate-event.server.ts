import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { lockAll } from '#app/modules/seats/engine.server.ts'
import { eventReinstated } from '../facts.ts'
import { findOrganizedDate } from '../organized-date.server.ts'
import { findComing, lockEvent, updateEventRow, updateOccurrence } from '../repository.server.ts'
import { reopenSeating } from '../seating.server.ts'

/** Brings a cancelled event or date back: those who had a seat keep it, and free seats go to those in line. */
export async function reinstateEvent(ctx: MemberContext, input: { eventId: string; on?: string }): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    await lockEvent(tx, input.eventId)
    const found = await findOrganizedDate({ ...ctx, db: tx }, input.eventId, input.on)
    if (!found.ok) return found
    const { event, date } = found
    const isWhole = event.status === 'cancelled'
    if (!isWhole && date.status !== 'cancelled') return ok()
    const coming = isWhole ? await findComing(tx, event.id, ctx.now) : [date]
    const dates = coming.filter((one) => !isWhole || one.status === 'scheduled')
    if (dates.every((one) => one.endsAt <= ctx.now)) return refuse('conflict', 'This date is over.')
    await lockAll(
      tx,
      dates.map((one) => one.resourceId),
    )
    if (!isWhole) await updateOccurrence(tx, date.id, { status: 'scheduled', cancelReason: '' })
    await updateEventRow(tx, event.id, ctx.now, isWhole ? { status: 'published', cancelReason: '' } : {})
    for (const one of dates) await reopenSeating(tx, one, ctx.now)
    await announce(tx, eventReinstated({ eventId: event.id, ...(isWhole ? {} : { occurrenceId: date.id }) }), ctx.now)
    return ok()
  })
}
