import type { Db } from '#app/platform/database.server.ts'
import { deleteEndedBans } from '../ban-repository.server.ts'
import { deleteExpired } from '../repository.server.ts'

/** Deletes what accounts need no more: links and sessions that ended, browsers long unseen, bans that are over. */
export async function purgeAccounts(db: Db, at: Date): Promise<void> {
  await deleteExpired(db, at)
  await deleteEndedBans(db, at)
}
