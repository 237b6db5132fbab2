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
const KEPT_AWAY = 'They cannot come.'

/** Calls off every coming talk of somebody who left the hall. Safe to repeat. */
export function cancelAllBookings(ctx: Clock, memberId: string): Promise<void> {
  return cancelBookingsOf(ctx, memberId, null, GONE)
}

/** Calls off the talks of somebody who may not enter the hall until `end`, those that begin before it. Safe to repeat. */
export function cancelBookingsBefore(ctx: Clock, memberId: string, end: Date): Promise<void> {
  return cancelBookingsOf(ctx, memberId, end, KEPT_AWAY)
}

/** Whoever waits gets the slots they had, and nobody those they offered. */
async function cancelBookingsOf(ctx: Clock, memberId: string, before: Date | null, reason: string): Promise<void> {
  const span = { from: ctx.now, before }
  await inTransaction(ctx, async (tx) => {
    for (const { id, resourceId } of await findComingSlots(tx, memberId, span)) {
      await closeResource(tx, { resourceId, at: ctx.now })
      await markCalledOff(tx, id, ctx.now)
    }
    return ok()
  })
  for (const id of await findComingBookings(ctx.db, memberId, null, span)) await end(ctx, id, memberId, reason)
}

/** Calls off the coming talks of two people between whom a block stands, and takes each out of the other's lines. */
export async function cancelBookingsBetween(ctx: Clock, memberId: string, otherId: string): Promise<void> {
  if (!(await areBlocked(ctx.db, memberId, otherId))) return
  for (const id of await findComingBookings(ctx.db, memberId, otherId, { from: ctx.now, before: null }))
    await end(ctx, id, memberId, '')
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
