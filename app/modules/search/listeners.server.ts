import { env } from '#app/platform/env.server.ts'
import { noteChange } from './index-repository.server.ts'
import type { DocumentKind } from '#app/modules/visibility/domain/searchable.ts'
import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'

/** A listener that has a document indexed again, named by an identifier of the fact. PostgreSQL needs no telling. */
export function index(kind: DocumentKind, key: string) {
  return async (db: Db, { fact }: Delivery): Promise<void> => {
    const id = (fact.body as Record<string, unknown>)[key]
    if (env().MEILI_URL && typeof id === 'string') await noteChange(db, kind, id)
  }
}
