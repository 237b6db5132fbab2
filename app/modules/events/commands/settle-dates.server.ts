import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { findUnsettled } from '#app/modules/seats/engine.server.ts'
import { findOccurrenceOfResource } from '../repository.server.ts'
import { settleSeating } from '../seating.server.ts'

/** Lets offers of seats lapse that nobody took in time, asks the next, and seats the line where registration opened. */
export async function settleDates(db: Db, now: Date): Promise<void> {
  for (const resourceId of await findUnsettled(db, ['event-seat'], now)) {
    await inTransaction({ db, now }, async (tx) => {
      const date = await findOccurrenceOfResource(tx, resourceId)
      if (date) await settleSeating(tx, date, now)
      return ok()
    })
  }
}
