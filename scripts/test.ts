import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { startEmbeddedPostgres } from '#app/platform/postgres-embedded.server.ts'
import { provideBrowser } from './browser.ts'
import { buildIfStale } from './build.ts'
import { checks } from './checks.ts'
import { generateClient } from './database.ts'
import { attempt, tool } from './processes.ts'

type Count = { passed: number; failed: number; skipped?: number; output?: string }
type Stage = Count & { name: string; seconds: number }

const RESULTS = '.cache/results'

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
process.env.CI ||= 'true'
await rm(RESULTS, { recursive: true, force: true })
await mkdir(RESULTS, { recursive: true })

const stages: Stage[] = []
const started = Date.now()
const browser = provideBrowser()
browser.catch(() => {})

await stage('preparation', async () => {
  await generateClient()
  await startCluster()
  return { passed: 0, failed: 0 }
})
await Promise.all(checks.map(({ name, run }) => stage(name, async () => asOne(await run()))))
await stage('unit, architecture, database and search tests', runVitest)
await stage('browser tests', runPlaywright)
summarise()

/** Both kinds of tests make their databases in one PostgreSQL, which gives up durability for speed. */
async function startCluster(): Promise<void> {
  if (process.env.TEST_DATABASE_URL) return
  const server = await startEmbeddedPostgres({ dir: '.cache/test-postgres', volatile: true })
  process.once('exit', () => void server.stop())
  process.env.TEST_DATABASE_URL = server.url('postgres')
}

async function runVitest(): Promise<Count> {
  const report = `${RESULTS}/vitest.json`
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const { status } = await attempt([...tool('vitest'), 'run', ...reporters], { NODE_ENV: 'test' }, true)
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  ) as Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests', number> & {
    testResults: { status: string; assertionResults: unknown[] }[]
  }
  const unread = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  const failed = numFailedTests + unread
  const skipped = numPendingTests + numTodoTests
  return { passed: numPassedTests, failed: failed || (status === 0 ? 0 : 1), skipped }
}

async function runPlaywright(): Promise<Count> {
  const report = `${RESULTS}/playwright.json`
  await buildIfStale()
  const { status } = await attempt(
    [...tool('@playwright/test', 'playwright'), 'test', '--reporter=list,json'],
    { PLAYWRIGHT_CHROMIUM: await browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    true,
  )
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const { stats } = JSON.parse(readFileSync(report, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  }
  const failed = stats.unexpected + stats.flaky
  return { passed: stats.expected, failed: failed || (status === 0 ? 0 : 1), skipped: stats.skipped }
}

async function stage(name: string, work: () => Promise<Count>): Promise<void> {
  const began = Date.now()
  const count = await work().catch((error: Error) => ({ passed: 0, failed: 1, output: error.message }))
  const done = { name, seconds: (Date.now() - began) / 1000, ...count }
  stages.push(done)
  console.log(sentence(done))
  if (done.failed && done.output) console.log(`${done.output.trim()}\n`)
}

function asOne({ status, output }: { status: number; output: string }): Count {
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output }
}

function sentence({ name, seconds, passed, failed, skipped }: Stage): string {
  const mark = failed ? 'FAIL' : 'ok  '
  const left = skipped ? `, ${skipped} skipped` : ''
  return `${mark}  ${name.padEnd(46)} ${String(passed).padStart(5)} passed, ${failed} failed${left}  ${seconds.toFixed(1)} s`
}

function summarise(): never {
  const total = (which: 'passed' | 'failed') => stages.reduce((sum, it) => sum + it[which], 0)
  console.log(`\n${stages.map(sentence).join('\n')}\n${((Date.now() - started) / 1000).toFixed(0)} s in all`)
  console.log(`${total('passed')} passed, ${total('failed')} failed`)
  process.exit(total('failed') ? 1 : 0)
}
