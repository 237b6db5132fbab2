import type { ChildProcess } from 'node:child_process'
import { parseArgs } from 'node:util'
import { readEnv } from '#app/platform/env.server.ts'
import { buildIfStale } from './build.ts'
import { generateClient, migrate, provideDatabase } from './database.ts'
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
const parts: ChildProcess[] = []
let closing = false
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
    parts.push(openPart('server.ts'), openPart('worker.ts'))
    await untilAnswers(`http://127.0.0.1:${PORT}/readyz`, parts)
    return 'web and worker running'
  })
  console.log(`\nGuildhall is open at http://localhost:${PORT}`)
}

async function prepareDatabase(): Promise<void> {
  await step('database', async () => {
    const embedded = await provideDatabase()
    if (!embedded) return 'from DATABASE_URL'
    stopDatabase = embedded.stop
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

function openPart(file: string): ChildProcess {
  const part = startPart(file)
  part.once('exit', (code) => {
    if (closing) return
    console.error(`${file} ended by itself (${code}); closing the hall.`)
    void close(1)
  })
  return part
}

async function close(status: number): Promise<void> {
  if (closing) return
  closing = true
  await stopParts(parts)
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
