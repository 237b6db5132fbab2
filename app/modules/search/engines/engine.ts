import type { SearchScope } from '#app/modules/visibility/search-scope.server.ts'
import type { Found } from '../domain/answer.ts'

export type SearchQuery = {
  /** What was typed, cleaned: up to ten words. */
  words: string[]
  scope: SearchScope
  /** Facets asked for, such as `skill:ccna`; a hit carries all of them. */
  facets: string[]
  /** Only what is written, without near words. */
  exact: boolean
  /** The most candidates of each kind. */
  limit: number
  now: Date
}

/** One door, two engines. `find` answers candidates best first within each kind. @throws when the engine cannot answer. */
export type SearchEngine = {
  find(query: SearchQuery): Promise<Found>
  /** Whether it filters by the viewer's groups itself and has to be told them. */
  needsMemberships: boolean
  /** Whether it stands in for another engine that is away. */
  isFallback?: boolean
}
