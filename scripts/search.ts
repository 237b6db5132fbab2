import { parseArgs } from 'node:util'
import { checkSettings, generateClient, provideDatabase } from './database.ts'

const HELP = `npm run search -- reindex            builds the search index anew beside the one in use, then swaps them
npm run search -- verify [--repair]  compares the index with the database; with --repair puts right what differs
Progress goes to standard error. Status 0: done, no drift left; 1: drift, or the index could not be reached; 2: usage.`

const { positionals, values } = readArguments()
const [command] = positionals
if (values.help || !['reindex', 'verify'].includes(command ?? '') || positionals.length > 1) {
  ;(values.help ? console.log : console.error)(HELP)
  process.exit(values.help ? 0 : 2)
}
checkSettings()
await generateClient()
const embedded = await provideDatabase()
const { closeDatabase, database } = await import('#app/platform/database.server.ts')
const { env } = await import('#app/platform/env.server.ts')
const { meiliClient } = await import('#app/modules/search/engines/meilisearch.server.ts')
const { newId } = await import('#app/platform/ids.server.ts')
const { refreshSearchTerms } = await import('#app/modules/search/vocabulary.server.ts')
const { reindex } = await import('#app/modules/search/reindex.server.ts')
const { asOnlyWriter } = await import('#app/modules/search/sync.server.ts')
const { verifySearch } = await import('#app/modules/search/keep-in-step.server.ts')

try {
  process.exitCode = await (command === 'reindex' ? rebuild() : verify())
} catch (error) {
  console.error(`The search index could not be reached or written: ${(error as Error).message}`)
  process.exitCode = 1
} finally {
  await closeDatabase()
  await embedded?.stop()
}
// A client whose server went away leaves the timer of its patience behind, which would keep this process for minutes.
process.exit()

async function rebuild(): Promise<number> {
  const { pool, prisma } = database()
  const { MEILI_URL: url, MEILI_KEY: key } = env()
  await refreshSearchTerms(prisma)
  console.error('The vocabulary for corrections is up to date.')
  if (!url) {
    console.log('PostgreSQL searches its own tables; there is no other index to build (MEILI_URL is not set).')
    return 0
  }
  let documents = 0
  const done = await asOnlyWriter(pool, async () => {
    await reindex(prisma, meiliClient({ url, key }), newId(), ({ kind, done, total }) => {
      console.error(kind === 'swap' ? 'swapped with the index in use' : `${kind}: ${done} of ${total}`)
      if (kind !== 'swap' && done === total) documents += done
    })
    return true
  })
  if (!done) return refuseTwo()
  console.log(`${documents} rows indexed`)
  return 0
}

async function verify(): Promise<number> {
  if (!env().MEILI_URL) {
    console.log('drift 0 (PostgreSQL searches its own tables; MEILI_URL is not set)')
    return 0
  }
  const { prisma } = database()
  const drift = await verifySearch(prisma, values.repair)
  if (!drift) return refuseTwo()
  for (const { kind, id, what } of drift.slice(0, 50)) console.error(`${what} ${kind} ${id}`)
  if (!values.repair || drift.length === 0) {
    console.log(`drift ${drift.length}`)
    return drift.length === 0 ? 0 : 1
  }
  const left = await verifySearch(prisma, false)
  console.log(`drift ${drift.length}, after the repair ${left?.length ?? 'unknown'}`)
  return left?.length === 0 ? 0 : 1
}

function refuseTwo(): number {
  console.error('Another process is writing to the index. Try again in a moment.')
  return 1
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { repair: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    })
  } catch (error) {
    console.error(`${(error as Error).message}\n${HELP}`)
    process.exit(2)
  }
}
