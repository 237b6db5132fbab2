/** A memory of what was last asked for, up to a total weight (in whatever unit `weigh` counts); the longest unused goes first. */
export class BoundedCache<Value> {
  private readonly kept = new Map<string, { value: Value; weight: number }>()
  private readonly limit: number
  private readonly weigh: (value: Value) => number
  private total = 0

  constructor(limit: number, weigh: (value: Value) => number) {
    this.limit = limit
    this.weigh = weigh
  }

  get(key: string): Value | undefined {
    const found = this.kept.get(key)
    if (!found) return undefined
    this.kept.delete(key)
    this.kept.set(key, found)
    return found.value
  }

  /** Keeps a value; one heavier than the whole limit is not kept. */
  set(key: string, value: Value): void {
    this.delete(key)
    const weight = this.weigh(value)
    if (weight > this.limit) return
    this.kept.set(key, { value, weight })
    this.total += weight
    for (const oldest of this.kept.keys()) {
      if (this.total <= this.limit) break
      this.delete(oldest)
    }
  }

  private delete(key: string): void {
    this.total -= this.kept.get(key)?.weight ?? 0
    this.kept.delete(key)
  }
}
