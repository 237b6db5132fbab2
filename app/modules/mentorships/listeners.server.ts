import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { closeRequestsBetween, endAllMentorships } from './commands/end-all-mentorships.server.ts'

/** Somebody left the hall: their mentorships end and their open requests close. */
export async function endMentorshipsOfLeaver(db: Db, { fact, at }: Delivery): Promise<void> {
  await endAllMentorships({ db, now: new Date(at) }, (fact.body as { memberId: string }).memberId)
}

/** A block stands between two people: what one asked of the other is closed. */
export async function partInRequests(db: Db, { fact, at }: Delivery): Promise<void> {
  const { memberId, otherId } = fact.body as { memberId: string; otherId: string }
  await closeRequestsBetween({ db, now: new Date(at) }, memberId, otherId)
}
