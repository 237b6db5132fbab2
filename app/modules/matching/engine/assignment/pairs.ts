import type { Pair } from './instance.ts'
import type { Program } from './program.ts'

/** The pairs of a matching given as mentor per mentee, in the order of mentee ids. */
export function pairsOf({ mentees, mentors }: Program, mentorOf: Int32Array): Pair[] {
  const pairs: Pair[] = []
  mentorOf.forEach((m, e) => {
    if (m !== -1) pairs.push([mentees[e]!, mentors[m]!])
  })
  return pairs
}

/** The edge between two people, or −1. */
export function edgeBetween({ start, mentor }: Program, e: number, m: number): number {
  for (let k = start[e]!; k < start[e + 1]!; k++) if (mentor[k]! === m) return k
  return -1
}
