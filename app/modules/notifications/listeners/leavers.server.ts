import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { forgetReader } from '../quiet-repository.server.ts'

/** Whoever has left wants nothing of what still waited for them. */
export async function forgetLeaver(db: Db, delivery: Delivery): Promise<void> {
  const { memberId } = delivery.fact.body as { memberId: string }
  await inTransaction({ db, now: new Date(delivery.at) }, async (tx) => {
    await forgetReader(tx, memberId)
    return ok()
  })
}
