import { stem } from '../text/stem.ts'
import { foldSkill } from './fold.ts'

/** One label or alias of a skill, as words. */
export interface Entry {
  skill: number
  folded: string
  words: readonly string[]
  stems: readonly string[]
}

/** The folded form of a text with its words and their stems. */
export function readEntry(text: string, skill: number): Entry {
  const folded = foldSkill(text)
  const words = folded.split(/[ .]+/).filter((word) => word !== '')
  return { skill, folded, words, stems: words.map(stem) }
}

/**
 * Character 2–4-grams and word stems of all labels and aliases as one TF-IDF index: the cosine of a query with every
 * entry in one pass over the lists of its grams. O(sum of list lengths).
 */
export class GramIndex {
  readonly entries: readonly Entry[]
  private readonly idOf = new Map<string, number>()
  private readonly rarity: Float64Array
  private readonly start: Int32Array
  private readonly rows: Int32Array
  private readonly weights: Float32Array
  private readonly scores: Float64Array

  constructor(entries: readonly Entry[]) {
    this.entries = entries
    const lists = entries.map((entry) => this.number(entry))
    const df = new Int32Array(this.idOf.size)
    for (const { ids } of lists) for (const id of ids) df[id]! += 1
    this.rarity = Float64Array.from(df, (count) => Math.log(1 + entries.length / count))
    this.start = new Int32Array(df.length + 1)
    for (let id = 0; id < df.length; id++) this.start[id + 1] = this.start[id]! + df[id]!
    this.rows = new Int32Array(this.start[df.length]!)
    this.weights = new Float32Array(this.rows.length)
    const next = this.start.slice()
    lists.forEach(({ ids, counts }, row) => {
      const weights = counts.map((count, at) => Math.sqrt(count) * this.rarity[ids[at]!]!)
      const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1
      ids.forEach((id, at) => {
        this.rows[next[id]!] = row
        this.weights[next[id]!++] = weights[at]! / length
      })
    })
    this.scores = new Float64Array(entries.length)
  }

  /** How rare a word is, by its stem; a word no entry has counts as the rarest. */
  rarityOf(stem: string): number {
    const id = this.idOf.get(WORD_MARK + stem)
    return id === undefined ? Math.log(1 + this.entries.length) : this.rarity[id]!
  }

  /** The cosine of a query with each entry; the array is reused by the next call. */
  cosines(query: Entry): Float64Array {
    const { scores } = this
    scores.fill(0)
    let length = 0
    const known: [number, number][] = []
    for (const [gram, count] of grams(query)) {
      const id = this.idOf.get(gram)
      const weight = Math.sqrt(count) * (id === undefined ? Math.log(1 + this.entries.length) : this.rarity[id]!)
      length += (id === undefined ? UNSEEN : 1) * weight * weight
      if (id !== undefined) known.push([id, weight])
    }
    if (length === 0) return scores
    const scale = 1 / Math.sqrt(length)
    for (const [id, weight] of known) {
      const scaled = weight * scale
      for (let at = this.start[id]!; at < this.start[id + 1]!; at++)
        scores[this.rows[at]!]! += scaled * this.weights[at]!
    }
    return scores
  }

  private number(entry: Entry): { ids: number[]; counts: number[] } {
    const ids: number[] = []
    const counts: number[] = []
    for (const [gram, count] of grams(entry)) {
      let id = this.idOf.get(gram)
      if (id === undefined) {
        id = this.idOf.size
        this.idOf.set(gram, id)
      }
      ids.push(id)
      counts.push(count)
    }
    return { ids, counts }
  }
}

const WORD_MARK = '\u0000'
/** A whole word counts like this many grams. */
const WORD_COUNT = 4
/** How much a gram that no entry has adds to the length of a query. */
const UNSEEN = 0.3

function grams({ words, stems }: Entry): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (gram: string, by: number) => counts.set(gram, (counts.get(gram) ?? 0) + by)
  const pieces = words.map((word) => ` ${word} `)
  if (words.length > 1) pieces.push(` ${words.join('')} `)
  else pieces.push(...pieces)
  for (const piece of pieces) {
    for (let size = 2; size <= 4; size++) {
      for (let at = 0; at + size <= piece.length; at++) add(piece.slice(at, at + size), 1)
    }
  }
  for (const stem of stems) add(WORD_MARK + stem, WORD_COUNT)
  return counts
}
