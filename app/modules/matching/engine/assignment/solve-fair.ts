import type { Watch } from './seating.ts'
import type { Program } from './program.ts'
import { isKept } from './remaining.ts'
import { solveTotal } from './solve-total.ts'

/**
 * The mentor of each mentee (−1: none) in the fair matching: as many people as possible, then the highest minimum score
 * (for costs the lowest maximum), then the best total.
 *
 * The minimum is found by halving the sorted scores: a bar stands if the pairs at or above it still match as many
 * people and fill as many minimum places. Kept and pinned pairs may lie below the bar. O(log E) matchings.
 */
export function solveFair(program: Program, watch?: Watch): Int32Array {
  const { score, minimise } = program
  const worse = minimise ? (a: number, b: number) => a > b : (a: number, b: number) => a < b
  const bars = Float64Array.from(new Set(score)).sort()
  if (minimise) bars.reverse()
  const admitsFrom = (bar: number) => (edge: number) => !worse(score[edge]!, bar) || isKept(program, edge)

  const flat = { ...program, score: new Float64Array(score.length), keepWeight: 0 }
  const most = fill(flat, { watch })
  let stands = 0
  let drops = bars.length
  while (drops - stands > 1) {
    const middle = (stands + drops) >> 1
    const filled = fill(flat, { admits: admitsFrom(bars[middle]!), watch })
    if (filled.matched === most.matched && filled.minimums === most.minimums) stands = middle
    else drops = middle
  }
  return solveTotal(program, true, { admits: bars.length > 0 ? admitsFrom(bars[stands]!) : undefined, watch })
}

/** The most people and minimum places that can be filled at once; both maxima are reached together (Mendelsohn, Dulmage 1958). */
function fill(flat: Program, limits: Parameters<typeof solveTotal>[2]): { matched: number; minimums: number } {
  const load = new Int32Array(flat.mentors.length)
  let matched = 0
  for (const m of solveTotal(flat, true, limits)) {
    if (m === -1) continue
    matched++
    load[m]!++
  }
  return { matched, minimums: load.reduce((sum, held, m) => sum + Math.min(held, flat.minimum[m]!), 0) }
}
