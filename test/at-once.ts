import { setTimeout as sleep } from 'node:timers/promises'
import { ok } from '#app/lib/result.ts'
import { db, inTransaction, type Prisma, type Tx } from '#app/platform/database.server.ts'
import { NOON } from './factories.ts'

/** Starts what wants the rows of `lock`, changes the ground under it once it waits for them, and answers how it went. */
export async function whileItWaits<T>(
  lock: Prisma.Sql,
  start: () => Promise<T>,
  change: (tx: Tx) => Promise<unknown>,
): Promise<T> {
  let started: Promise<T>
  await inTransaction({ db: db(), now: NOON }, async (tx) => {
    await tx.$queryRaw(lock)
    started = start()
    await untilSomebodyWaits(tx)
    await change(tx)
    return ok()
  })
  return started!
}

async function untilSomebodyWaits(tx: Tx): Promise<void> {
  for (let turn = 0; turn < 500; turn++) {
    const waiting = await tx.$queryRaw<unknown[]>`
      select 1 from pg_locks where not granted and locktype = 'transactionid'
        and transactionid = (pg_current_xact_id()::text::bigint % 4294967296)::text::xid`
    if (waiting.length > 0) return
    await sleep(20)
  }
  throw new Error('nobody waits for these rows')
}
