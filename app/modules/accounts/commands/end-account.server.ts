import type { Tx } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { memberLeft } from '../facts.ts'
import { endSessions, anonymiseMember } from '../repository.server.ts'

/** Ends an account: who it was and its sessions go at once; seats, slots and the rest are freed by those who hear of it. */
export async function endAccount(tx: Tx, memberId: string, at: Date, { proven } = { proven: true }): Promise<void> {
  await anonymiseMember(tx, memberId, at, proven)
  await endSessions(tx, memberId)
  await announce(tx, memberLeft({ memberId }), at)
}
