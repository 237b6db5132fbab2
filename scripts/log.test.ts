import { spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneTemplate, dropDatabase } from '#test/database.ts'

let database: { name: string; url: string }
beforeAll(async () => (database = await cloneTemplate()))
afterAll(() => dropDatabase(database.name))

test('a worker with failing jobs, an unknown one and a lost connection says nothing but lines of JSON', async () => {
  const worker = spawn(process.execPath, ['--import', 'tsx', 'scripts/part.ts', 'worker.ts'], {
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'debug', DATABASE_URL: database.url },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  worker.stdout!.on('data', (chunk: Buffer) => (said += chunk.toString()))
  worker.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const heard = async (words: string) => {
    for (let n = 0; n < 1600 && !said.includes(words); n++) await delay(50)
    expect(said).toContain(words)
  }
  const client = new pg.Client(database.url)
  await client.connect()
  try {
    await heard('the worker is at its bench')
    for (const [task, payload] of [
      ['fact', { id: 'x', at: 'never', fact: { kind: 'reply.posted', body: {} } }],
      ['fact', {}],
      ['nobody-knows-this', {}],
    ] as const) {
      await client.query('select graphile_worker.add_job($1, $2::json)', [task, JSON.stringify(payload)])
    }
    await heard('a job failed and will be tried again')
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    await heard('connection')
  } finally {
    await client.end()
    worker.kill('SIGTERM')
  }
  await new Promise((resolve) => worker.once('close', resolve))
  const others = said.split('\n').filter((line) => line && !isJson(line))
  expect(others).toEqual([])
}, 240_000)

function isJson(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object'
  } catch {
    return false
  }
}
