import { runAuction } from './auction.ts'
import type { CostGraph, Seating, Watch } from './seating.ts'
import { placeByShortestPaths } from './shortest-paths.ts'

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
