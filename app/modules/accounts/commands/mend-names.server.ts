import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { mendNames } from '../name-repository.server.ts'

const AT_ONCE = 200

/** Cleans members' names that were written before names were looked at, and notes their look. Answers how many. */
export async function mendMemberNames(db: Db, at: Date): Promise<number> {
  const mended = await inTransaction({ db, now: at }, async (tx) => ok(await mendNames(tx, AT_ONCE)))
  return mended.ok ? mended.value : 0
}
