import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayCancel, takesPart } from '../domain/policy.ts'
import { bookingCancelled } from '../facts.ts'
import { findBooking, markCancelled } from '../repository.server.ts'

/** Calls a talk off, by either side. The slot is free again at once. */
export function cancelBooking(ctx: MemberContext, input: { bookingId: string; reason: string }): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    const booking = await findBooking(tx, input.bookingId, true)
    if (!booking || !takesPart(ctx.actor.id, booking)) return refuse('not-found')
    const decision = mayCancel(booking, ctx.now)
    if (!decision.allowed) return refuse('conflict', decision.reason)
    await markCancelled(tx, booking.id, ctx.actor.id, input.reason, ctx.now)
    await announce(tx, bookingCancelled({ bookingId: booking.id, byId: ctx.actor.id }), ctx.now)
    return ok()
  })
}
