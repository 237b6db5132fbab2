import type { ChildProcess } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { readEnv } from '#app/platform/env.server.ts'
import type { EmbeddedPostgres } from '#app/platform/postgres-embedded.server.ts'
import { buildIfStale } from './build.ts'
import { generateClient, migrate, provideDatabase, startDatabase } from './database.ts'
import { countRestarts } from './restarts.ts'
import { freePort, startPart, stopParts, untilAnswers } from './processes.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    data: { type: 'string' },
    'no-demo': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) {
  console.log(
    'npm run up -- [--port N] [--data DIR] [--no-demo]\nOpens Guildhall: database, pages, demo community, web and worker.',
  )
  process.exit(0)
}

process.env.NODE_ENV ||= 'production'
process.env.LOG_LEVEL ||= 'warn'
if (values.port) process.env.PORT = values.port
if (values.data) process.env.DATA_DIR = values.data
if (values['no-demo']) process.env.DEMO = '0'
else process.env.DEMO ||= '1'

const { PORT, DEMO } = readEnv(process.env)
const parts = new Map<string, ChildProcess>()
const mayStartAgain = countRestarts()
let closing = false
let isOpen = false
let stopDatabase = async () => {}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close(0))
endWithNpm()
try {
  await open()
} catch (error) {
  if (!closing) console.error(error instanceof Error ? error.message : error)
  await close(1)
}

async function open(): Promise<void> {
  if ((await freePort(PORT)) === null) {
    throw new Error(`Port ${PORT} is taken. Choose another: npm run up -- --port ${PORT + 1}`)
  }
  await generateClient()
  await Promise.all([
    step('pages', async () => ((await buildIfStale()) ? 'built' : 'as built before')),
    prepareDatabase(),
  ])
  await step('hall', async () => {
    for (const file of ['server.ts', 'worker.ts']) openPart(file)
    await untilAnswers(`http://127.0.0.1:${PORT}/readyz`, [...parts.values()])
    isOpen = true
    return 'web and worker running'
  })
  console.log(`\nGuildhall is open at http://localhost:${PORT}`)
}

async function prepareDatabase(): Promise<void> {
  await step('database', async () => {
    const embedded = await provideDatabase()
    if (!embedded) return 'from DATABASE_URL'
    keepDatabase(embedded)
    return embedded.started ? 'started' : 'found running'
  })
  await step('schema', async () => {
    await migrate()
    return 'up to date'
  })
  if (!DEMO) return
  await step('demo', async () => {
    const { seedIfEmpty } = await import('../prisma/seed.ts')
    return (await seedIfEmpty()) ?? 'already there'
  })
}

/** Starts a part; once the hall is open, one that ends by itself is started again. */
function openPart(file: string): void {
  const part = startPart(file)
  parts.set(file, part)
  part.once('exit', (code, signal) => {
    if (closing) return
    const again = isOpen && mayStartAgain(file, Date.now())
    console.error(`${file} ended by itself (${signal ?? code}); ${again ? 'starting it again' : 'closing the hall'}.`)
    if (again) openPart(file)
    else void close(1)
  })
}

/** Starts the embedded PostgreSQL again when it ends by itself: on the same port, so that web and worker go on. */
function keepDatabase(server: EmbeddedPostgres): void {
  stopDatabase = server.stop
  void server.ended.then(async () => {
    while (!closing) {
      if (!mayStartAgain('PostgreSQL', Date.now())) {
        console.error('PostgreSQL ended by itself again and again; closing the hall.')
        return close(1)
      }
      console.error('PostgreSQL ended by itself; starting it again.')
      await delay(500)
      const again = await startDatabase().catch((error: Error) => void console.error(error.message))
      if (again) return keepDatabase(again)
    }
  })
}

async function close(status: number): Promise<void> {
  if (closing) return
  closing = true
  await stopParts([...parts.values()])
  await stopDatabase()
  process.exit(status)
}

async function step(name: string, work: () => Promise<string>): Promise<void> {
  const started = Date.now()
  const said = await work()
  if (!closing) console.log(`  ${name.padEnd(10)} ${said} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
}

/** npm dies of a signal without handing it on: when it is gone, this process has another parent and closes too. */
function endWithNpm(): void {
  if (!process.env.npm_lifecycle_event) return
  const npm = process.ppid
  setInterval(() => process.ppid === npm || void close(0), 300).unref()
}
