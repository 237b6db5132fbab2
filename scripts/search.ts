import { provideDatabase } from './database.ts'

const [command] = process.argv.slice(2)
const embedded = await provideDatabase()
const { closeDatabase, database } = await import('#app/platform/database.server.ts')
const { env } = await import('#app/platform/env.server.ts')
const { meiliClient } = await import('#app/platform/search-meilisearch.server.ts')
const { newId } = await import('#app/platform/ids.server.ts')
const { refreshSearchTerms } = await import('#app/modules/search/vocabulary.server.ts')
const { reindex } = await import('#app/modules/search/reindex.server.ts')
const { asOnlyWriter } = await import('#app/modules/search/sync.server.ts')
const { verifySearch } = await import('#app/modules/search/keep-in-step.server.ts')

try {
  process.exitCode = await run()
} finally {
  await closeDatabase()
  await embedded?.stop()
}

async function run(): Promise<number> {
  const { pool, prisma } = database()
  const { MEILI_URL: url, MEILI_KEY: key } = env()
  if (command === 'reindex') {
    await refreshSearchTerms(prisma)
    console.log('The vocabulary for corrections is up to date.')
    if (!url) {
      console.log('PostgreSQL searches its own tables; there is no other index to build (MEILI_URL is not set).')
      return 0
    }
    const done = await asOnlyWriter(pool, async () => {
      await reindex(prisma, meiliClient({ url, key }), newId(), ({ kind, done }) => console.log(`${kind}: ${done}`))
      return true
    })
    if (!done) console.error('Another process is writing to the index. Try again in a moment.')
    return done ? 0 : 1
  }
  if (command === 'verify') {
    if (!url) {
      console.log('drift 0 (PostgreSQL searches its own tables; MEILI_URL is not set)')
      return 0
    }
    const drift = await verifySearch(prisma, true)
    if (!drift) {
      console.error('Another process is writing to the index. Try again in a moment.')
      return 1
    }
    for (const { kind, id, what } of drift.slice(0, 50)) console.log(`${what} ${kind} ${id}`)
    console.log(`drift ${drift.length}${drift.length > 0 ? ', repaired' : ''}`)
    return 0
  }
  console.error('Usage: npm run search -- reindex|verify')
  return 2
}
