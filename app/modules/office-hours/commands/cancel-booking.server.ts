import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayCancel, takesPart } from '../domain/policy.ts'
import { bookingCancelled } from '../facts.ts'
import { endBooking, lockBooking } from './end-booking.server.ts'

/** Calls a talk off, by either side, or leaves the line for it. Whoever waits next gets the slot at once. */
export function cancelBooking(ctx: MemberContext, input: { bookingId: string; reason: string }): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    const booking = await lockBooking(tx, input.bookingId, ctx.now)
    if (!booking || !takesPart(ctx.actor.id, booking)) return refuse('not-found')
    const decision = mayCancel(ctx.actor.id, booking, ctx.now)
    if (!decision.allowed) return refuse('conflict', decision.reason)
    await endBooking(tx, booking, { byId: ctx.actor.id, reason: input.reason, at: ctx.now })
    if (booking.state !== 'waiting') {
      await announce(tx, bookingCancelled({ bookingId: booking.id, byId: ctx.actor.id }), ctx.now)
    }
    return ok()
  })
}
