import { mustAsk } from '#app/modules/mentors/domain/missed.ts'
import { releaseSeat, type Change } from '#app/modules/seats/engine.server.ts'
import type { Tx } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { answerBy } from '../domain/policy.ts'
import { slotMissed, slotPromoted } from '../facts.ts'
import { markCancelled, setBookingState } from '../repository.server.ts'
import { lockPendingBooking, type PendingBooking, type SlotRecord } from '../slot-repository.server.ts'

/**
 * Whoever got a place by a change at a slot has a booking now, and hears of it, in the transaction of that change. Somebody
 * who has another talk by then is passed, and the place goes on to the next.
 */
export async function admitFromWaitlist(tx: Tx, slot: SlotRecord, changes: readonly Change[], at: Date): Promise<void> {
  for (const { holder, became } of changes) {
    if (became !== 'confirmed' || !holder.memberId) continue
    const pendingBooking = await lockPendingBooking(tx, slot, holder.memberId, at)
    if (pendingBooking?.isFree) await confirm(tx, slot, pendingBooking, at)
    else await skip(tx, slot, holder.memberId, pendingBooking, at)
  }
}

/** What a new booking starts as: agreed, or asking the mentor until a deadline. */
export function firstState(
  slot: { inGroup: boolean; startsAt: Date },
  { isInstant, missed }: { isInstant: boolean; missed: number },
  at: Date,
): { state: 'held' | 'confirmed'; heldUntil: Date | null } {
  const asks = !slot.inGroup && (!isInstant || mustAsk(missed))
  return asks ? { state: 'held', heldUntil: answerBy(at, slot.startsAt) } : { state: 'confirmed', heldUntil: null }
}

async function confirm(tx: Tx, slot: SlotRecord, pendingBooking: PendingBooking, at: Date): Promise<void> {
  const { state, heldUntil } = firstState(slot, pendingBooking, at)
  await setBookingState(tx, pendingBooking.id, state, heldUntil, at)
  await announce(tx, slotPromoted({ bookingId: pendingBooking.id }), at)
}

async function skip(
  tx: Tx,
  slot: SlotRecord,
  memberId: string,
  pendingBooking: PendingBooking | null,
  at: Date,
): Promise<void> {
  if (pendingBooking) {
    await markCancelled(tx, pendingBooking.id, null, 'It became free, and you had another talk at that time.', at)
    await announce(tx, slotMissed({ bookingId: pendingBooking.id }), at)
  }
  const { changes } = await releaseSeat(tx, { resourceId: slot.resourceId, memberId, at })
  await admitFromWaitlist(tx, slot, changes, at)
}
