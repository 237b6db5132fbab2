import { Chance } from '../../prisma/bench/chance.ts'
import type { Community, Post } from './community.ts'
import { misspelt } from './words.ts'

/** Words somebody remembers of a post, and the thread that should be among the first ten. */
export type Query = { q: string; threadId: string }
export type Kind = 'exact' | 'one misspelt' | 'all misspelt'

const WORDS = 3
/** Nobody looks for a post by words that nearly all posts have; the commonest are left out, short ones too. */
const COMMONEST = 100
const SHORTEST = 5

/** Three words each of random posts that the viewer may see, as written, with one misspelt and with all three. */
export function knownItems({ words, posts }: Community, count: number): Record<Kind, Query[]> {
  const chance = new Chance(11)
  const queries: Record<Kind, Query[]> = { exact: [], 'one misspelt': [], 'all misspelt': [] }
  while (queries.exact.length < count) {
    const post = chance.pick(posts)
    const memorable = memorableWords(words, post)
    if (!post.isOpen || memorable.length < WORDS) continue
    const { threadId } = post
    const said = chance.some(memorable, WORDS)
    const typo = chance.between(0, WORDS - 1)
    const one = said.map((word, at) => (at === typo ? misspelt(chance, word) : word))
    const all = said.map((word) => misspelt(chance, word))
    queries.exact.push({ q: said.join(' '), threadId })
    queries['one misspelt'].push({ q: one.join(' '), threadId })
    queries['all misspelt'].push({ q: all.join(' '), threadId })
  }
  return queries
}

/** One common word each: what is hardest to put in order. */
export function commonWords({ words }: Community, count: number): string[] {
  return words.filter(({ length }) => length >= SHORTEST).slice(0, count)
}

function memorableWords(words: readonly string[], { ranks }: Post): string[] {
  const own = [...new Set(ranks)].filter((rank) => rank >= COMMONEST)
  return own.map((rank) => words[rank]!).filter(({ length }) => length >= SHORTEST)
}
