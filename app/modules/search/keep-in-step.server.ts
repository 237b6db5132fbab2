import type { Meilisearch } from 'meilisearch'
import { database, type Db } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { checkVersion, indexNames, meiliClient } from './engines/meilisearch.server.ts'
import { readLastTask, rememberLastTask } from './index-repository.server.ts'
import { findDrift, reindex, repair, type Drift } from './reindex.server.ts'
import { asOnlyWriter, drainChanges } from './sync.server.ts'

/** Works off what the index has not heard yet; an index that is missing is built whole. Does nothing without MEILI_URL. */
export async function syncSearch(db: Db): Promise<void> {
  const { MEILI_URL: url, MEILI_KEY: key } = env()
  if (!url) return
  const client = meiliClient({ url, key })
  await asOnlyWriter(database().pool, () => bringUpToDate(db, client))
}

/**
 * The same for a given server, when this process is the only writer. A server that does not know the last of its tasks any
 * more was put back to an older state: then everything is compared, and what differs is mended.
 */
export async function bringUpToDate(db: Db, client: Meilisearch): Promise<void> {
  await checkVersion(client)
  const existing = new Set((await client.getIndexes({ limit: 1000 })).results.map(({ uid }) => uid))
  const isOlder = (await newestTask(client)) < (await readLastTask(db))
  if (!indexNames.every((name) => existing.has(name))) await reindex(db, client, newId())
  await drainChanges(db, client)
  if (isOlder) await repair(db, client, await findDrift(db, client))
  await rememberLastTask(db, await newestTask(client))
}

async function newestTask(client: Meilisearch): Promise<number> {
  const { results } = await client.tasks.getTasks({ limit: 1 })
  return results[0]?.uid ?? -1
}

/** Looks for differences between index and database, and repairs them. @returns what it found; null without MEILI_URL. */
export async function verifySearch(db: Db, mend: boolean): Promise<Drift[] | null> {
  const { MEILI_URL: url, MEILI_KEY: key } = env()
  if (!url) return null
  const client = meiliClient({ url, key })
  return asOnlyWriter(database().pool, async () => {
    await bringUpToDate(db, client)
    const drift = await findDrift(db, client)
    if (mend) await repair(db, client, drift)
    return drift
  })
}

/** Nightly: whatever slipped through is found and mended. */
export async function mendSearch(db: Db): Promise<void> {
  await verifySearch(db, true)
}
