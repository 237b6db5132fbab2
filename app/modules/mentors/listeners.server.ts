import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import type { blockChanged, memberLeft } from '#app/modules/accounts/facts.ts'
import { leaveEveryWaitlist, leaveLinesBetween } from './commands/leave-waitlists.server.ts'

/** Somebody left the hall: they wait for nobody, and nobody waits for them. */
export async function leaveLinesOfLeaver(db: Db, { fact, at }: Delivery<typeof memberLeft>): Promise<void> {
  await leaveEveryWaitlist({ db, now: new Date(at) }, fact.body.memberId)
}

/** A block stands between two people: neither waits for a place with the other. */
export async function separateWaitlists(db: Db, { fact, at }: Delivery<typeof blockChanged>): Promise<void> {
  await leaveLinesBetween({ db, now: new Date(at) }, fact.body.memberId, fact.body.otherId)
}
