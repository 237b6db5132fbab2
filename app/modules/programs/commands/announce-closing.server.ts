import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { programClosed, programClosing } from '../facts.ts'
import { markClosedSaid, markClosingSaid } from '../repository.server.ts'

const DAY = 86_400_000

/**
 * Announces enrolment that ends within a day, and enrolment that has ended: each once for the end it has, so that an
 * end moved to later is announced again. What ended more than a day ago is no news.
 */
export async function announceClosing(db: Db, now: Date): Promise<void> {
  const at = (days: number) => new Date(now.getTime() + days * DAY)
  await inTransaction({ db, now }, async (tx) => {
    for (const programId of await markClosedSaid(tx, at(-1), now)) await announce(tx, programClosed({ programId }), now)
    for (const programId of await markClosingSaid(tx, now, at(1)))
      await announce(tx, programClosing({ programId }), now)
    return ok()
  })
}
