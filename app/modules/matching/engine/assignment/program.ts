import { bucketBy, sortStretch } from './sort-rows.ts'

/**
 * A cohort in typed arrays. People are indices into ids sorted by code unit. Mentee `e` owns the edges
 * `start[e] … start[e + 1] − 1`, best first, equals by mentor; mentor `m` owns `column[columnStart[m] … ]`, edge
 * numbers best first, equals by mentee. An edge is a pair acceptable to both sides and not forbidden.
 */
export interface Program {
  readonly mentees: readonly string[]
  readonly mentors: readonly string[]
  readonly capacity: Int32Array
  /** Mentees each mentor should get at least. */
  readonly minimum: Int32Array
  readonly start: Int32Array
  readonly mentee: Int32Array
  readonly mentor: Int32Array
  /** 1-based rank of the mentor in the mentee's list, equals sharing a rank. */
  readonly menteeRank: Int32Array
  /** 1-based rank of the mentee in the mentor's list. */
  readonly mentorRank: Int32Array
  /** Position of the mentee in the mentor's order once equals are broken by id; lower is better. */
  readonly place: Int32Array
  readonly score: Float64Array
  readonly columnStart: Int32Array
  readonly column: Int32Array
  /** Number of wishes each mentee stated, acceptable to the other side or not. */
  readonly wishes: Int32Array
  /** Mentor each mentee is pinned to, or −1. */
  readonly pinned: Int32Array
  /** Mentor each mentee had in the matching published before, or −1. */
  readonly kept: Int32Array
  /** Score that breaking a kept pair costs. */
  readonly keepWeight: number
  /** Scores are costs. */
  readonly minimise: boolean
  /** Mode total matches as many people as possible before it looks at the total. */
  readonly everyone: boolean
}

/** Edges in any order; keys ascend from best. With `ranks` the keys are the ranks themselves. */
export interface EdgeList {
  readonly mentee: Int32Array
  readonly mentor: Int32Array
  readonly menteeKey: Float64Array
  readonly mentorKey: Float64Array
  readonly score: Float64Array
  readonly ranks: boolean
}

/** The edges whose number the condition accepts, in the order they have. */
export function pickEdges(list: EdgeList, stays: (k: number) => boolean): EdgeList {
  const picked: number[] = []
  for (let k = 0; k < list.mentee.length; k++) if (stays(k)) picked.push(k)
  const at = new Int32Array(picked)
  return {
    mentee: gather(list.mentee, at),
    mentor: gather(list.mentor, at),
    menteeKey: gather(list.menteeKey, at),
    mentorKey: gather(list.mentorKey, at),
    score: gather(list.score, at),
    ranks: list.ranks,
  }
}

type Ordered = Pick<
  Program,
  'start' | 'mentee' | 'mentor' | 'menteeRank' | 'mentorRank' | 'place' | 'score' | 'columnStart' | 'column'
>

/** Puts edges into the rows and columns of a program. O(E log d) for d edges a row; the order given does not matter. */
export function orderEdges(list: EdgeList, mentees: number, mentors: number): Ordered {
  const count = list.mentee.length
  const byMentor = bucketBy(list.mentor, mentors).items
  const { bounds: start, items: order } = bucketBy(gather(list.mentee, byMentor), mentees)
  for (let k = 0; k < count; k++) order[k] = byMentor[order[k]!]!
  const scratch = new Int32Array(count)
  for (let e = 0; e < mentees; e++) sortStretch(order, start[e]!, start[e + 1]!, list.menteeKey, scratch)

  const mentee = gather(list.mentee, order)
  const mentor = gather(list.mentor, order)
  const mentorKey = gather(list.mentorKey, order)
  const menteeKey = gather(list.menteeKey, order)
  const score = gather(list.score, order)
  const { bounds: columnStart, items: column } = bucketBy(mentor, mentors)
  for (let m = 0; m < mentors; m++) sortStretch(column, columnStart[m]!, columnStart[m + 1]!, mentorKey, scratch)
  const place = new Int32Array(count)
  for (let m = 0; m < mentors; m++) {
    for (let i = columnStart[m]!; i < columnStart[m + 1]!; i++) place[column[i]!] = i - columnStart[m]!
  }
  const inOrder = new Int32Array(count).map((_, k) => k)
  return {
    start,
    mentee,
    mentor,
    score,
    columnStart,
    column,
    place,
    menteeRank: list.ranks ? new Int32Array(menteeKey) : denseRanks(start, inOrder, menteeKey),
    mentorRank: list.ranks ? new Int32Array(mentorKey) : denseRanks(columnStart, column, mentorKey),
  }
}

function gather<Numbers extends Int32Array | Float64Array>(values: Numbers, order: Int32Array): Numbers {
  const out = values.slice(0, order.length) as Numbers
  for (let k = 0; k < order.length; k++) out[k] = values[order[k]!]!
  return out
}

function denseRanks(bounds: Int32Array, items: Int32Array, key: Float64Array): Int32Array {
  const ranks = new Int32Array(items.length)
  for (let g = 0; g + 1 < bounds.length; g++) {
    let rank = 0
    for (let i = bounds[g]!; i < bounds[g + 1]!; i++) {
      if (i === bounds[g]! || key[items[i]!]! !== key[items[i - 1]!]!) rank++
      ranks[items[i]!] = rank
    }
  }
  return ranks
}
