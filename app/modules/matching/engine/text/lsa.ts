import type { Model } from '../model.ts'
import { logCounts } from './terms.ts'

/**
 * The text space at work: places a bag of stems, or a list of term weights, in `k` dimensions.
 * After Deerwester et al., "Indexing by latent semantic analysis" (1990). O(terms × k) a text.
 */
export class TextSpace {
  readonly k: number
  private readonly model: Model['text']
  private readonly idOf: ReadonlyMap<string, number>

  constructor(model: Model['text']) {
    this.k = model.k
    this.model = model
    this.idOf = new Map(model.terms.map((term, id) => [term, id]))
  }

  /** The number of a stem, or nothing when the corpus does not know it. */
  termOf(stem: string): number | undefined {
    return this.idOf.get(stem)
  }

  stemOf(term: number): string {
    return this.model.terms[term]!
  }

  /** A term as most documents write it. */
  wordOf(term: number): string {
    return this.model.words[term]!
  }

  /** Rarity ln(documents / df) of a term. */
  rarityOf(term: number): number {
    return this.model.rarity[term]!
  }

  /** [term, weight] of the known stems, sorted by term. */
  weigh(counts: ReadonlyMap<string, number>): [number, number][] {
    return logCounts(counts, this.idOf, this.model.rarity)
  }

  /** The unit vector of weighted terms, or nothing when no term is known. */
  embed(weights: readonly (readonly [number, number])[]): Float64Array | undefined {
    const vector = new Float64Array(this.k)
    for (const [term, weight] of weights) this.add(vector, term, weight)
    return unitVector(vector)
  }

  /** Adds `weight` × the place of a term to a vector. */
  add(vector: Float64Array, term: number, weight: number): void {
    const { vectors, scales } = this.model
    const scaled = weight * scales[term]!
    const from = term * this.k
    for (let j = 0; j < this.k; j++) vector[j]! += scaled * vectors[from + j]!
  }

  /** The part of the dot product of `query` with a text that one term of the text brings, before normalisation. */
  pull(query: ArrayLike<number>, term: number, weight: number): number {
    const { vectors, scales } = this.model
    const from = term * this.k
    let sum = 0
    for (let j = 0; j < this.k; j++) sum += query[j]! * vectors[from + j]!
    return sum * weight * scales[term]!
  }
}

/** The vector at length 1, in place; nothing when its length is 0. */
export function unitVector(vector: Float64Array): Float64Array | undefined {
  let sum = 0
  for (let j = 0; j < vector.length; j++) sum += vector[j]! * vector[j]!
  if (sum < 1e-18) return undefined
  const scale = 1 / Math.sqrt(sum)
  for (let j = 0; j < vector.length; j++) vector[j]! *= scale
  return vector
}

/** Writes a unit vector as int8 (× 127) into `into` at `from`. */
export function quantiseUnit(vector: Float64Array, into: Int8Array, from: number): void {
  for (let j = 0; j < vector.length; j++) into[from + j] = Math.round(vector[j]! * 127)
}
