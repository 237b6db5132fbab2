import { breaches } from '../test/architecture.ts'
import { checks } from './checks.ts'
import { generateClient } from './database.ts'

const architecture = {
  name: 'architecture',
  run: async () => {
    const found = breaches()
    return { status: found.length ? 1 : 0, output: found.join('\n') }
  },
}

await generateClient()
const results = await Promise.all(
  [...checks, architecture].map(async ({ name, run }) => {
    const started = Date.now()
    const { status, output } = await run()
    console.log(`  ${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
    return { status, output }
  }),
)
for (const { status, output } of results) if (status !== 0) console.log(`\n${output.trim()}`)
process.exitCode = results.some(({ status }) => status !== 0) ? 1 : 0
