import type { Query } from './query.ts'
import { CODE_VALUES } from './score/evaluate.ts'
import type { Snapshot } from './snapshot.ts'

/** Rows looked at together: what is noted about them stays in the processor's cache. */
export const BLOCK = 4096

/** Marks a row that is worth a look though it answers no want. */
const TOUCHED = 1e-12

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
/** Slots of the block whose worth is not 0, in the order they were met. */
const met = new Int32Array(BLOCK)
const slots = new Int32Array(BLOCK)
let turn = 0

/** What rows are worth towards the wants of one question, read block by block from the lists of the skills. */
export class WantWorth {
  /** By row less the block's first: Σ weight × best answer / Σ weight, 0–1. Overwritten by the next block. */
  readonly worth: Float64Array = worth
  /** Rows found by `atLeast`, less the block's first. */
  readonly slots: Int32Array = slots
  private readonly wants: Cursor[][]
  private count = 0

  constructor(snapshot: Snapshot, { wants, wantWeight, goal }: Query) {
    const cursors = (skill: number, most: number): Cursor[] => {
      const { packed, late } = snapshot.postings.of(skill)
      const values = CODE_VALUES.map((value) => Math.max(TOUCHED, value * most))
      return [packed, late].filter(({ length }) => length > 0).map((entries) => ({ entries, at: 0, values }))
    }
    this.wants = wants.map(({ weight, related }) =>
      related.flatMap(({ skill, share }) => cursors(skill, (weight * share) / wantWeight)),
    )
    if (goal && !goal.implied) this.wants.push(goal.named.flatMap(({ skill }) => cursors(skill, 0)))
    worth.fill(0)
  }

  /** Fills `worth` for the rows from `from` up to `to`; blocks must be read in order. O(entries of the block). */
  readBlock(from: number, to: number): void {
    for (let at = 0; at < this.count; at++) worth[met[at]!] = 0
    this.count = 0
    for (const cursors of this.wants) {
      turn += 1
      const isOnly = cursors.length === 1
      for (const cursor of cursors) this.count = (isOnly ? addAll : addBest)(cursor, from, to, this.count)
    }
  }

  /** Gathers in `slots` the rows of the block that are worth something and at least `least`; returns their number. */
  atLeast(least: number): number {
    let found = 0
    for (let at = 0; at < this.count; at++) {
      const slot = met[at]!
      slots[found] = slot
      found += worth[slot]! >= least ? 1 : 0
    }
    return found
  }
}

/** Adds what the entries of the rows are worth. Takes and returns how many slots were met so far. */
function addAll(cursor: Cursor, from: number, to: number, count: number): number {
  const { entries, values } = cursor
  let at = cursor.at
  for (; at < entries.length; at++) {
    const entry = entries[at]!
    const row = entry >>> 3
    if (row >= to) break
    const slot = row - from
    const before = worth[slot]!
    if (before === 0) met[count++] = slot
    worth[slot] = before + values[entry & 7]!
  }
  cursor.at = at
  return count
}

/** As `addAll`, where only the best of several skills counts for the want at hand. */
function addBest(cursor: Cursor, from: number, to: number, count: number): number {
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
      if (worth[slot] === 0) met[count++] = slot
      worth[slot]! += value
    } else if (value > best[slot]!) {
      worth[slot]! += value - best[slot]!
      best[slot] = value
    }
  }
  cursor.at = at
  return count
}
