import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { endMemberships } from './commands/end-memberships.server.ts'
import { sayBanned } from './commands/say-banned.server.ts'

/** Somebody left the hall: they leave their groups. */
export async function endMembershipsOfLeaver(db: Db, { fact, at }: Delivery): Promise<void> {
  await endMemberships({ db, now: new Date(at) }, (fact.body as { memberId: string }).memberId)
}

/** An address that groups had banned was confirmed by somebody who was in them: whatever hangs on a membership ends. */
export async function onBansAdopted(db: Db, { fact, at }: Delivery): Promise<void> {
  const { memberId, groupIds } = fact.body as { memberId: string; groupIds: string[] }
  await sayBanned({ db, now: new Date(at) }, memberId, groupIds)
}
