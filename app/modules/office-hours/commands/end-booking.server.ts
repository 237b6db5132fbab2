import { releaseSeat, settle, type Change } from '#app/modules/seats/engine.server.ts'
import type { Tx } from '#app/platform/database.server.ts'
import { findBooking, markCancelled, type BookingRecord } from '../repository.server.ts'
import { findSlot } from '../slot-repository.server.ts'
import { admitFromWaitlist } from './admit-from-waitlist.server.ts'

/**
 * A booking as it stands now, locked after its slot, as every change at a slot does it: so two changes never wait for each
 * other. Null when there is none.
 */
export async function lockBooking(tx: Tx, id: string, at: Date): Promise<BookingRecord | null> {
  const found = await findBooking(tx, id)
  if (!found) return null
  if (found.resourceId) await admitFromWaitlistAt(tx, found, await settle(tx, { resourceId: found.resourceId, at }), at)
  return findBooking(tx, id, true)
}

/** Calls a locked booking off, or takes it out of the line, and gives its place to whoever waits. */
export async function endBooking(
  tx: Tx,
  booking: BookingRecord,
  { byId, reason, at }: { byId: string | null; reason: string; at: Date },
): Promise<void> {
  await markCancelled(tx, booking.id, byId, reason, at)
  if (!booking.resourceId) return
  const release = { resourceId: booking.resourceId, memberId: booking.menteeId, at }
  await admitFromWaitlistAt(tx, booking, (await releaseSeat(tx, release)).changes, at)
}

async function admitFromWaitlistAt(tx: Tx, { slotId }: BookingRecord, changes: Change[], at: Date): Promise<void> {
  const slot = changes.length > 0 && slotId ? await findSlot(tx, { id: slotId }) : null
  if (slot) await admitFromWaitlist(tx, slot, changes, at)
}
