import { newId } from '#app/platform/ids.server.ts'
import { database, db } from '#app/platform/database.server.ts'
import { meiliClient, meiliEngine } from '#app/modules/search/engines/meilisearch.server.ts'
import { noteChange } from '#app/modules/search/index-repository.server.ts'
import { search } from '#app/modules/search/queries/search.server.ts'
import { findDrift, reindex } from '#app/modules/search/reindex.server.ts'
import { readSearchInput } from '#app/modules/search/schema.ts'
import { drainChanges } from '#app/modules/search/sync.server.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import type { TestMeilisearch } from '../../test/meilisearch.ts'
import { AT, type Community } from './community.ts'
import { summed, type Times } from './measure.ts'
import { knownItems } from './queries.ts'

const READERS = 3
const WRITE_EVERY_MS = 50

export type UnderLoad = {
  documents: number
  seconds: number
  reads: number
  failed: number
  poorer: number
  times: Times
  writes: number
  missing: number
  drift: number
}

/** Builds every index anew while readers look for posts that are there and a writer adds, changes and takes away others. */
export async function reindexUnderLoad(
  meili: TestMeilisearch,
  community: Community,
  say: (words: string) => void,
): Promise<UnderLoad> {
  const engine = meiliEngine(db(), { ...meili, timeoutMs: 10_000 })
  const client = meiliClient(meili)
  const ask = async (q: string) => {
    const context = { actor: community.viewer as Actor, now: AT, db: db() }
    return (await search(context, readSearchInput(new URLSearchParams({ q })), 20, engine)).hits.map(({ id }) => id)
  }
  const known = knownItems(community, 100).exact
  const findable: typeof known = []
  for (const query of known) if ((await ask(query.q)).includes(query.threadId)) findable.push(query)

  let isOver = false
  const times: number[] = []
  const failures: unknown[] = []
  let poorer = 0
  const readers = Array.from({ length: READERS }, async (_, reader) => {
    for (let at = reader; !isOver; at += READERS) {
      const { q, threadId } = findable[at % findable.length]!
      const started = performance.now()
      try {
        if (!(await ask(q)).includes(threadId)) poorer += 1
      } catch (error) {
        failures.push(error)
      }
      times.push(performance.now() - started)
    }
  })
  const written = new Map<string, string | null>()
  const writer = (async () => {
    while (!isOver) {
      await write(written, community)
      await new Promise((resolve) => setTimeout(resolve, WRITE_EVERY_MS))
    }
  })()

  const started = Date.now()
  await reindex(db(), client, 'again', ({ kind, done }) => done % 10_000 === 0 && say(`${kind}: ${done}`))
  const seconds = (Date.now() - started) / 1000
  isOver = true
  await Promise.all([...readers, writer])
  for (const failure of failures.slice(0, 3)) say(`a read failed: ${String(failure)}`)

  await drainChanges(db(), client)
  let missing = 0
  for (const [id, word] of written) {
    const held = (await client.index('posts').search(word ?? id, { limit: 5 })).hits.some((hit) => hit.id === id)
    if (held !== (word !== null)) missing += 1
  }
  const { numberOfDocuments: documents } = await client.index('posts').getStats()
  const drift = (await findDrift(db(), client)).length
  const counts = { reads: times.length, failed: failures.length, poorer, writes: written.size, missing, drift }
  return { documents, seconds, times: summed(times), ...counts }
}

/** Adds a post, and now and then changes or takes away one that was added before. */
async function write(written: Map<string, string | null>, { viewer, posts }: Community): Promise<void> {
  const { pool } = database()
  const id = newId()
  const word = `novelty${id.slice(0, 12)}`
  const { threadId } = posts[written.size % posts.length]!
  await pool.query(
    `insert into replies (id, thread_id, author_id, body, body_html, created_at) values ($1, $2, $3, $4, '', $5)`,
    [id, threadId, viewer.id, word, AT],
  )
  await noteChange(db(), 'replies', id)
  written.set(id, word)
  const earlier = [...written.keys()][Math.floor(written.size / 2)]!
  if (written.size % 5 === 0) {
    const changed = `changed${earlier.slice(0, 12)}`
    await pool.query('update replies set body = $2, deleted_at = null where id = $1', [earlier, changed])
    await noteChange(db(), 'replies', earlier)
    written.set(earlier, changed)
  } else if (written.size % 7 === 0) {
    await pool.query('update replies set deleted_at = $2 where id = $1', [earlier, AT])
    await noteChange(db(), 'replies', earlier)
    written.set(earlier, null)
  }
}
