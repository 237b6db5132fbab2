import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { endAllMentorships } from './commands/end-all-mentorships.server.ts'

/** Somebody left the hall: their mentorships end and their open requests close. */
export async function endMentorshipsOfLeaver(db: Db, { fact, at }: Delivery): Promise<void> {
  await endAllMentorships({ db, now: new Date(at) }, (fact.body as { memberId: string }).memberId)
}
