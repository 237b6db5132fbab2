import { memberLeft } from '#app/modules/accounts/facts.ts'
import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { resumableDepartures } from '#app/modules/accounts/commands/follow-departures.server.ts'

const HOUR = 3600_000

/** Says again that somebody left, where after an hour they are not forgotten: what hears of it finds what is left to do. */
export async function resumeDepartures(db: Db, at: Date): Promise<void> {
  await inTransaction({ db, now: at }, async (tx) => {
    const ids = await resumableDepartures(tx, { before: new Date(at.getTime() - HOUR), at, most: 100 })
    for (const memberId of ids) await announce(tx, memberLeft({ memberId }), at)
    return ok()
  })
}
