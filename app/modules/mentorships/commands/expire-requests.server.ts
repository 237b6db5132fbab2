import { givePlaceBack } from '#app/modules/mentors/commands/keep-places.server.ts'
import { noteAnswerRates } from '#app/modules/mentors/commands/note-figures.server.ts'
import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { requestExpired } from '../facts.ts'
import { expireRequests as closeExpired, readAnswerRates } from '../repository.server.ts'

const AT_ONCE = 200

/** Closes every request that is past its deadline, so that nobody waits for an answer that does not come. */
export async function expireRequests(db: Db, at: Date): Promise<void> {
  for (;;) {
    const closed = await inTransaction({ db, now: at }, async (tx) => {
      const requests = await closeExpired(tx, at, AT_ONCE)
      await noteAnswerRates(tx, await readAnswerRates(tx, [...new Set(requests.map(({ mentorId }) => mentorId))]))
      for (const { id, placeKept, ...pair } of requests) {
        if (placeKept) await givePlaceBack(tx, { ...pair, at })
        await announce(tx, requestExpired({ requestId: id }), at)
      }
      return ok(requests.length)
    })
    if (!closed.ok || closed.value < AT_ONCE) return
  }
}
