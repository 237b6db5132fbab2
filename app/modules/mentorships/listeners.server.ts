import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import type { blockChanged, memberLeft } from '#app/modules/accounts/facts.ts'
import { closeRequestsBetween, endAllMentorships } from './commands/end-all-mentorships.server.ts'

/** Somebody left the hall: their mentorships end and their open requests close. */
export async function endMentorshipsOfLeaver(db: Db, { fact, at }: Delivery<typeof memberLeft>): Promise<void> {
  await endAllMentorships({ db, now: new Date(at) }, fact.body.memberId)
}

/** A block stands between two people: what one asked of the other is closed. */
export async function partInRequests(db: Db, { fact, at }: Delivery<typeof blockChanged>): Promise<void> {
  await closeRequestsBetween({ db, now: new Date(at) }, fact.body.memberId, fact.body.otherId)
}
