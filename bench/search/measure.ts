import { search } from '#app/modules/search/queries/search.server.ts'
import { readSearchInput } from '#app/modules/search/schema.ts'
import {
  readSearchMemberships,
  searchScope,
  strangersMemberships,
} from '#app/modules/visibility/search-scope.server.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { db } from '#app/platform/database.server.ts'
import type { SearchEngine } from '#app/modules/search/engines/engine.ts'
import { queryWords } from '#app/modules/search/engines/query-terms.server.ts'
import { AT, type Community } from './community.ts'
import { commonWords, knownItems, type Kind, type Query } from './queries.ts'

const FIRST = 10
const CANDIDATES = 100
const WARM_UP = 20

export type Times = { p50: number; p95: number }
export type Outcome = {
  /** The share of known posts among the first ten. */
  recall: Record<Kind, number>
  /** Of the engine alone, over all known-item queries. */
  engine: Times
  /** From the words to everything the page shows: hits, counts and facets, admitted by the policy. */
  whole: Times
  /** The engine on one common word. */
  common: Times
}

/** Asks an engine as one viewer, one query after the other. */
export async function measure(engine: SearchEngine, community: Community, count: number): Promise<Outcome> {
  const { viewer } = community
  const queries = knownItems(community, count)
  const find = async (q: string) => {
    const standing = engine.needsMemberships ? await readSearchMemberships(db(), viewer.id) : strangersMemberships
    const scope = searchScope(viewer, standing)
    return engine.find({ words: queryWords(q), scope, facets: [], exact: false, limit: CANDIDATES, now: AT })
  }
  const whole = (q: string) =>
    search({ actor: viewer as Actor, now: AT, db: db() }, readSearchInput(new URLSearchParams({ q })), 20, engine)

  for (const { q } of queries.exact.slice(0, WARM_UP)) await whole(q)
  const times: number[] = []
  const recall = {} as Outcome['recall']
  for (const [kind, asked] of Object.entries(queries) as [Kind, Query[]][]) {
    let found = 0
    for (const { q, threadId } of asked) {
      const { candidates } = await timed(times, () => find(q))
      const first = candidates.filter((one) => one.kind === 'threads').slice(0, FIRST)
      if (first.some(({ id }) => id === threadId)) found += 1
    }
    recall[kind] = found / asked.length
  }
  const wholeTimes: number[] = []
  for (const { q } of [...queries.exact, ...queries['one misspelt']]) await timed(wholeTimes, () => whole(q))
  const commonTimes: number[] = []
  for (const q of commonWords(community, 60)) await timed(commonTimes, () => find(q))
  return { recall, engine: summed(times), whole: summed(wholeTimes), common: summed(commonTimes) }
}

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const answer = await work()
  times.push(performance.now() - started)
  return answer
}

/** The middle and the slow end of some times, in milliseconds. */
export function summed(times: number[]): Times {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
  return { p50: at(0.5), p95: at(0.95) }
}
