import { ok } from '#app/lib/result.ts'
import { forgetAnswers } from '#app/modules/seats/engine.server.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { dropUnconfirmedGuests, forgetGuests as forgetGuestsOf } from '../guests-repository.server.ts'

const DAY = 86_400_000
const LINK_DAYS = 2
const KEPT_DAYS = 30

/** Deletes what was asked for by letter and never confirmed, and who the guests were of dates long over. */
export async function forgetGuests(db: Db, now: Date): Promise<void> {
  await inTransaction({ db, now }, async (tx) => {
    await dropUnconfirmedGuests(tx, new Date(now.getTime() - LINK_DAYS * DAY))
    const guestIds = await forgetGuestsOf(tx, new Date(now.getTime() - KEPT_DAYS * DAY))
    await forgetAnswers(tx, { guestIds })
    return ok()
  })
}
