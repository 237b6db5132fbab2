import type { Db } from './database.server.ts'
import { enqueue } from './jobs.server.ts'
import type { DocumentKind } from './search-engine.ts'

/** Notes that a document must be read and indexed again, and wakes whoever does it. */
export async function noteChange(db: Db, kind: DocumentKind, id: string): Promise<void> {
  await db.$executeRaw`insert into search_changes (kind, id) values (${kind}, ${id})`
  await enqueue(db, 'search-sync', {}, { key: 'search-sync' })
}
