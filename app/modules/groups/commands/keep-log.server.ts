import type { Tx } from '#app/platform/database.server.ts'
import { insertLogEntry, type LogEntry } from '../repository.server.ts'

/** Writes what somebody did by their office into the group's log, which nobody can change afterwards. */
export function readModerationLog(tx: Tx, entry: LogEntry): Promise<void> {
  return insertLogEntry(tx, entry)
}
