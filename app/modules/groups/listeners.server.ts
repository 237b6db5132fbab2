import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import type { bansAdopted, memberLeft } from '#app/modules/accounts/facts.ts'
import { endMemberships } from './commands/end-memberships.server.ts'
import { sayBanned } from './commands/say-banned.server.ts'

/** Somebody left the hall: they leave their groups. */
export async function endMembershipsOfLeaver(db: Db, { fact, at }: Delivery<typeof memberLeft>): Promise<void> {
  await endMemberships({ db, now: new Date(at) }, fact.body.memberId)
}

/** An address that groups had banned was confirmed by somebody who was in them: whatever hangs on a membership ends. */
export async function onBansAdopted(db: Db, { fact, at }: Delivery<typeof bansAdopted>): Promise<void> {
  await sayBanned({ db, now: new Date(at) }, fact.body.memberId, fact.body.groupIds)
}
