import type { Tx } from '#app/platform/database.server.ts'
import { shiftActivity } from '../repository.server.ts'

/** Keeps a group's count of threads and its last activity in step with a change inside it. */
export function noteActivity(tx: Tx, groupId: string, change: { at?: Date; threads?: number }): Promise<void> {
  return shiftActivity(tx, groupId, change)
}
