import { openSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { buildIfStale } from '../../scripts/build.ts'
import { freePort, startPart, stopParts, untilAnswers } from '../../scripts/processes.ts'
import { findLandmarks, openHall, type Landmarks } from './hall.ts'
import { loadPage, peakMemory, type Figures, type Pressure, type Served } from './load.ts'
import { measuredPages, type MeasuredPage } from './pages.ts'
import { figureLines, limitLines, type Limits, type Outcome } from './report.ts'
import { scriptWeights } from './scripts.ts'
import { table } from './table.ts'

const HELP = `npm run bench:http -- [--seconds 10] [--warm-up 3] [--connections 16] [--seed 1] [--only WORDS]
Measures the production build beside two floors on a database with the bench community. --only keeps the pages whose
name contains the words.`

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '10' },
    'warm-up': { type: 'string', default: '3' },
    connections: { type: 'string', default: '16' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(HELP)
  process.exit(0)
}
const pressure: Pressure = {
  connections: positive('connections'),
  seconds: positive('seconds'),
  warmUp: positive('warm-up'),
}

process.env.NODE_ENV = 'production'
process.env.LOG_LEVEL = 'warn'
const built = await buildIfStale()
const hall = await openHall(Number(values.seed))
say(`pages ${built ? 'built' : 'as built before'}; community ${hall.made}`)
const log = openSync('.cache/bench-http/web.log', 'w')

try {
  const landmarks = await findLandmarks()
  const floors = { a: await measureFloor(landmarks, false), b: await measureFloor(landmarks, true) }
  const { outcomes, limits } = await measureHall(landmarks)
  const lines = figureLines(floors, outcomes)
  const bars = limitLines(outcomes, limits)
  console.log(`\n${table(lines.rows)}\n\n${table(bars.rows)}`)
  process.exitCode = lines.met && bars.met ? 0 : 1
} finally {
  await hall.server.stop()
}
process.exit()

async function measureFloor(landmarks: Landmarks, keeps: boolean): Promise<Figures> {
  const env = { FLOOR_THREAD: landmarks.threadId, FLOOR_KEEPS: keeps ? '1' : '' }
  const page = measuredPages(landmarks)[0]!
  return withPart('bench/http/floor.ts', '/', env, async (served) => {
    say(keeps ? 'floor b, kept for a second' : 'floor a, rendered each time')
    return loadPage(served, { path: '/', expect: page.expect }, pressure)
  })
}

async function measureHall(landmarks: Landmarks): Promise<{ outcomes: Outcome[]; limits: Limits }> {
  const pages = measuredPages(landmarks).filter(({ name }) => name.includes(values.only))
  const opened = Date.now()
  return withPart('server.ts', '/groups', { TRUST_PROXY: 'loopback', DEMO: '0' }, async (served) => {
    const coldStart = Date.now() - opened
    const outcomes: Outcome[] = []
    for (const page of pages) outcomes.push(await measure(served, page))
    return { outcomes, limits: { coldStart, memory: peakMemory(served.pid), scripts: scriptWeights() } }
  })
}

async function measure(served: Served, page: MeasuredPage): Promise<Outcome> {
  say(page.name)
  return { page, figures: await loadPage(served, page, pressure) }
}

async function withPart<T>(
  file: string,
  path: string,
  env: Record<string, string>,
  work: (served: Served) => Promise<T>,
): Promise<T> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const part = startPart(file, { ...env, PORT: String(port), APP_URL: url, DATABASE_URL: hall.url }, log)
  try {
    await untilAnswers(url + path, [part])
    return await work({ url, pid: part.pid! })
  } finally {
    await stopParts([part])
  }
}

function positive(name: 'seconds' | 'warm-up' | 'connections'): number {
  const value = Number(values[name])
  if (!(value > 0)) throw new Error(`--${name} is a positive number.`)
  return value
}

function say(words: string): void {
  process.stderr.write(`${words}\n`)
}
