import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { bookingCancelled } from '../facts.ts'
import { findComingBookings, markCancelled } from '../repository.server.ts'

/** Calls off every coming talk of somebody who left the hall; the slots are free again. Safe to repeat. */
export async function cancelAllBookings(ctx: { db: Db; now: Date }, memberId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    for (const bookingId of await findComingBookings(tx, memberId, ctx.now)) {
      await markCancelled(tx, bookingId, memberId, 'They have left the hall.', ctx.now)
      await announce(tx, bookingCancelled({ bookingId, byId: memberId }), ctx.now)
    }
    return ok()
  })
}
