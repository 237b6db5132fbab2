import { stemsOf } from './tokenise.ts'

/** How much more a word of the headline counts than one of the bio. */
const HEADLINE = 3

/** The stems of a profile with their counts; the headline counts threefold. */
export function profileTerms(headline: string, bio: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const term of stemsOf(headline)) counts.set(term, (counts.get(term) ?? 0) + HEADLINE)
  for (const term of stemsOf(bio)) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

/** The stems of a text with their counts. */
export function textTerms(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const term of stemsOf(text)) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

/** Weights ln(1 + count) × rarity of the known terms, as [term, weight] sorted by term. */
export function logCounts(
  counts: ReadonlyMap<string, number>,
  idOf: ReadonlyMap<string, number>,
  rarity: Float32Array,
): [number, number][] {
  const weights: [number, number][] = []
  for (const [term, count] of counts) {
    const id = idOf.get(term)
    if (id !== undefined) weights.push([id, Math.log(1 + count) * rarity[id]!])
  }
  return weights.sort((a, b) => a[0] - b[0])
}

/** The same weights at length 1. */
export function unit(weights: [number, number][]): [number, number][] {
  const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0))
  return length === 0 ? weights : weights.map(([id, weight]) => [id, weight / length])
}
