import type { Program } from './program.ts'

/** What pins leave open: places and minimums without those pinned people fill, and whether an edge may still be chosen. */
export interface Remaining {
  readonly capacity: Int32Array
  readonly minimum: Int32Array
}

/** Places and minimums once pinned pairs are seated. */
export function remainingPlaces({ capacity, minimum, pinned }: Program): Remaining {
  const left = { capacity: capacity.slice(), minimum: minimum.slice() }
  for (const m of pinned) {
    if (m === -1) continue
    left.capacity[m]!--
    left.minimum[m] = Math.max(0, left.minimum[m]! - 1)
  }
  return left
}

/** The mentor of each mentee (−1: none) from chosen edges and pins. */
export function mentorsOf(program: Program, chosen: Int32Array): Int32Array {
  return program.pinned.map((pin, e) => (pin !== -1 ? pin : chosen[e]! === -1 ? -1 : program.mentor[chosen[e]!]!))
}

/** Whether this edge is the pair published before. */
export function isKept({ mentee, mentor, kept }: Program, edge: number): boolean {
  return kept[mentee[edge]!]! === mentor[edge]!
}
