import type { Context } from '#app/modules/accounts/context.server.ts'
import { nearSkills } from '#app/modules/matching/queries/near-skills.server.ts'
import { searchScope, strangersMemberships } from '#app/modules/visibility/search-scope.server.ts'
import { publicWords } from '../engines/public-words.server.ts'
import { queryWords } from '../engines/query-terms.server.ts'
import { readInstead } from '../repository.server.ts'

/** What to look for instead of words that found nothing. */
export type Instead = {
  /** The whole query in words that are written somewhere in public, when that differs from what was typed. */
  meant: string | null
  /** Single words of the query that are written somewhere in public, the rarest first; none for a query of one word. */
  words: string[]
  /** Skills near to the words that something this viewer may see carries. */
  tags: string[]
}

const MAX_TAGS = 8

/** Suggestions come from public words, the vocabulary and what this viewer may see anyway. One statement. */
export async function suggestInstead(ctx: Context, query: string): Promise<Instead> {
  const typed = queryWords(query)
  if (typed.length === 0) return { meant: null, words: [], tags: [] }
  const near = nearSkills(typed)
  const scope = searchScope(ctx.actor, strangersMemberships)
  const slugs = near.map(({ slug }) => slug)
  const { words, countedAs, used } = await readInstead(ctx.db, { words: typed, slugs }, scope)
  const known = await publicWords(ctx.db, countedAs)
  const written = words.map(({ bare, ndoc }) =>
    bare.length < 3 ? undefined : ndoc > 0 ? { word: bare, ndoc } : known.near(bare)[0],
  )

  const meant = typed.map((word, at) => written[at]?.word ?? word)
  const alone = written
    .filter((one) => one !== undefined)
    .sort((a, b) => a.ndoc - b.ndoc)
    .map(({ word }) => word)
  return {
    meant: meant.join(' ').toLowerCase() === typed.join(' ').toLowerCase() ? null : meant.join(' '),
    words: typed.length > 1 ? [...new Set(alone)] : [],
    tags: near
      .filter(({ slug }) => used.includes(slug))
      .map(({ label }) => label)
      .slice(0, MAX_TAGS),
  }
}
