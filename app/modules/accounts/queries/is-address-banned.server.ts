import type { Db } from '#app/platform/database.server.ts'
import { isKeptOut, isMailboxShutOut } from '../ban-repository.server.ts'

/** Whether a group's ban is kept against the address of a member who is not banned there by name. */
export function isAddressBanned(db: Db, groupId: string, memberId: string): Promise<boolean> {
  return isKeptOut(db, groupId, memberId)
}

/** Whether a guest with this address gets no seat at an event, of a group or of none. */
export function isGuestShutOut(db: Db, guest: { email: string; groupId: string | null; at: Date }): Promise<boolean> {
  return isMailboxShutOut(db, guest.email, guest.groupId, guest.at)
}
