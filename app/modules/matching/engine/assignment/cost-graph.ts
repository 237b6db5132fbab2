import type { CostGraph } from './seating.ts'
import { largestOf, stepsPerUnit } from './cost-scale.ts'
import type { Program } from './program.ts'
import { isKept, remainingPlaces } from './remaining.ts'
import { sortStretch } from './sort-rows.ts'

/** A cost graph with the program's edge behind each of its own; without `edgeOf` the numbers are the same. */
export interface ProgramCosts {
  readonly graph: CostGraph
  readonly edgeOf?: Int32Array
}

/**
 * The whole-number costs of a program: negated scores (or the costs themselves), less `keepWeight` for a kept pair.
 *
 * With `everyone`, staying alone costs more than any change of total is worth; otherwise it costs nothing, and a cost
 * of one last step less for each pair makes the fuller of two equal totals win. A mentor with a minimum becomes two
 * columns: one for the places to fill first, cheaper by more than any change of total is worth, and one for the rest.
 */
export function programCosts(program: Program, everyone: boolean, admits?: (edge: number) => boolean): ProgramCosts {
  const { pinned, mentor } = program
  const mentees = pinned.length
  const mentors = program.mentors.length
  const { capacity, minimum } = remainingPlaces(program)
  const hasMinimum = minimum.some((count) => count > 0)
  const { cost, low, high, count, ascending: inOrder } = edgeCosts(program, everyone, hasMinimum, admits)
  const swing = (mentees + 1) * (high - low + 1) + Math.abs(high) + Math.abs(low)
  const aloneCost = everyone ? swing + Math.abs(high) : 0
  if (inOrder && !hasMinimum && count === cost.length) {
    return { graph: { start: program.start, mentor, cost, capacity, aloneCost } }
  }

  const size = hasMinimum ? 2 * count : count
  const start = new Int32Array(mentees + 1)
  const column = new Int32Array(size)
  const edgeOf = new Int32Array(size)
  const edgeCost = new Float64Array(size)
  let at = 0
  let ascending = true
  for (let e = 0; e < mentees; e++) {
    const first = at
    for (let k = program.start[e]!; k < program.start[e + 1]!; k++) {
      if (cost[k]! === Infinity) continue
      const m = mentor[k]!
      column[at] = m
      edgeOf[at] = k
      edgeCost[at] = cost[k]!
      if (at > first && edgeCost[at]! < edgeCost[at - 1]!) ascending = false
      at++
      if (!hasMinimum || minimum[m]! === 0) continue
      column[at] = mentors + m
      edgeOf[at] = k
      edgeCost[at] = cost[k]! - swing
      ascending = false
      at++
    }
    start[e + 1] = at
  }
  const places = new Int32Array(hasMinimum ? 2 * mentors : mentors)
  for (let m = 0; m < mentors; m++) {
    places[m] = hasMinimum ? capacity[m]! - minimum[m]! : capacity[m]!
    if (hasMinimum) places[mentors + m] = minimum[m]!
  }
  const graph = { start, mentor: column.subarray(0, at), cost: edgeCost.subarray(0, at), capacity: places, aloneCost }
  return ascending ? { graph, edgeOf } : ascendingRows(graph, edgeOf)
}

interface EdgeCosts {
  /** Infinity where an edge takes no part. */
  readonly cost: Float64Array
  readonly low: number
  readonly high: number
  readonly count: number
  /** Whether costs ascend in every row. */
  readonly ascending: boolean
}

function edgeCosts(
  program: Program,
  everyone: boolean,
  hasMinimum: boolean,
  admits: ((edge: number) => boolean) | undefined,
): EdgeCosts {
  const { start, score, pinned, keepWeight } = program
  const unit = everyone ? 1 : pinned.length + 2
  const last = everyone ? 0 : 1
  const hasKept = program.kept.some((m) => m !== -1)
  const steps = resolutionOf(program, everyone, hasMinimum)
  const bonus = Math.round(keepWeight * steps)
  const factor = program.minimise ? steps : -steps
  const cost = new Float64Array(score.length)
  let low = Infinity
  let high = -Infinity
  let count = 0
  let ascending = true
  for (let e = 0; e < pinned.length; e++) {
    let before = -Infinity
    for (let k = start[e]!, end = start[e + 1]!; k < end; k++) {
      if (pinned[e] !== -1 || (admits && !admits(k))) {
        cost[k] = Infinity
        continue
      }
      let whole = Math.round(score[k]! * factor)
      if (hasKept && isKept(program, k)) whole -= bonus
      whole = whole * unit - last
      cost[k] = whole
      if (whole < low) low = whole
      if (whole > high) high = whole
      if (whole < before) ascending = false
      before = whole
      count++
    }
  }
  return count === 0 ? { cost, low: 0, high: 0, count, ascending } : { cost, low, high, count, ascending }
}

/** Steps per unit of score at which a program is solved; totals are exact at this resolution. */
function resolutionOf(program: Program, everyone: boolean, hasMinimum: boolean): number {
  const people = program.pinned.length + 2
  const hasKept = program.kept.some((m) => m !== -1)
  const largest = largestOf(program.score) + (hasKept ? program.keepWeight : 0)
  const growth = 8 * people * (!everyone && hasMinimum ? people : 1)
  const steps = stepsPerUnit(program.score, largest, growth)
  return hasKept ? Math.max(steps, stepsPerUnit(Float64Array.of(program.keepWeight), largest, growth)) : steps
}

function ascendingRows(graph: CostGraph, edgeOf: Int32Array): ProgramCosts {
  const order = Int32Array.from(graph.mentor, (_, i) => i)
  const scratch = new Int32Array(order.length)
  for (let e = 0; e + 1 < graph.start.length; e++) {
    sortStretch(order, graph.start[e]!, graph.start[e + 1]!, graph.cost, scratch)
  }
  return {
    graph: {
      ...graph,
      mentor: order.map((i) => graph.mentor[i]!),
      cost: Float64Array.from(order, (i) => graph.cost[i]!),
    },
    edgeOf: order.map((i) => edgeOf[i]!),
  }
}
