import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { makeDates } from '../dates.server.ts'
import { HORIZON_DAYS } from '../domain/occasion.ts'
import { findSeriesToExtend, lockEvent } from '../repository.server.ts'

const A_WEEK = 7

/** Makes the next dates of every series whose horizon came a week closer. */
export async function extendSeries(db: Db, now: Date): Promise<void> {
  const until = new Date(now.getTime() + (HORIZON_DAYS - A_WEEK) * 86_400_000)
  for (const eventId of await findSeriesToExtend(db, until)) {
    await inTransaction({ db, now }, async (tx) => {
      const event = await lockEvent(tx, eventId)
      if (event) await makeDates(tx, event, now)
      return ok()
    })
  }
}
