import type { ChildProcess } from 'node:child_process'
import { openSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { ensureDatabase, startEmbeddedPostgres, type EmbeddedPostgres } from '#app/platform/postgres-embedded.server.ts'
import { Chance } from '../../prisma/bench/chance.ts'
import { buildIfStale } from '../../scripts/build.ts'
import { migrate } from '../../scripts/database.ts'
import { freePort, startPart, stopParts, untilAnswers } from '../../scripts/processes.ts'
import { table } from '../http/table.ts'
import { makeCommunity } from './community.ts'
import { startLoad } from './load.ts'
import { openPostOffice } from './post-office.ts'
import { verify, untilQuiet } from './verification.ts'

const HELP = `npm run chaos -- [--rounds 50] [--people 12] [--seed 1]
Kills web processes, the worker and PostgreSQL (SIGKILL) at random moments while people write, then counts what was
acknowledged and is not there.`

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '50' },
    people: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(HELP)
  process.exit(0)
}

const FOLDER = '.cache/chaos'
const CLUSTER = `${FOLDER}/postgres`
const chance = new Chance(Number(values.seed))
Object.assign(process.env, { NODE_ENV: 'production', DEMO: '0', LOG_LEVEL: 'error' })
await buildIfStale()
await rm(FOLDER, { recursive: true, force: true })

let postgres = await startEmbeddedPostgres({ dir: CLUSTER })
await ensureDatabase(postgres, 'guildhall')
process.env.DATABASE_URL = postgres.url('guildhall')
await migrate()
const community = await makeCommunity(Number(values.people))
const office = await openPostOffice(new Chance(Number(values.seed) + 1))
const log = openSync(`${FOLDER}/hall.log`, 'w')
const ports = [await freePort(), await freePort()]
const halls = ports.map((port) => `http://127.0.0.1:${port}`)
const parts = new Map<string, ChildProcess>()
let closing = false
const starters: Record<string, () => ChildProcess> = {
  'first web process': () => startHallPart('server.ts', ports[0]!),
  'second web process': () => startHallPart('server.ts', ports[1]!),
  worker: () => startHallPart('worker.ts', 0),
}

try {
  for (const name of Object.keys(starters)) keepRunning(name)
  await untilHallsAnswer()
  const load = startLoad(community, halls, chance)
  const kills = await strike(Number(values.rounds))
  await load.stop()
  await withClient(async (client) => {
    await untilQuiet(client)
    const lines = await verify(client, community, load.acknowledged, office)
    console.log(`\n${table([['killed', 'times'], ...Object.entries(kills).map(([name, n]) => [name, String(n)])])}\n`)
    console.log(
      table([['promise', 'seen', ''], ...lines.map((it) => [it.promise, it.seen, it.kept ? 'kept' : 'broken'])]),
    )
    console.log(`\n${load.acknowledged.unanswered} requests met a dead process and were not acknowledged.`)
    process.exitCode = lines.every(({ kept }) => kept) ? 0 : 1
  })
} finally {
  closing = true
  await stopParts([...parts.values()])
  await postgres.stop()
  office.close()
}
process.exit()

async function strike(rounds: number): Promise<Record<string, number>> {
  const names = [...Object.keys(starters), 'PostgreSQL']
  const kills: Record<string, number> = Object.fromEntries(names.map((name) => [name, 0]))
  for (let round = 1; round <= rounds; round += 1) {
    await delay(300 + chance.next() * 2000)
    const name = chance.pick(names)
    kills[name]! += 1
    process.stderr.write(`round ${round} of ${rounds}: ${name}\n`)
    if (name === 'PostgreSQL') postgres = await killPostgres(postgres)
    else await killPart(name)
    await untilHallsAnswer()
  }
  return kills
}

async function killPart(name: string): Promise<void> {
  const part = parts.get(name)!
  const ended = new Promise((resolve) => part.once('exit', resolve))
  part.kill('SIGKILL')
  await ended
}

/** Starts a part, and again whenever it ends, as `npm run up` and every supervisor do. */
function keepRunning(name: string): void {
  const part = starters[name]!()
  parts.set(name, part)
  part.once('exit', () => closing || keepRunning(name))
}

async function killPostgres(server: EmbeddedPostgres): Promise<EmbeddedPostgres> {
  process.kill(Number(readFileSync(`${CLUSTER}/postmaster.pid`, 'utf8').split('\n')[0]), 'SIGKILL')
  await server.ended
  for (;;) {
    const again = await startEmbeddedPostgres({ dir: CLUSTER }).catch(() => null)
    if (again?.started) return again
    await delay(300)
  }
}

function startHallPart(file: string, port: number): ChildProcess {
  const mail = { RESEND_API_KEY: 're_chaos', RESEND_BASE_URL: office.url, MAIL_FROM: 'Guildhall <hall@example.org>' }
  return startPart(file, { ...mail, PORT: String(port), APP_URL: halls[0]! }, log)
}

async function untilHallsAnswer(): Promise<void> {
  for (const url of halls) await untilAnswers(`${url}/readyz`, [])
}

async function withClient(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(postgres.url('guildhall'))
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
