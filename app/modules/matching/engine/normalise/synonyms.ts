import type { Entry } from './gram-index.ts'

/**
 * Words that stand for each other, learned from a vocabulary's own aliases: two aliases of one skill that differ in
 * one word ("repair pumps", "fix pumps") speak for that pair. Strength 0–1 grows with the number of skills that agree.
 */
export class Synonyms {
  private readonly strengths = new Map<string, number>()

  constructor(entriesOfSkills: readonly (readonly Entry[])[]) {
    const pairs = new Map<string, number>()
    const alone = new Map<string, number>()
    for (const entries of entriesOfSkills) {
      const seen = new Set<string>()
      for (let i = 0; i < entries.length; i++) {
        for (let j = i + 1; j < entries.length; j++) {
          const pair = onlyDifference(entries[i]!.stems, entries[j]!.stems)
          if (pair) seen.add(pair)
        }
      }
      for (const pair of seen) {
        pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
        for (const word of pair.split(' ')) alone.set(word, (alone.get(word) ?? 0) + 1)
      }
    }
    for (const [pair, count] of pairs) {
      if (count < 2) continue
      const [a = '', b = ''] = pair.split(' ')
      this.strengths.set(pair, count / (Math.min(alone.get(a)!, alone.get(b)!) + 3))
    }
  }

  /** 1 for the same stem, else the learned strength, 0 when nothing is known. */
  between(a: string, b: string): number {
    if (a === b) return 1
    return this.strengths.get(a < b ? `${a} ${b}` : `${b} ${a}`) ?? 0
  }
}

function onlyDifference(a: readonly string[], b: readonly string[]): string | undefined {
  if (a.length !== b.length) return undefined
  let at = -1
  for (let word = 0; word < a.length; word++) {
    if (a[word] === b[word]) continue
    if (at >= 0) return undefined
    at = word
  }
  if (at < 0) return undefined
  return a[at]! < b[at]! ? `${a[at]} ${b[at]}` : `${b[at]} ${a[at]}`
}
