import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import type { profileChanged } from '#app/modules/accounts/facts.ts'
import { findDigestTimes, lockDigests, setNextDigest } from '../digest-repository.server.ts'
import { nextDigest, usualTimes } from '../domain/digest-times.ts'
import { findReader } from '../quiet-repository.server.ts'

/** Somebody's zone may have changed: their digests come at the same hour of the new one. */
export async function retimeDigests(db: Db, delivery: Delivery<typeof profileChanged>): Promise<void> {
  const { memberId } = delivery.fact.body
  const at = new Date(delivery.at)
  await inTransaction({ db, now: at }, async (tx) => {
    const [digests, reader] = [await lockDigests(tx, memberId), await findReader(tx, memberId)]
    if (!reader || digests.length === 0) return ok()
    const times = (await findDigestTimes(tx, memberId)) ?? usualTimes
    for (const { scope, rhythm, lastOn } of digests) {
      if (rhythm === 'off') continue
      await setNextDigest(tx, memberId, scope, nextDigest(rhythm, times, reader.timeZone, at, lastOn))
    }
    return ok()
  })
}
