import type { Db } from '#app/platform/database.server.ts'
import { moveReadingOn } from '../repository.server.ts'

/** Notes at a membership until when everything in the group is read, so that single threads need not be remembered. */
export async function settleReading(db: Db, groupId: string, memberId: string, until: Date): Promise<void> {
  await moveReadingOn(db, groupId, memberId, until)
}
