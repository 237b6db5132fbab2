import type { Db } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import { withFallback } from './fallback.server.ts'
import type { SearchEngine } from './engine.ts'
import { meiliEngine } from './meilisearch.server.ts'
import { postgresEngine } from './postgres.server.ts'

let engine: SearchEngine | undefined

/** The engine that answers searches in this process: Meilisearch with the database behind it, or the database alone. */
export function searchEngine(db: Db): SearchEngine {
  const { MEILI_URL, MEILI_KEY } = env()
  engine ??= MEILI_URL
    ? withFallback(meiliEngine(db, { url: MEILI_URL, key: MEILI_KEY }), postgresEngine(db))
    : undefined
  return engine ?? postgresEngine(db)
}
