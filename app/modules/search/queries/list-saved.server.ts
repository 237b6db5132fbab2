import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { paths } from '#app/paths.ts'
import { listSavedSearches } from '../repository.server.ts'
import { searchAddress, searchTypeWords, type SearchType } from '../domain/search-input.ts'

/** The searches a member keeps. */
export async function readSavedSearches({ actor, db }: MemberContext) {
  const rows = await listSavedSearches(db, actor.id)
  return rows.map(({ id, query, type, facets }) => ({
    id,
    query,
    kind: searchTypeWords[type as SearchType],
    href: searchAddress(paths.search(), { q: query, type: type as SearchType, facets }),
  }))
}
