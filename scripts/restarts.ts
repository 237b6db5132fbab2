const MINUTE_MS = 60_000
const MOST = 5

/**
 * Counts how often things end by themselves. Answers whether `name` may be started again: not when it has ended five
 * times within a minute, since then starting it does not help.
 */
export function countRestarts(): (name: string, at: number) => boolean {
  const restarts = new Map<string, number[]>()
  return (name, at) => {
    const recent = [...(restarts.get(name) ?? []), at].filter((moment) => at - moment < MINUTE_MS)
    restarts.set(name, recent)
    return recent.length < MOST
  }
}
