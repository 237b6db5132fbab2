import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { cloneTemplate, dropDatabase } from '#test/database.ts'

vi.setConfig({ testTimeout: 400_000 })

type Said = { status: number | null; out: string; err: string }

/** Runs a command as `npm run` would, with nothing but what is given in its environment. */
async function say(command: string[], env: Record<string, string>): Promise<Said> {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, command, {
    env: { NODE_ENV: 'test', PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { status, out, err }
}

const commands = {
  up: ['scripts/up.mjs', '--no-demo'],
  start: ['scripts/run.mjs', 'start'],
  worker: ['scripts/run.mjs', 'worker'],
  'db -- migrate': ['scripts/run.mjs', 'db', 'migrate'],
  'search -- verify': ['scripts/run.mjs', 'search', 'verify'],
  build: ['scripts/run.mjs', 'build'],
}

const malformed = [
  ['DATABASE_URL', 'mysql://keeper:hush@127.0.0.1/hall'],
  ['PORT', 'abc'],
  ['APP_URL', 'foo'],
  ['TRUST_PROXY', 'nonsense'],
  ['LOG_LEVEL', 'loud'],
  ['MEILI_URL', 'search:7700'],
] as const

let folder: string
beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'guildhall-settings-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.concurrent('a malformed variable ends with one line that names it, and status 1', () => {
  test.each(malformed)('%s=%s', async (name, value) => {
    expectOneLine(await say(commands['db -- migrate'], { DATA_DIR: folder, [name]: value }), name)
  })

  test.each(Object.entries(commands))('for npm run %s', async (_name, command) => {
    expectOneLine(await say(command, { DATA_DIR: folder, TRUST_PROXY: 'nonsense' }), 'TRUST_PROXY')
    expectOneLine(await say(command, { DATA_DIR: folder, DATABASE_URL: malformed[0][1] }), 'DATABASE_URL')
    expectOneLine(await say(command, { DATA_DIR: folder, RESEND_API_KEY: 're_hush' }), 'MAIL_FROM')
  })

  test.each(Object.entries(commands).filter(([name]) => name !== 'build'))(
    'npm run %s says which database server does not answer, without the password',
    async (_name, command) => {
      const port = await closedPort()
      const url = `postgresql://keeper:hush@127.0.0.1:${port}/hall`
      const said = await say(command, { DATABASE_URL: url, PORT: String(await closedPort()) })
      expect(said.err).toContain(`127.0.0.1:${port}`)
      expectOneLine(said, 'DATABASE_URL')
    },
  )
})

test('a database that will not have us is told apart from one that is silent', async () => {
  const url = new URL(inject('adminUrl'))
  url.password = 'wrong-hush'
  const said = await say(commands['db -- migrate'], { DATABASE_URL: url.href })
  expectOneLine(said, 'DATABASE_URL')
  expect(said.err).toMatch(/refused: password authentication failed/)
})

describe('npm run db', () => {
  let database: { name: string; url: string }
  beforeAll(async () => (database = await cloneTemplate()))
  afterAll(() => dropDatabase(database.name))
  const db = (...args: string[]) => say(['scripts/run.mjs', 'db', ...args], { DATABASE_URL: database.url })
  const rows = async (sql: string) => {
    const client = new pg.Client(database.url)
    await client.connect()
    const result = await client.query(sql)
    await client.end()
    return result.rows as Record<string, unknown>[]
  }
  const join = (email: string, confirmed: boolean) =>
    rows(`insert into members (id, handle, email, name, languages, created_at, email_verified_at)
      values ('${email}', 'm-${Buffer.from(email).toString('hex').slice(-12)}', '${email}', 'Somebody', '{}', now(), ${confirmed ? 'now()' : 'null'})`)

  test('member gives a role and confirms an address, says how an account stands, and whom it does not know', async () => {
    await join('ada@hall.example', false)
    expect(await db('member', 'ada@hall.example')).toMatchObject({
      status: 0,
      out: expect.stringMatching(/is member; the address is not confirmed/),
    })
    const made = await db('member', 'ADA@hall.example', '--role', 'admin', '--confirm')
    expect(made).toMatchObject({ status: 0, err: '' })
    expect(made.out).toMatch(/is admin; the address is confirmed/)
    const [row] = await rows(`select site_role, email_verified_at from members where email = 'ada@hall.example'`)
    expect(row).toMatchObject({ site_role: 'admin', email_verified_at: expect.any(Date) })
    expectOneLine(await db('member', 'nobody@hall.example'), 'nobody@hall.example')
    expectOneLine(await db('member', 'ada@hall.example', '--role', 'king'), 'member|moderator|admin')
    expectOneLine(await db('member'), 'member EMAIL')
  })

  test('reset refuses without --yes where somebody is who is not of the demo, wherever the database is', async () => {
    await rows(`delete from members`)
    await join('worker@demo.guildhall.local', true)
    await join('ben@hall.example', false)
    expect(await db('reset')).toMatchObject({ status: 0, err: '' })
    await join('ada@hall.example', true)
    expectOneLine(await db('reset'), '--yes')
    expect(await rows('select email from members')).toEqual([{ email: 'ada@hall.example' }])
    expect(await db('reset', '--yes')).toMatchObject({ status: 0, err: '' })
    expect(await rows('select email from members')).toEqual([])
  })
})

function expectOneLine({ status, err }: Said, name: string): void {
  expect(err).toContain(name)
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(err).not.toContain('hush')
  expect(status).toBe(1)
}

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}
