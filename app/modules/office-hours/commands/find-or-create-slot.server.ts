import { openResource, setCapacity } from '#app/modules/seats/engine.server.ts'
import type { Tx } from '#app/platform/database.server.ts'
import { movableUntil } from '../domain/policy.ts'
import type { Session } from '../domain/slots.ts'
import type { MentorSchedule } from '../schedule-repository.server.ts'
import { findSlot, insertSlot, updateSlot, type SlotRecord } from '../slot-repository.server.ts'
import { admitFromWaitlist } from './admit-from-waitlist.server.ts'

/**
 * The slot behind a time of the office hours, made when somebody first reaches for it; until the mentor's notice before it
 * starts it takes people. The mentor's row is locked by the caller. A group's hour takes on the seats and the topic that the
 * mentor has set since.
 */
export async function findOrCreateSlot(
  tx: Tx,
  { memberId: mentorId, noticeMinutes, group }: MentorSchedule,
  { startsAt, endsAt, inGroup }: Session,
  at: Date,
): Promise<SlotRecord> {
  const seats = inGroup ? group!.seats : 1
  const topic = inGroup ? group!.topic : ''
  const found = await findSlot(tx, { mentorId, startsAt, inGroup })
  if (!found) {
    const kind = inGroup ? 'session-seat' : 'slot'
    const window = { opensAt: null, closesAt: movableUntil({ startsAt, noticeMinutes }) }
    const resourceId = await openResource(tx, { kind, capacity: seats, window, at })
    return insertSlot(tx, { mentorId, startsAt, endsAt, inGroup, topic, resourceId }, at)
  }
  const slot = { ...found, endsAt, topic }
  if (+found.endsAt !== +endsAt || found.topic !== topic) await updateSlot(tx, slot.id, { endsAt, topic })
  if (inGroup) {
    const { changes } = await setCapacity(tx, { resourceId: slot.resourceId, capacity: seats, at })
    await admitFromWaitlist(tx, slot, changes, at)
  }
  return slot
}
