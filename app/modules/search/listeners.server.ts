import { env } from '#app/platform/env.server.ts'
import { noteChange } from './index-repository.server.ts'
import type { DocumentKind } from '#app/modules/visibility/domain/searchable.ts'
import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import type { FactMaker } from '#app/lib/fact.ts'

/** A listener that has a document indexed again, named by an identifier of the fact. PostgreSQL needs no telling. */
export function index<Key extends string>(kind: DocumentKind, key: Key) {
  return async (db: Db, { fact }: Delivery<FactMaker<Record<Key, string>>>): Promise<void> => {
    if (env().MEILI_URL) await noteChange(db, kind, fact.body[key])
  }
}
