import { findUnsettled, reopenResource, closeResource, settle } from '#app/modules/seats/engine.server.ts'
import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { bookingUnanswered, slotMissed } from '../facts.ts'
import { findOverdue } from '../repository.server.ts'
import { findOutOfStep, findSlot } from '../slot-repository.server.ts'
import { endBooking, lockBooking } from './end-booking.server.ts'
import { admitFromWaitlist } from './admit-from-waitlist.server.ts'

/**
 * What the clock does to slots: holds that ran out go to whoever waits, what no mentor answered in time ends, and lines for
 * slots that are given to nobody any more are closed. Doing it again changes nothing.
 */
export async function settleSlots(db: Db, at: Date): Promise<void> {
  const ctx = { db, now: at }
  for (const resourceId of await findUnsettled(db, ['slot', 'session-seat'], at)) {
    await inTransaction(ctx, async (tx) => {
      const changes = await settle(tx, { resourceId, at })
      const slot = await findSlot(tx, { resourceId })
      if (slot) await admitFromWaitlist(tx, slot, changes, at)
      return ok()
    })
  }
  for (const { id, state } of await findOverdue(db, at)) {
    await inTransaction(ctx, async (tx) => {
      const booking = await lockBooking(tx, id, at)
      if (booking?.state !== state || (state === 'held' && booking.heldUntil! > at)) return ok()
      await endBooking(tx, booking, { byId: null, reason: state === 'held' ? UNANSWERED : NOT_FREE, at })
      await announce(tx, (state === 'held' ? bookingUnanswered : slotMissed)({ bookingId: id }), at)
      return ok()
    })
  }
}

/** On a break a mentor's slots are closed; afterwards they open again, and whoever waits gets what became free. */
export async function syncSlots(db: Db, mentorId: string, at: Date): Promise<void> {
  for (const { isPaused, ...slot } of await findOutOfStep(db, mentorId, at)) {
    await inTransaction({ db, now: at }, async (tx) => {
      const { resourceId } = slot
      if (isPaused) await closeResource(tx, { resourceId, at })
      else await admitFromWaitlist(tx, slot, (await reopenResource(tx, { resourceId, at })).changes, at)
      return ok()
    })
  }
}

const UNANSWERED = 'There was no answer in time.'
const NOT_FREE = 'It did not become free in time.'
