import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { findUnreadNames, mendName } from '../name-repository.server.ts'

const AT_ONCE = 500

/**
 * Cleans members' names that were written before names were looked at, and notes their look: each in a transaction of its
 * own, so that nobody waits for the others. Answers how many.
 */
export async function mendMemberNames(db: Db, at: Date): Promise<number> {
  const unread = await findUnreadNames(db, AT_ONCE)
  for (const id of unread) {
    await inTransaction({ db, now: at }, async (tx) => {
      await mendName(tx, id)
      return ok()
    })
  }
  return unread.length
}
