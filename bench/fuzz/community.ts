import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { run, startPart, stopParts } from '../../scripts/processes.ts'
import { administer, openTestCluster, withDatabase } from '../../test/template.ts'

export type Communities = {
  /** Opens a copy of the demo community nobody has touched, in place of the one before; answers its URL. */
  fresh: () => Promise<string>
  close: () => Promise<void>
}

/** The demo community in a database of its own, to be copied as often as wanted. */
export async function provideCommunities(): Promise<Communities> {
  const { adminUrl, template, stop } = await openTestCluster()
  const name = `guildhall_fuzz_${process.pid}`
  const drop = `drop database if exists ${name} with (force)`
  await administer(adminUrl, drop, `create database ${name} template ${template}`)
  await makeDemo(withDatabase(adminUrl, name))
  const { fresh, close } = copiesOf(withDatabase(adminUrl, name))
  return {
    fresh,
    close: async () => {
      await close()
      await administer(adminUrl, drop)
      await stop()
    },
  }
}

/** Copies of a community that is there, and that nobody is connected to. */
export function copiesOf(databaseUrl: string): Communities {
  const name = new URL(databaseUrl).pathname.slice(1)
  const adminUrl = withDatabase(databaseUrl, 'postgres')
  const drop = `drop database if exists ${name}_copy with (force)`
  return {
    fresh: async () => {
      await administer(adminUrl, drop, `create database ${name}_copy template ${name}`)
      return withDatabase(databaseUrl, `${name}_copy`)
    },
    close: () => administer(adminUrl, drop),
  }
}

/** Waits until the worker has done what is due; answers how many jobs are left when patience ends. */
export async function untilWorkerIsThrough(databaseUrl: string, patience: number): Promise<number> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    for (let waited = 0; ; waited += 200) {
      const { rows } = await client.query<{ left: number }>(
        'select count(*)::int as left from graphile_worker.jobs where run_at <= now() and attempts < max_attempts',
      )
      if (rows[0]!.left === 0 || waited >= patience) return rows[0]!.left
      await delay(200)
    }
  } finally {
    await client.end()
  }
}

async function makeDemo(databaseUrl: string): Promise<void> {
  const quiet = { DATABASE_URL: databaseUrl, LOG_LEVEL: 'error', DEMO: '1', NODE_ENV: 'production' }
  await run([process.execPath, 'scripts/run.mjs', 'db', 'seed'], quiet)
  const worker = startPart('worker.ts', quiet)
  try {
    await untilWorkerIsThrough(databaseUrl, 180_000)
  } finally {
    await stopParts([worker])
  }
}
