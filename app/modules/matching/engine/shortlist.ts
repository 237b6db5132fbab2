import { grown } from './id-table.ts'

const BUCKETS = 2048
const starts = new Int32Array(BUCKETS + 2)
const scratch = { rows: new Int32Array(0), bounds: new Float64Array(0), order: new Int32Array(0) }

/** Rows that may belong to the best of one question, each with a bound of its score; one question at a time. */
export class Shortlist {
  count = 0

  add(row: number, bound: number): void {
    this.reserve(1)
    this.addAbove(0, row, bound)
  }

  /** Makes room for so many more rows. */
  reserve(more: number): void {
    if (this.count + more <= scratch.rows.length) return
    scratch.rows = grown(scratch.rows, this.count + more)
    scratch.bounds = grown(scratch.bounds, this.count + more)
  }

  /** Adds a row for which room was reserved if its bound reaches `floor`; without a branch that could be guessed wrong. */
  addAbove(floor: number, row: number, bound: number): void {
    const { count } = this
    scratch.rows[count] = row
    scratch.bounds[count] = bound
    this.count = count + (bound >= floor ? 1 : 0)
  }

  /**
   * Calls `consider` with rows and bounds, highest bounds first (to the 2048th part), until none is left that reaches
   * `floor()`. Empties the list. O(rows).
   */
  descend(consider: (row: number, bound: number) => void, floor: () => number): void {
    const { count } = this
    this.count = 0
    starts.fill(0)
    scratch.order = grown(scratch.order, count)
    const { rows, bounds, order } = scratch
    for (let at = 0; at < count; at++) starts[bucketOf(bounds[at]!) + 1]! += 1
    for (let bucket = 0; bucket <= BUCKETS; bucket++) starts[bucket + 1]! += starts[bucket]!
    for (let at = 0; at < count; at++) order[starts[bucketOf(bounds[at]!)]!++] = at
    for (let at = 0; at < count; at++) {
      const next = order[at]!
      if (bounds[next]! >= floor()) consider(rows[next]!, bounds[next]!)
      else if (bounds[next]! + 1 / BUCKETS < floor()) return
    }
  }
}

/** Bucket 0 holds the highest bounds. */
function bucketOf(bound: number): number {
  return BUCKETS - Math.max(0, Math.min(BUCKETS, Math.floor(bound * BUCKETS)))
}
