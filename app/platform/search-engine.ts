import type { Prisma } from '#app/generated/prisma/client.ts'

/** The kinds of thing search finds. Mentors are members, replies lead to their thread. */
export const searchKinds = ['members', 'groups', 'threads', 'events', 'spaces', 'resources'] as const
export type SearchKind = (typeof searchKinds)[number]
/** What an index holds documents of. */
export type DocumentKind = SearchKind | 'replies'

/**
 * What a viewer may find, in both languages. `sql` is a predicate over the aliases m (members), g (groups), t (threads),
 * r (replies), e (events) and x (resources); `filter` says the same to Meilisearch.
 */
export type SearchScope = {
  viewerId: string | null
  sql: Record<DocumentKind, Prisma.Sql>
  filter: Record<DocumentKind, string>
}

/** One word as typed, with everything it stands for: synonyms from the skill vocabulary and near public words. */
export type Term = {
  typed: string
  /** Whether words that only begin like it count: it is still being typed, or nobody wrote it in full. */
  isBeginning: boolean
  /** In how many public texts it is found, about. */
  uses: number
  /** Other names of the same skill; phrases may have several words. */
  synonyms: string[]
  /** Public words it may have been meant to be; empty for a word that is known. */
  near: string[]
  /** Word stems that count as this term when matches are marked. */
  stems: string[]
}

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

/** A likely answer: an id and how good it is. What it shows is read from the database under the viewer's policy. */
export type Candidate = {
  kind: SearchKind
  id: string
  replyId: string | null
  score: number
  /** What the text was when it was indexed; a candidate whose text has changed since is left out. */
  rev?: string | null
}

export type Found = { engine: 'postgres' | 'meilisearch'; terms: Term[]; candidates: Candidate[] }

/** One door, two engines. `find` answers candidates best first within each kind. @throws when the engine cannot answer. */
export type SearchEngine = {
  find(query: SearchQuery): Promise<Found>
  /** Whether it filters by the viewer's groups itself and has to be told them. */
  needsStanding: boolean
  /** Whether it stands in for another engine that is away. */
  isFallback?: boolean
}
