import type { Db } from './database.server.ts'
import type { SearchEngine } from './search-engine.ts'
import { postgresEngine } from './search-postgres.server.ts'

/** The engine that answers searches in this process. */
export function searchEngine(db: Db): SearchEngine {
  return postgresEngine(db)
}
