import { closeResource } from '#app/modules/seats/engine.server.ts'
import { areBlocked } from '#app/modules/visibility/filters.server.ts'
import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { bookingCancelled, slotMissed } from '../facts.ts'
import { findComingBookings } from '../repository.server.ts'
import { findComingSlots, markCalledOff } from '../slot-repository.server.ts'
import { endBooking, lockBooking } from './end-booking.server.ts'

type Clock = { db: Db; now: Date }

const GONE = 'They have left the hall.'

/**
 * Calls off every coming talk of somebody who left the hall: whoever waits gets the slots they had, and nobody those they
 * offered. Safe to repeat.
 */
export async function cancelAllBookings(ctx: Clock, memberId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    for (const { id, resourceId } of await findComingSlots(tx, memberId, ctx.now)) {
      await closeResource(tx, { resourceId, at: ctx.now })
      await markCalledOff(tx, id, ctx.now)
    }
    return ok()
  })
  for (const id of await findComingBookings(ctx.db, memberId, null, ctx.now)) await end(ctx, id, memberId, GONE)
}

/** Calls off the coming talks of two people between whom a block stands, and takes each out of the other's lines. */
export async function cancelBookingsBetween(ctx: Clock, memberId: string, otherId: string): Promise<void> {
  if (!(await areBlocked(ctx.db, memberId, otherId))) return
  for (const id of await findComingBookings(ctx.db, memberId, otherId, ctx.now)) await end(ctx, id, memberId, '')
}

async function end(ctx: Clock, bookingId: string, memberId: string, reason: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const booking = await lockBooking(tx, bookingId, ctx.now)
    if (!booking || booking.state === 'cancelled') return ok()
    await endBooking(tx, booking, { byId: memberId, reason, at: ctx.now })
    const isTold = booking.state !== 'waiting'
    if (isTold) await announce(tx, bookingCancelled({ bookingId, byId: memberId, apart: reason === '' }), ctx.now)
    else if (booking.mentorId === memberId) await announce(tx, slotMissed({ bookingId }), ctx.now)
    return ok()
  })
}
