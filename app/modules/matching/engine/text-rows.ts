import { grown } from './id-table.ts'
import type { MatchModel } from './match-model.ts'
import { quantiseUnit } from './text/lsa.ts'
import { profileTerms } from './text/terms.ts'

/**
 * The texts of mentors: a unit vector in the text space as int8 × 127, the terms behind it for the explanation, and
 * the rows of every word the corpus does not know.
 */
export class TextRows {
  readonly k: number
  /** Row → number of its text, or -1. */
  textOf: Int32Array = new Int32Array(0)
  /** Text → row. */
  rowOf: Int32Array = new Int32Array(0)
  vectors: Int8Array = new Int8Array(0)
  count = 0
  private readonly model: MatchModel
  private termStart: Uint32Array = new Uint32Array(1)
  private terms: Uint32Array = new Uint32Array(0)
  private readonly unknownWords = new Map<string, number[]>()

  constructor(model: MatchModel) {
    this.model = model
    this.k = model.text.k
  }

  /** Places the text of a row; a row without words gets none. */
  add(row: number, headline: string, bio: string): void {
    this.textOf = grown(this.textOf, row + 1)
    this.textOf[row] = -1
    if (headline === '' && bio === '') return
    const counts = profileTerms(headline, bio)
    const space = this.model.text
    let known = false
    for (const word of counts.keys()) {
      if (space.termOf(word) !== undefined) {
        known = true
        continue
      }
      const rows = this.unknownWords.get(word)
      if (rows) rows.push(row)
      else this.unknownWords.set(word, [row])
    }
    if (counts.size === 0) return
    const vector = (known ? space.embed(space.weigh(counts)) : undefined) ?? new Float64Array(this.k)

    const text = this.count++
    this.textOf[row] = text
    this.rowOf = grown(this.rowOf, this.count)
    this.rowOf[text] = row
    this.vectors = grown(this.vectors, this.count * this.k)
    quantiseUnit(vector, this.vectors, text * this.k)
    this.keepTerms(text, counts)
  }

  /** The known terms of a text with their counts. */
  termsOf(text: number): { term: number; count: number }[] {
    const found: { term: number; count: number }[] = []
    for (let at = this.termStart[text]!; at < this.termStart[text + 1]!; at++) {
      found.push({ term: this.terms[at]! >>> 8, count: this.terms[at]! & 255 })
    }
    return found
  }

  /** The rows whose text has a word that the corpus does not know. */
  rowsWithUnknown(stem: string): readonly number[] {
    return this.unknownWords.get(stem) ?? []
  }

  trim(): void {
    this.vectors = this.vectors.slice(0, this.count * this.k)
    this.terms = this.terms.slice(0, this.termStart[this.count]!)
  }

  private keepTerms(text: number, counts: ReadonlyMap<string, number>): void {
    const packed: number[] = []
    for (const [word, count] of counts) {
      const term = this.model.text.termOf(word)
      if (term !== undefined) packed.push(term * 256 + Math.min(255, count))
    }
    packed.sort((a, b) => a - b)
    const from = this.termStart[text]!
    this.terms = grown(this.terms, from + packed.length)
    this.terms.set(packed, from)
    this.termStart = grown(this.termStart, this.count + 1)
    this.termStart[this.count] = from + packed.length
  }
}
