import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { handOverSeat, lockAll } from '#app/modules/seats/engine.server.ts'
import type { memberVerified } from '#app/modules/accounts/facts.ts'
import { findGuestsOfMember, joinToMember } from '../guests-repository.server.ts'

/**
 * Somebody showed that an address is theirs: what they took with it before they had an account is on their account
 * from now on, place in line and all. Where they have a seat of their own already, both stay.
 */
export async function onAddressConfirmed(db: Db, { fact, at }: Delivery<typeof memberVerified>): Promise<void> {
  const { memberId } = fact.body
  const now = new Date(at)
  await inTransaction({ db, now }, async (tx) => {
    const guests = await findGuestsOfMember(tx, memberId, now)
    await lockAll(
      tx,
      guests.map((guest) => guest.resourceId),
    )
    for (const { id, resourceId } of guests) {
      const from = { guestId: id }
      if (await handOverSeat(tx, { resourceId, from, to: { memberId } })) await joinToMember(tx, id, memberId)
    }
    return ok()
  })
}
