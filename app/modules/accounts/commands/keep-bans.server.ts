import type { Tx } from '#app/platform/database.server.ts'
import { dropGroupBan, dropSanctionBan, keepBans } from '../ban-repository.server.ts'

/** Inside the transaction of a ban or a sanction: it holds for the address too, whatever becomes of the account. */
export function holdForAddress(tx: Tx, memberId: string, at: Date): Promise<void> {
  return keepBans(tx, memberId, at)
}

/** Inside the transaction that lifts it: nothing is held against the address any more. */
export function letGoOfAddress(tx: Tx, what: { groupId: string; memberId: string } | { sanctionId: string }) {
  return 'groupId' in what ? dropGroupBan(tx, what.groupId, what.memberId) : dropSanctionBan(tx, what.sanctionId)
}
