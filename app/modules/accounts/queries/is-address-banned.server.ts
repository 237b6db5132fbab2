import type { Db } from '#app/platform/database.server.ts'
import { isKeptOut } from '../ban-repository.server.ts'

/** Whether a group's ban is kept against the address of a member who is not banned there by name. */
export function isAddressBanned(db: Db, groupId: string, memberId: string): Promise<boolean> {
  return isKeptOut(db, groupId, memberId)
}
