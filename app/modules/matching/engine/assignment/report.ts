import { checkMatching } from './check.ts'
import { pairKey } from './reading.ts'
import type { Instance, Pair } from './instance.ts'
import type { Program } from './program.ts'
import { edgeBetween, pairsOf } from './pairs.ts'
import { gini, quantile, roundTo } from './spread.ts'
import { unmatchedReasons, type UnmatchedMentee } from './unmatched.ts'

/** The same figures for every run, whatever the mode. Scores are as in the instance (costs with `minimise`). */
export interface Report {
  readonly matched: number
  readonly total: number
  /** Lowest and highest score of a matched pair, null when nobody is matched. */
  readonly min: number | null
  readonly max: number | null
  /** The score that nine of ten matched pairs reach (nearest rank); for costs the cost they do not pass. */
  readonly p10: number | null
  /** Pairs who both strictly prefer each other, counted by the independent checker. */
  readonly blockingPairs: number
  /** Of those, pairs that a kept pair stands in the way of: with the kept pairs as first choices they do not block. */
  readonly blockingOverKept: number
  readonly valid: boolean
  readonly openPlaces: number
  /** Number of people by the rank of their partner: position 0 counts first choices. */
  readonly menteeRanks: number[]
  readonly mentorRanks: number[]
  readonly unmatched: UnmatchedMentee[]
  readonly belowMinimum: { mentor: string; load: number; minimum: number }[]
  /** Gini coefficient of mentees per mentor, over mentors with places: 0 is an even load. */
  readonly loadGini: number
  /** Pins of people who have no score for each other; they count as 0 in the total and in nothing else. */
  readonly pinsWithoutScore: number
  /** Kept pairs among people who are still there, and how many of them were broken. */
  readonly kept: number
  readonly broken: number
}

/** Figures of one matching. The instance must be the one the program was compiled from. */
export function reportOn(instance: Instance, program: Program, mentorOf: Int32Array): Report {
  const pairs = pairsOf(program, mentorOf)
  const verdict = checkMatching(instance, pairs)
  const scores: number[] = []
  const menteeRanks: number[] = []
  const mentorRanks: number[] = []
  const load = new Int32Array(program.mentors.length)
  let pinsWithoutScore = 0
  let kept = 0
  let broken = 0
  mentorOf.forEach((m, e) => {
    if (program.kept[e]! !== -1) kept++
    if (program.kept[e]! !== -1 && program.kept[e]! !== m) broken++
    if (m === -1) return
    load[m]!++
    const edge = edgeBetween(program, e, m)
    if (edge === -1) {
      pinsWithoutScore++
      return
    }
    scores.push(program.score[edge]!)
    countRank(menteeRanks, program.menteeRank[edge]!)
    countRank(mentorRanks, program.mentorRank[edge]!)
  })
  scores.sort((a, b) => (program.minimise ? b - a : a - b))
  const first = scores[0] ?? null
  const last = scores.at(-1) ?? null
  const open = load.reduce((sum, held, m) => sum + program.capacity[m]! - held, 0)
  return {
    matched: pairs.length,
    total: roundTo(
      scores.reduce((sum, score) => sum + score, 0),
      1e9,
    ),
    min: program.minimise ? last : first,
    max: program.minimise ? first : last,
    p10: quantile(scores, 0.1),
    blockingPairs: verdict.blockingPairs.length,
    blockingOverKept: kept === 0 ? 0 : verdict.blockingPairs.length - blockingBeyondKept(instance, pairs),
    valid: verdict.valid,
    openPlaces: open,
    menteeRanks,
    mentorRanks,
    unmatched: unmatchedReasons(program, mentorOf, load),
    belowMinimum: [...program.mentors.keys()]
      .filter((m) => load[m]! < program.minimum[m]!)
      .map((m) => ({ mentor: program.mentors[m]!, load: load[m]!, minimum: program.minimum[m]! })),
    loadGini: roundTo(gini(Array.from(load.filter((_, m) => program.capacity[m]! > 0))), 1e6),
    pinsWithoutScore,
    kept,
    broken,
  }
}

/** Blocking pairs once the kept pairs of the matching are taken as settled, like pins. */
function blockingBeyondKept(instance: Instance, pairs: readonly Pair[]): number {
  const before = new Set(instance.keep?.map(pairKey))
  const settled = pairs.filter((pair) => before.has(pairKey(pair)))
  return checkMatching({ ...instance, pins: [...(instance.pins ?? []), ...settled] }, pairs).blockingPairs.length
}

function countRank(ranks: number[], rank: number): void {
  while (ranks.length < rank) ranks.push(0)
  ranks[rank - 1]!++
}
