import { findSuspensionEnd } from '#app/modules/accounts/queries/find-suspension-end.server.ts'
import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import type { blockChanged, memberLeft } from '#app/modules/accounts/facts.ts'
import type { mentorChanged } from '#app/modules/mentors/facts.ts'
import type { FactMaker } from '#app/lib/fact.ts'
import {
  cancelAllBookings,
  cancelBookingsBefore,
  cancelBookingsBetween,
} from './commands/cancel-all-bookings.server.ts'
import { syncSlots } from './commands/settle-slots.server.ts'

/** Somebody left the hall: their talks are called off. */
export async function freeSlotsOfLeaver(db: Db, { fact, at }: Delivery<typeof memberLeft>): Promise<void> {
  await cancelAllBookings({ db, now: new Date(at) }, fact.body.memberId)
}

/** Somebody was suspended: talks that begin before they may enter again are called off. */
export async function freeSlotsOfSuspended(
  db: Db,
  { fact, at }: Delivery<FactMaker<{ memberId: string }>>,
): Promise<void> {
  const { memberId } = fact.body
  const end = await findSuspensionEnd(db, memberId, new Date(at))
  if (end) await cancelBookingsBefore({ db, now: new Date(at) }, memberId, end)
}

/** A block stands between two people: their talks are called off, and neither waits for a slot of the other. */
export async function separateSlots(db: Db, { fact, at }: Delivery<typeof blockChanged>): Promise<void> {
  await cancelBookingsBetween({ db, now: new Date(at) }, fact.body.memberId, fact.body.otherId)
}

/** A mentor went on a break or came back. */
export async function onMentorChanged(db: Db, { fact, at }: Delivery<typeof mentorChanged>): Promise<void> {
  await syncSlots(db, fact.body.memberId, new Date(at))
}
