import type { Db } from '#app/platform/database.server.ts'
import { deleteParkedLongAgo } from '../draft-repository.server.ts'

/** Deletes words put by for a sign-in that never came. */
export async function purgeParkedWords(db: Db, at: Date): Promise<void> {
  await deleteParkedLongAgo(db, at)
}
