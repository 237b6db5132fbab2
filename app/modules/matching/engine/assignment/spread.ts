/** Gini coefficient of non-negative figures: 0 when all are equal, near 1 when one has everything, 0 for none. */
export function gini(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b)
  const sum = sorted.reduce((all, figure) => all + figure, 0)
  if (sum === 0) return 0
  const weighted = sorted.reduce((all, figure, at) => all + (2 * (at + 1) - sorted.length - 1) * figure, 0)
  return weighted / (sorted.length * sum)
}

/** The figure at a quantile of an ordered list by nearest rank, null for an empty list. */
export function quantile(ordered: readonly number[], share: number): number | null {
  return ordered[Math.max(0, Math.ceil(ordered.length * share) - 1)] ?? null
}

/** Rounds to a number of steps per unit, so that sums do not carry floating-point dust. */
export function roundTo(figure: number, steps: number): number {
  return Math.round(figure * steps) / steps
}
