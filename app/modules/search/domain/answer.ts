import type { SearchKind } from '#app/modules/visibility/domain/searchable.ts'

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
