import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { cancelAllBookings } from './commands/cancel-all-bookings.server.ts'

/** Somebody left the hall: their talks are called off. */
export async function freeSlotsOfLeaver(db: Db, { fact, at }: Delivery): Promise<void> {
  await cancelAllBookings({ db, now: new Date(at) }, (fact.body as { memberId: string }).memberId)
}
