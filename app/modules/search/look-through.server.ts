import type { Context } from '#app/modules/accounts/context.server.ts'
import { searchEngine } from './engines/search-engine.server.ts'
import type { SearchEngine } from './engines/engine.ts'
import type { SearchType } from './domain/search-input.ts'
import { search } from './queries/search.server.ts'
import type { HitView } from './view.ts'

/** How many hits of a kept search are looked at. */
const MOST = 50

export type Look = {
  hits: HitView[]
  /** The members among the hits. */
  members: string[]
  /** Whether there was nothing beyond the hits. */
  isWhole: boolean
}

/** Looks through what a kept search finds, as its owner. */
export async function lookThrough(
  ctx: Context,
  { query: q, type, facets }: { query: string; type: SearchType; facets: string[] },
  engine: SearchEngine = searchEngine(ctx.db),
): Promise<Look> {
  const { hits, total } = await search(ctx, { q, type, facets, exact: false, page: 1 }, MOST, engine)
  const members = hits.filter(({ kind }) => kind === 'members').map(({ id }) => id)
  return { hits, members, isWhole: total <= hits.length }
}
