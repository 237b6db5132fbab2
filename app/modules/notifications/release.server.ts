import type { Tx } from '#app/platform/database.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'

/** Has the letters held for a member looked at again at a moment; a later word replaces an earlier one. */
export async function scheduleRelease(tx: Tx, memberId: string, at: Date): Promise<void> {
  await enqueue(tx, 'release-letters', { memberId }, { key: `release:${memberId}`, runAt: at, maxAttempts: 25 })
}
