import type { Context } from '#app/modules/accounts/context.server.ts'
import {
  readSearchMemberships,
  searchScope,
  strangersMemberships,
} from '#app/modules/visibility/search-scope.server.ts'
import type { SearchEngine } from '../engines/engine.ts'
import type { Term } from '../domain/answer.ts'
import { searchEngine } from '../engines/search-engine.server.ts'
import { queryWords } from '../engines/query-terms.server.ts'
import { hitView } from '../hit-view.server.ts'
import { groupFacets, type FacetGroup } from '../domain/facets.ts'
import { spelling } from '../domain/highlight.ts'
import { readResults } from '../repository.server.ts'
import { HITS_A_PAGE, searchTypes, type SearchInput, type SearchType } from '../domain/search-input.ts'
import type { HitView } from '../view.ts'

/** The most of each kind that is counted. */
const MOST = 100

export type SearchView = {
  hits: HitView[]
  total: number
  /** Whether there are more than are counted. */
  isMore: boolean
  counts: Record<SearchType, number>
  facets: FacetGroup[]
  /** What was found instead of what was typed; words of the hits themselves. */
  corrected: { typed: string; meant: string }[]
  /** Whether the usual index is away and the database answers for it. */
  isFallback: boolean
  next: number | null
}

/** Searches as this viewer. The engine only proposes; what is shown, counted or suggested has been admitted by the policy. */
export async function search(
  ctx: Context,
  input: SearchInput,
  size = HITS_A_PAGE,
  engine: SearchEngine = searchEngine(ctx.db),
): Promise<SearchView> {
  const words = queryWords(input.q)
  if (words.length === 0) return nothing()
  const standing =
    ctx.actor && engine.needsMemberships ? await readSearchMemberships(ctx.db, ctx.actor.id) : strangersMemberships
  const scope = searchScope(ctx.actor, standing)
  const found = await engine.find({ words, scope, facets: input.facets, exact: input.exact, limit: MOST, now: ctx.now })

  const { type, facets, page } = input
  const { counts, ...read } = await readResults(ctx.db, found.candidates, { type, facets, size, page }, scope, ctx.now)
  const hits = read.hits.map((row) => hitView(row, found.terms))
  const total = counts[type] ?? 0
  return {
    hits,
    total,
    isMore: searchTypes.some((one) => found.candidates.filter(({ kind }) => kind === one).length >= MOST),
    counts: Object.fromEntries(searchTypes.map((one) => [one, counts[one] ?? 0])) as SearchView['counts'],
    facets: groupFacets(read.facets, facets),
    corrected: input.exact ? [] : corrections(hits, found.terms),
    isFallback: found.engine === 'postgres' && engine.isFallback === true,
    next: total > page * size ? page + 1 : null,
  }
}

function corrections(hits: HitView[], terms: Term[]): SearchView['corrected'] {
  const texts = hits.map(({ title, snippet }) => [...title, { text: ' ' }, ...snippet].map(({ text }) => text).join(''))
  return terms.flatMap((term) => {
    if (term.synonyms.length > 0) return []
    if (texts.some((text) => isWritten(text, term))) return []
    const meant = texts.map((text) => spelling(text, term)).find((word) => word !== null)
    return meant ? [{ typed: term.typed, meant: meant.toLowerCase() }] : []
  })
}

function isWritten(text: string, { typed, near, stems }: Term): boolean {
  const own = [typed, ...stems.filter((stem) => !near.includes(stem))].map((word) => word.toLowerCase())
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => own.some((stem) => stem.length > 2 && word.startsWith(stem)))
}

function nothing(): SearchView {
  const counts = Object.fromEntries(searchTypes.map((type) => [type, 0])) as SearchView['counts']
  return { hits: [], total: 0, isMore: false, counts, facets: [], corrected: [], isFallback: false, next: null }
}
