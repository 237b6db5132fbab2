import { bucketBy, sortStretch } from './sort-rows.ts'
import type { Program } from './program.ts'
import { isKept, mentorsOf, remainingPlaces } from './remaining.ts'
import { matchStably } from './stable.ts'

/**
 * The mentor of each mentee (−1: none) in the stable matching of a program. Pinned people take no part. Both sides
 * treat a kept pair as their first choice, so a re-run moves only those whom arrivals and departures free.
 */
export function solveStable(program: Program): Int32Array {
  const { pinned, capacity } = program
  if (!pinned.some((m) => m !== -1) && !program.kept.some((m) => m !== -1)) {
    return mentorsOf(program, matchStably({ ...program, capacity }))
  }
  return mentorsOf(program, withLocks(program))
}

function withLocks(program: Program): Int32Array {
  const { mentee, mentor, place, pinned } = program
  const free: number[] = []
  for (let k = 0; k < mentee.length; k++) if (pinned[mentee[k]!]! === -1) free.push(k)
  const order = Float64Array.from(free, (k, at) => (isKept(program, k) ? at - mentee.length : at))
  const { bounds, items } = bucketBy(
    Int32Array.from(free, (k) => mentee[k]!),
    pinned.length,
  )
  const scratch = new Int32Array(items.length)
  for (let e = 0; e < pinned.length; e++) sortStretch(items, bounds[e]!, bounds[e + 1]!, order, scratch)
  const chosen = matchStably({
    start: bounds,
    mentor: items.map((i) => mentor[free[i]!]!),
    place: items.map((i) => (isKept(program, free[i]!) ? place[free[i]!]! - mentee.length : place[free[i]!]!)),
    capacity: remainingPlaces(program).capacity,
  })
  return chosen.map((k) => (k === -1 ? -1 : free[items[k]!]!))
}
