import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { endMemberships } from './commands/end-memberships.server.ts'

/** Somebody left the hall: they leave their groups. */
export async function endMembershipsOfLeaver(db: Db, { fact, at }: Delivery): Promise<void> {
  await endMemberships({ db, now: new Date(at) }, (fact.body as { memberId: string }).memberId)
}
