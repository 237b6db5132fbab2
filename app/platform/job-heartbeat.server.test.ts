import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { database, db } from './database.server.ts'
import { beat } from './job-heartbeat.server.ts'
import { enqueue } from './jobs.server.ts'

useDatabase()

test('what a dead worker held is free again; a living one keeps its job, and so does one that just began', async () => {
  const { pool } = database()
  for (const key of ['dead', 'alive', 'new']) await enqueue(db(), 'mail', {}, { key })
  await lock('dead', 'worker-dead', '5 minutes')
  await lock('alive', 'worker-alive', '5 minutes')
  await lock('new', 'worker-new', '5 seconds')

  expect(await beat(pool, ['worker-alive'])).toEqual(['worker-dead'])
  expect(await holders()).toEqual({ dead: null, alive: 'worker-alive', new: 'worker-new' })
  expect(await beat(pool, ['worker-alive'])).toEqual([])
})

test('a worker that fell silent counts as dead', async () => {
  const { pool } = database()
  await beat(pool, ['worker-alive'])
  await pool.query(`update job_workers set seen_at = now() - interval '1 minute'`)
  expect(await beat(pool, ['worker-other'])).toEqual(['worker-alive'])
})

async function lock(key: string, worker: string, ago: string): Promise<void> {
  await database().pool.query(
    `update graphile_worker._private_jobs set locked_by = $2, locked_at = now() - $3::interval where key = $1`,
    [key, worker, ago],
  )
}

async function holders(): Promise<Record<string, string | null>> {
  const { rows } = await database().pool.query<{ key: string; by: string | null }>(
    'select key, locked_by as by from graphile_worker._private_jobs',
  )
  return Object.fromEntries(rows.map(({ key, by }) => [key, by]))
}
