import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { leaveEveryLine, leaveLinesBetween } from './commands/leave-lines.server.ts'

/** Somebody left the hall: they wait for nobody, and nobody waits for them. */
export async function leaveLinesOfLeaver(db: Db, { fact, at }: Delivery): Promise<void> {
  await leaveEveryLine({ db, now: new Date(at) }, (fact.body as { memberId: string }).memberId)
}

/** A block stands between two people: neither waits for a place with the other. */
export async function partInLines(db: Db, { fact, at }: Delivery): Promise<void> {
  const { memberId, otherId } = fact.body as { memberId: string; otherId: string }
  await leaveLinesBetween({ db, now: new Date(at) }, memberId, otherId)
}
