import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import type { memberLeft } from '#app/modules/accounts/facts.ts'
import { forgetLeaver } from './commands/forget-leaver.server.ts'

/** Somebody left the hall, and everybody else has heard of it: they are forgotten. */
export async function anonymiseDeletedMember(db: Db, { fact, at }: Delivery<typeof memberLeft>): Promise<void> {
  await forgetLeaver({ db, now: new Date(at) }, fact.body.memberId)
}
