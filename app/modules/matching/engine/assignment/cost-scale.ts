/**
 * Steps per unit at which scores become whole numbers: the smallest power of ten that holds every score exactly, up to
 * 1e9; scores with more digits are rounded to that step. A coarser one where `largest × steps × growth`, the largest
 * figure a computation forms, would pass 2^51.
 */
export function stepsPerUnit(scores: Float64Array, largest: number, growth: number): number {
  let steps = 1
  while (steps < FINEST && !allWhole(scores, steps)) steps *= 10
  while (steps > 1e-9 && largest * steps * growth > 2 ** 51) steps /= 10
  return steps
}

/** The largest magnitude among scores. */
export function largestOf(scores: Float64Array): number {
  let largest = 0
  for (let k = 0; k < scores.length; k++) largest = Math.max(largest, Math.abs(scores[k]!))
  return largest
}

const FINEST = 1e9

function allWhole(scores: Float64Array, steps: number): boolean {
  for (let k = 0; k < scores.length; k++) {
    const scaled = scores[k]! * steps
    if (Math.abs(scaled - Math.round(scaled)) > 1e-12 * Math.abs(scaled)) return false
  }
  return true
}
