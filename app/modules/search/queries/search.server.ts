import type { Context } from '#app/modules/accounts/context.server.ts'
import { readSearchStanding, searchScope, strangersStanding } from '#app/modules/visibility/search-scope.server.ts'
import type { Candidate, SearchEngine, Term } from '#app/platform/search-engine.ts'
import { searchEngine } from '#app/platform/search-door.server.ts'
import { queryWords } from '#app/platform/search-words.server.ts'
import { hitView } from '../hit-view.server.ts'
import { countFacets, nameFacets, type FacetGroup } from '../domain/facets.ts'
import { spelling } from '../domain/highlight.ts'
import { admit, readHits, type Admitted } from '../repository.server.ts'
import { HITS_A_PAGE, searchTypes, type SearchInput, type SearchType } from '../schema.ts'
import type { HitView } from '../view.ts'

const MOST = 200

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
    ctx.actor && engine.needsStanding ? await readSearchStanding(ctx.db, ctx.actor.id) : strangersStanding
  const scope = searchScope(ctx.actor, standing)
  const found = await engine.find({ words, scope, facets: input.facets, exact: input.exact, limit: MOST, now: ctx.now })

  const admitted = await admit(ctx.db, found.candidates, scope, ctx.now)
  const rows = admitted.filter(({ facets }) => input.facets.every((facet) => facets.includes(facet)))
  const byKey = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]))
  const known = found.candidates.filter((candidate) => byKey.has(`${candidate.kind} ${candidate.id}`))
  const ofType = known.filter((candidate) => isOf(input.type, byKey.get(`${candidate.kind} ${candidate.id}`)!))
  ofType.sort((a, b) => b.score - a.score)
  const shown = ofType.slice((input.page - 1) * size, input.page * size)

  const counted = countFacets(
    rows.filter((row) => isOf(input.type, row)),
    input.facets,
  )
  const facetNames = counted.flatMap(({ facets }) => [...facets.keys()])
  const read = await readHits(ctx.db, shown, facetNames, scope, ctx.now)
  const labels = new Map(read.flatMap((hit) => (hit.kind === 'label' ? [[hit.id, hit.row] as const] : [])))
  const hits = inOrder(shown, read, found.terms)
  return {
    hits,
    total: ofType.length,
    isMore: searchTypes.some((type) => found.candidates.filter(({ kind }) => kind === type).length >= MOST),
    counts: Object.fromEntries(
      searchTypes.map((type) => [type, rows.filter((row) => isOf(type, row)).length]),
    ) as SearchView['counts'],
    facets: nameFacets(counted, labels, input.facets),
    corrected: input.exact ? [] : corrections(hits, found.terms),
    isFallback: found.engine === 'postgres' && engine.isFallback === true,
    next: ofType.length > input.page * size ? input.page + 1 : null,
  }
}

function isOf(type: SearchType, row: Admitted): boolean {
  if (type === 'all') return true
  if (type === 'mentors') return row.facets.includes('is:mentor')
  return row.kind === type
}

function inOrder(shown: Candidate[], read: Awaited<ReturnType<typeof readHits>>, terms: Term[]): HitView[] {
  return shown.flatMap((candidate) => {
    const row = read.find(({ kind, id }) => kind === candidate.kind && id === candidate.id)
    return row && row.kind !== 'label' ? [hitView(row, terms)] : []
  })
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
