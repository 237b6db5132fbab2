import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { occurrenceNear } from '../facts.ts'
import { markNearSaid } from '../repository.server.ts'

const HOUR = 3_600_000

/**
 * Announces the dates that come near: once a day before the start, once within the last three hours. A date that is
 * first seen when the last hours have begun is announced for them alone.
 */
export async function announceUpcoming(db: Db, now: Date): Promise<void> {
  await inTransaction({ db, now }, async (tx) => {
    const within = (hours: number) => new Date(now.getTime() + hours * HOUR)
    for (const occurrenceId of await markNearSaid(tx, 'same-day', now, within(3), now)) {
      await announce(tx, occurrenceNear({ occurrenceId, when: 'same-day' }), now)
    }
    for (const occurrenceId of await markNearSaid(tx, 'day-before', within(3), within(24), now)) {
      await announce(tx, occurrenceNear({ occurrenceId, when: 'day-before' }), now)
    }
    return ok()
  })
}
