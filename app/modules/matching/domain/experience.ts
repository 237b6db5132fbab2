/** Years in a trade as the engine's five steps, 1 (starting out) to 5 (leads the field); undefined when not stated. */
export function experienceStep(years: number): number | undefined {
  if (years <= 0) return undefined
  const step = STARTS.findLastIndex((start) => years >= start)
  return step + 1
}

/** From how many years on each step counts. */
const STARTS = [1, 3, 6, 11, 18]
