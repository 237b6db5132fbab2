import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { paths } from '#app/paths.ts'
import { searchScope, strangersMemberships } from '#app/modules/visibility/search-scope.server.ts'
import { listSavedSearches } from '../repository.server.ts'
import { facetWords } from '../domain/facets.ts'
import { searchAddress, searchTypeWords, type SearchType } from '../domain/search-input.ts'

/** The searches a member keeps. */
export async function readSavedSearches({ actor, db }: MemberContext) {
  const rows = await listSavedSearches(db, actor.id, searchScope(actor, strangersMemberships))
  return rows.map(({ id, query, type, facets, named }) => ({
    id,
    query,
    narrowed: [
      searchTypeWords[type as SearchType],
      ...named.map(({ facet, label }) => facetWords(facet, label)).filter((words) => words !== null),
    ],
    href: searchAddress(paths.search(), { q: query, type: type as SearchType, facets }),
  }))
}
