import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { closeResource, lockAll } from '#app/modules/seats/engine.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { bookingCancelled, slotMissed } from '../facts.ts'
import { findBooking } from '../repository.server.ts'
import { findPendingBookings, findSlot, markCalledOff } from '../slot-repository.server.ts'
import { endBooking } from './end-booking.server.ts'

/** The mentor is not there at that time: every booking of the slot ends, and nobody moves up or can book it. */
export function callOffSlot(ctx: MemberContext, input: { slotId: string; reason: string }): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    const slot = await findSlot(tx, { id: input.slotId })
    if (!slot || slot.mentorId !== ctx.actor.id) return refuse('not-found')
    if (slot.isOff) return refuse('conflict', 'This time is called off already.')
    if (slot.startsAt <= ctx.now) return refuse('conflict', 'This time has already begun.')
    await lockAll(tx, [slot.resourceId])
    await closeResource(tx, { resourceId: slot.resourceId, at: ctx.now })
    await markCalledOff(tx, slot.id, ctx.now)
    for (const { id } of await findPendingBookings(tx, slot.id)) {
      const booking = await findBooking(tx, id, true)
      if (!booking || booking.state === 'cancelled') continue
      const wasWaiting = booking.state === 'waiting'
      await endBooking(tx, booking, { byId: ctx.actor.id, reason: input.reason, at: ctx.now })
      const fact = wasWaiting ? slotMissed({ bookingId: id }) : bookingCancelled({ bookingId: id, byId: ctx.actor.id })
      await announce(tx, fact, ctx.now)
    }
    return ok()
  })
}
