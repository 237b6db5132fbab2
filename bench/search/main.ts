import { parseArgs } from 'node:util'
import { closeDatabase, db } from '#app/platform/database.server.ts'
import { meiliClient, meiliEngine } from '#app/modules/search/engines/meilisearch.server.ts'
import { postgresEngine } from '#app/modules/search/engines/postgres.server.ts'
import { reindex } from '#app/modules/search/reindex.server.ts'
import { startMeilisearch, type TestMeilisearch } from '../../test/meilisearch.ts'
import { openCommunity, openServer } from './community.ts'
import { measure } from './measure.ts'
import { reindexUnderLoad } from './reindex-under-load.ts'
import { outcomeLines, reindexLines, type Run } from './report.ts'
import { table } from '../http/table.ts'

const HELP = `npm run bench:search -- [--posts 100000] [--queries 300] [--engine both|postgres|meilisearch] [--reindex]
Looks for known posts, spelt right and wrong, as one member of a generated community, on PostgreSQL and on a real
Meilisearch. Several numbers of posts (10000,300000) show how it grows. --reindex builds the Meilisearch indexes anew
under constant reads and writes and looks for failed reads and missing writes.`

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    posts: { type: 'string', default: '100000' },
    queries: { type: 'string', default: '300' },
    engine: { type: 'string', default: 'both' },
    reindex: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(HELP)
  process.exit(0)
}
const sizes = values.posts.split(',').map(positive)
const queries = positive(values.queries)
if (!['both', 'postgres', 'meilisearch'].includes(values.engine))
  throw new Error('--engine is both, postgres or meilisearch.')
const isWanted = (engine: string) => values.engine === 'both' || values.engine === engine

process.env.NODE_ENV = 'production'
process.env.LOG_LEVEL = 'warn'
const server = await openServer()
let meili: TestMeilisearch | undefined
try {
  const runs: Run[] = []
  const note = (run: Run) => {
    runs.push(run)
    say(outcomeLines([run]).lines[1]!.join(' | '))
  }
  for (const posts of sizes) {
    say(`a community with ${posts} posts`)
    const community = await openCommunity(server, posts)
    if (values.reindex) {
      meili = await startMeilisearch()
      await fill(meili)
      const { lines, met } = reindexLines(await reindexUnderLoad(meili, community, say))
      console.log(`\n${table(lines)}`)
      process.exitCode = met ? 0 : 1
    } else {
      if (isWanted('postgres')) {
        say('PostgreSQL')
        const outcome = await measure(postgresEngine(db()), community, queries)
        note({ name: 'PostgreSQL', posts, seconds: community.seconds, outcome })
      }
      if (isWanted('meilisearch')) {
        say('Meilisearch')
        meili = await startMeilisearch()
        const seconds = await fill(meili)
        const engine = meiliEngine(db(), { ...meili, timeoutMs: 10_000 })
        note({ name: 'Meilisearch', posts, seconds, outcome: await measure(engine, community, queries) })
      }
    }
    await meili?.stop()
    await closeDatabase()
  }
  if (runs.length > 0) {
    const { lines, met } = outcomeLines(runs)
    console.log(`\n${table(lines)}`)
    process.exitCode = met ? 0 : 1
  }
} finally {
  await meili?.stop()
  await server.stop()
}
process.exit()

async function fill(meili: TestMeilisearch): Promise<number> {
  const started = Date.now()
  await reindex(db(), meiliClient(meili), 'bench', ({ kind, done }) => done % 10_000 === 0 && say(`${kind}: ${done}`))
  return (Date.now() - started) / 1000
}

function positive(text: string): number {
  const value = Number(text)
  if (!(value > 0)) throw new Error(`${text} is not a positive number.`)
  return value
}

function say(words: string): void {
  process.stderr.write(`${words}\n`)
}
