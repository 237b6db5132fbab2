import type { Mode, Pair } from '#app/modules/matching/engine/assignment/instance.ts'
import type { Report } from '#app/modules/matching/engine/assignment/report.ts'

/** How one mode ends for a cohort. */
export type ModeResult = { pairs: Pair[]; report: Report; loads: number[] }

/** What a run found: each mode on the same cohort. */
export type RunResults = Record<Mode, ModeResult> & {
  /** Pins that were left out because the two can no longer be paired. */
  pinsLeftOut: number
}

/** Number of mentors by how many mentees they have: position 0 counts those without any. */
export function loadCounts(mentorIds: readonly string[], pairs: readonly Pair[]): number[] {
  const loads = new Map(mentorIds.map((id) => [id, 0]))
  for (const [, mentor] of pairs) loads.set(mentor, (loads.get(mentor) ?? 0) + 1)
  const counts = new Array<number>(Math.max(0, ...loads.values()) + 1).fill(0)
  for (const load of loads.values()) counts[load]! += 1
  return loads.size === 0 ? [] : counts
}

/** Mentees whose mentor, or lack of one, differs between two matchings. */
export function differences(one: readonly Pair[], other: readonly Pair[]): number {
  const mine = new Map(one)
  const theirs = new Map(other)
  return [...new Set([...mine.keys(), ...theirs.keys()])].filter((mentee) => mine.get(mentee) !== theirs.get(mentee))
    .length
}

/** Ranks drawn together so that a plot stays readable: 1, 2, 3, 4–5, 6–10, 11 and later. */
export const rankBands = [
  { label: '1st', from: 1, to: 1 },
  { label: '2nd', from: 2, to: 2 },
  { label: '3rd', from: 3, to: 3 },
  { label: '4–5', from: 4, to: 5 },
  { label: '6–10', from: 6, to: 10 },
  { label: '11+', from: 11, to: Infinity },
] as const

/** People by band of the rank their partner has with them. `ranks[0]` counts first choices. */
export function bandRanks(ranks: readonly number[]): number[] {
  return rankBands.map(({ from, to }) =>
    ranks.reduce((sum, count, at) => (at + 1 >= from && at + 1 <= to ? sum + count : sum), 0),
  )
}
