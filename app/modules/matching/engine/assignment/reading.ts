import type { Pair } from './instance.ts'

/** A pair who would both rather be together than as matched. */
export interface BlockingPair {
  readonly mentee: string
  readonly mentor: string
}

/** What reading the pairs against either kind of instance yields. */
export interface Reading {
  readonly capacity: ReadonlyMap<string, number>
  readonly total: number
  readonly unknown: Pair[]
  readonly unacceptable: Pair[]
  readonly blockingPairs: BlockingPair[]
}

/** One text for a pair that no other pair shares. */
export function pairKey([mentee, mentor]: Pair): string {
  return `${mentee.length}:${mentee}${mentor}`
}
