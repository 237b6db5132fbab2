import { type ChildProcess, spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { setTimeout as delay } from 'node:timers/promises'
import { buildIfStale } from './build.ts'
import { migrate, provideDatabase } from './database.ts'

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
if (values.port) process.env.PORT = values.port
if (values.data) process.env.DATA_DIR = values.data
if (!values['no-demo']) process.env.DEMO ||= '1'
process.env.LOG_LEVEL ||= 'warn'

const children: ChildProcess[] = []
let closing = false
try {
  await open()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

async function open() {
  const { env } = await import('#app/platform/env.server.ts')
  const { PORT } = env()
  const server = await step('database', async () => {
    const embedded = await provideDatabase()
    return [embedded, embedded ? (embedded.started ? 'started' : 'found running') : 'from DATABASE_URL'] as const
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close(0))
  const [built] = await Promise.all([
    step('pages', async () => {
      const fresh = await buildIfStale()
      return [fresh, fresh ? 'built' : 'as built before'] as const
    }),
  ])
  void built
  await step('schema', async () => [await migrate(), 'up to date'] as const)
  if (env().DEMO) {
    await step('demo', async () => {
      const { seedIfEmpty } = await import('../prisma/seed.ts')
      const made = await seedIfEmpty()
      return [made, made ?? 'already there'] as const
    })
  }
  await step('hall', async () => {
    children.push(start('server.ts'), start('worker.ts'))
    await untilAnswers(`http://127.0.0.1:${PORT}/readyz`)
    return [null, 'web and worker running'] as const
  })
  console.log(`\nGuildhall is open at http://localhost:${PORT}`)

  async function close(status: number) {
    if (closing) return
    closing = true
    for (const child of children) child.kill('SIGTERM')
    await Promise.race([Promise.all(children.map(ended)), delay(8_500)])
    for (const child of children) if (child.exitCode === null) child.kill('SIGKILL')
    await server?.stop()
    process.exit(status)
  }

  function start(file: string): ChildProcess {
    const child = spawn(process.execPath, ['--import', 'tsx', file], { stdio: 'inherit', detached: true })
    child.once('exit', (code) => {
      if (closing) return
      console.error(`${file} ended by itself (${code}); closing the hall.`)
      void close(1)
    })
    return child
  }
}

async function step<T>(name: string, work: () => Promise<readonly [T, string]>): Promise<T> {
  const started = Date.now()
  const [value, said] = await work()
  console.log(`  ${name.padEnd(10)} ${said} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  return value
}

async function untilAnswers(url: string): Promise<void> {
  for (let waited = 0; waited < 60_000 && !closing; waited += 50) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await delay(50)
  }
  if (!closing) throw new Error(`The web process does not answer at ${url}.`)
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode) return Promise.resolve()
  return new Promise((resolve) => child.once('exit', () => resolve()))
}
