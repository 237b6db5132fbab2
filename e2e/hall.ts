import { openSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { request } from '@playwright/test'
import pg from 'pg'
import { provideBrowser } from '../scripts/browser.ts'
import { buildIfStale } from '../scripts/build.ts'
import { freePort, run, startPart, stopParts, untilAnswers } from '../scripts/processes.ts'
import { administer, openTestCluster, withDatabase } from '../test/template.ts'
import { DEMO_PASSWORD, demoSignIns } from '../app/modules/accounts/domain/demo.ts'
import { growCommunity } from './growth.ts'

const FOLDER = '.cache/e2e'

/**
 * Opens a hall for the browser tests: the production build, a database with the demo community, two web processes and
 * a worker. A third web process serves a copy of the same community with many more rows; one more copy waits for the
 * fuzz. Everybody of the demo signs in once and leaves a session for the tests. With HALL_URL set, that hall is used as it stands.
 */
export default async function openHall() {
  if (process.env.HALL_URL) return
  await rm(FOLDER, { recursive: true, force: true })
  await mkdir(FOLDER, { recursive: true })
  process.env.PLAYWRIGHT_CHROMIUM = await provideBrowser()
  await buildIfStale()

  const cluster = await openTestCluster()
  const name = `guildhall_e2e_${process.pid}`
  const larger = `${name}_larger`
  const fuzzed = `${name}_fuzzed`
  const databaseUrl = withDatabase(cluster.adminUrl, name)
  const largerUrl = withDatabase(cluster.adminUrl, larger)
  const dropAll = [name, larger, fuzzed, `${fuzzed}_copy`].map((it) => `drop database if exists ${it} with (force)`)
  await administer(cluster.adminUrl, ...dropAll, `create database ${name} template ${cluster.template}`)
  await run([process.execPath, 'scripts/run.mjs', 'db', 'seed'], { DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' })

  const log = openSync(`${FOLDER}/hall.log`, 'a')
  const ports = [await freePort(), await freePort(), await freePort()]
  const urls = ports.map((port) => `http://127.0.0.1:${port}`)
  const shared = { NODE_ENV: 'production', DEMO: '1', TRUST_PROXY: 'loopback', LOG_LEVEL: 'warn', APP_URL: urls[0]! }
  const open = (command: string, port: number, url: string) =>
    startPart(`scripts/${command}.ts`, { ...shared, PORT: String(port), DATABASE_URL: url }, log)

  const first = open('worker', 0, databaseUrl)
  await untilQueueIsEmpty(databaseUrl)
  await stopParts([first])
  await administer(
    cluster.adminUrl,
    `create database ${larger} template ${name}`,
    `create database ${fuzzed} template ${name}`,
  )
  await growCommunity(largerUrl)

  const parts = [
    open('start', ports[0]!, databaseUrl),
    open('start', ports[1]!, databaseUrl),
    open('start', ports[2]!, largerUrl),
    open('worker', 0, databaseUrl),
  ]
  const close = async () => {
    await stopParts(parts)
    await administer(cluster.adminUrl, ...dropAll)
    await cluster.stop()
  }

  try {
    for (const url of urls) await untilAnswers(`${url}/readyz`, parts)
    await signEverybodyIn(urls[0]!, FOLDER)
    await signEverybodyIn(urls[2]!, `${FOLDER}/larger`)
  } catch (error) {
    await close()
    throw error
  }
  Object.assign(process.env, {
    HALL_URL: urls[0],
    HALL_SECOND_URL: urls[1],
    HALL_LARGER_URL: urls[2],
    HALL_DATABASE_URL: databaseUrl,
    HALL_FUZZED_URL: withDatabase(cluster.adminUrl, fuzzed),
  })
  return close
}

/** Making the community has announced thousands of facts; inboxes and counts are there when the worker is through. */
async function untilQueueIsEmpty(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    for (let waited = 0; waited < 180_000; waited += 250) {
      const { rows } = await client.query(
        'select 1 from graphile_worker.jobs where run_at <= now() and attempts = 0 limit 1',
      )
      if (rows.length === 0) return
      await delay(250)
    }
  } finally {
    await client.end()
  }
  throw new Error('The worker does not get through what the demo community has announced.')
}

async function signEverybodyIn(baseURL: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(`${folder}/visitor.json`, JSON.stringify({ cookies: [], origins: [] }))
  for (const { role, email } of demoSignIns) {
    const door = await request.newContext({ baseURL })
    const answer = await door.post('/login', { form: { email, password: DEMO_PASSWORD }, maxRedirects: 0 })
    if (answer.status() !== 302) throw new Error(`${email} could not sign in: ${answer.status()}`)
    await door.storageState({ path: `${folder}/${role}.json` })
    await door.dispose()
  }
}
