import { runAuction } from './auction.ts'
import { placeByShortestPaths } from './shortest-paths.ts'

/**
 * A transportation problem in compressed rows: mentee `e` owns the edges `start[e] … start[e + 1] − 1`, each naming
 * a mentor and an integer cost. Within a row costs ascend. A mentee may stay alone at `aloneCost`.
 */
export interface CostGraph {
  readonly start: Int32Array
  readonly mentor: Int32Array
  readonly cost: Float64Array
  readonly capacity: Int32Array
  readonly aloneCost: number
}

/** Told, every now and then, how many of the people still to be seated are. */
export type Watch = (done: number, of: number) => void

/**
 * Where a computation stands: the chosen edge of each mentee (−1: alone), the price of each mentor (positive only when
 * full) and who sits where. Mentor `m` owns the slots `firstSlot[m] … firstSlot[m + 1] − 1`, the first `load[m]` taken.
 * Every chosen edge is among the cheapest of its mentee at the current prices (complementary slackness).
 */
export interface Seating {
  readonly chosen: Int32Array
  readonly price: Float64Array
  readonly load: Int32Array
  readonly firstSlot: Int32Array
  readonly resident: Int32Array
}

/**
 * The cheapest assignment of mentees to mentors within capacities, exactly: for each mentee the chosen edge, or −1.
 *
 * Costs must be integers whose sums stay below 2^53, so that every comparison is exact; equal input gives equal output.
 * An auction of at most `bidsEach` bids a mentee on average seats most people, shortest augmenting paths the rest. O(n · E log m) at worst.
 */
export function assignAtLeastCost(graph: CostGraph, { bidsEach = 12, watch }: Effort = {}): Int32Array {
  const seating = openSeating(graph)
  const contested = runAuction(graph, seating, bidsEach)
  placeByShortestPaths(graph, seating, contested, watch)
  return seating.chosen
}

interface Effort {
  readonly bidsEach?: number
  readonly watch?: Watch
}

function openSeating({ start, mentor, capacity }: CostGraph): Seating {
  const wanted = new Int32Array(capacity.length)
  for (let k = 0; k < mentor.length; k++) wanted[mentor[k]!]!++
  const firstSlot = new Int32Array(capacity.length + 1)
  const price = new Float64Array(capacity.length)
  for (let m = 0; m < capacity.length; m++) {
    const places = Math.min(wanted[m]!, capacity[m]!)
    firstSlot[m + 1] = firstSlot[m]! + places
    if (places === 0) price[m] = Infinity
  }
  return {
    chosen: new Int32Array(start.length - 1).fill(-1),
    price,
    load: new Int32Array(capacity.length),
    firstSlot,
    resident: new Int32Array(firstSlot[capacity.length]!),
  }
}
