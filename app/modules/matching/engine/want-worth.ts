import type { Query } from './query.ts'
import { CODE_VALUES } from './score/evaluate.ts'
import type { Snapshot } from './snapshot.ts'

/** Rows looked at together: what is noted about them stays in the processor's cache. */
export const BLOCK = 16_384

/** Marks a row that is worth a look though it answers no want. */
export const TOUCHED = 1e-12

/** A list of rows being read: entries are row << 3 | level code, ascending by row. */
interface Cursor {
  entries: ArrayLike<number>
  at: number
  /** What an offer of each level code is worth. */
  values: Float64Array
}

/** Scratch for one question at a time: what each row of the block is worth, and for the want at hand its best answer. */
const worth = new Float64Array(BLOCK)
const best = new Float64Array(BLOCK)
const stamp = new Int32Array(BLOCK)
const slots = new Int32Array(BLOCK)
let turn = 0

/** What rows are worth towards the wants of one question, read block by block from the lists of the skills. */
export class WantWorth {
  /** By row less the block's first: Σ weight × best answer / Σ weight, 0–1. Overwritten by the next block. */
  readonly worth: Float64Array = worth
  /** Rows found by `atLeast`, less the block's first. */
  readonly slots: Int32Array = slots
  private readonly wants: Cursor[][]
  private readonly named: Cursor[]

  constructor(snapshot: Snapshot, { wants, wantWeight, goal }: Query) {
    const cursors = (skill: number, most: number): Cursor[] => {
      const { packed, late } = snapshot.postings.of(skill)
      const values = CODE_VALUES.map((value) => value * most)
      return [packed, late].filter(({ length }) => length > 0).map((entries) => ({ entries, at: 0, values }))
    }
    this.wants = wants.map(({ weight, related }) =>
      related.flatMap(({ skill, share }) => cursors(skill, (weight * share) / wantWeight)),
    )
    this.named = goal && !goal.implied ? goal.named.flatMap(({ skill }) => cursors(skill, 0)) : []
  }

  /** Fills `worth` for the `count` rows from `from` on; blocks must be read in order. O(entries of the block). */
  readBlock(from: number, count: number): void {
    worth.fill(0, 0, count)
    for (const cursors of this.wants) {
      turn += 1
      for (const cursor of cursors) {
        if (cursors.length === 1) addAll(cursor, from, from + count)
        else addBest(cursor, from, from + count)
      }
    }
    for (const cursor of this.named) touch(cursor, from, from + count)
  }

  /** Gathers in `slots` the rows of the block that are worth at least `least`, and returns their number. */
  atLeast(least: number, count: number): number {
    let found = 0
    for (let slot = 0; slot < count; slot++) if (worth[slot]! >= least) slots[found++] = slot
    return found
  }
}

function addAll(cursor: Cursor, from: number, to: number): void {
  const { entries, values } = cursor
  let at = cursor.at
  for (; at < entries.length; at++) {
    const entry = entries[at]!
    const row = entry >>> 3
    if (row >= to) break
    worth[row - from]! += values[entry & 7]!
  }
  cursor.at = at
}

/** As `addAll`, where only the best of several skills counts for the want at hand. */
function addBest(cursor: Cursor, from: number, to: number): void {
  const { entries, values } = cursor
  let at = cursor.at
  for (; at < entries.length; at++) {
    const entry = entries[at]!
    const row = entry >>> 3
    if (row >= to) break
    const slot = row - from
    const value = values[entry & 7]!
    if (stamp[slot] !== turn) {
      stamp[slot] = turn
      best[slot] = value
      worth[slot]! += value
    } else if (value > best[slot]!) {
      worth[slot]! += value - best[slot]!
      best[slot] = value
    }
  }
  cursor.at = at
}

function touch(cursor: Cursor, from: number, to: number): void {
  const { entries } = cursor
  for (; cursor.at < entries.length; cursor.at++) {
    const row = entries[cursor.at]! >>> 3
    if (row >= to) break
    if (worth[row - from] === 0) worth[row - from] = TOUCHED
  }
}
