import type { Db } from '#app/platform/database.server.ts'
import { deleteToldLongAgo } from '../digest-repository.server.ts'

/** Forgets what digests told so long ago that no digest would tell it again. */
export async function purgeTold(db: Db, at: Date): Promise<void> {
  await deleteToldLongAgo(db, at)
}
