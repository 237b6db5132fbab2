import { siftDown, siftUp } from './seat-heap.ts'
import type { CostGraph, Seating } from './seating.ts'

/**
 * Seats mentees by an auction without increments: each asks for the mentor cheapest at current prices and bids up to
 * the price at which the second choice is as good; a full mentor keeps the highest bids. Prices only rise, and only
 * at full mentors. Returns the mentees left over because bidding no longer moved anything.
 *
 * Bertsekas 1979 with increment zero; for capacity 1 it is the "augmenting row reduction" of Jonker and Volgenant 1987.
 * O(d) a bid for d edges in a row, O(log c) for a full mentor with c places; at most `bidsEach` bids a mentee on average.
 */
export function runAuction(graph: CostGraph, seating: Seating, bidsEach: number): number[] {
  const { start, mentor, cost, aloneCost } = graph
  const { chosen, price, load, firstSlot, resident } = seating
  const mentees = start.length - 1
  const bid = new Float64Array(resident.length)
  const contested: number[] = []
  const waiting = new Int32Array(mentees)
  for (let i = 0; i < mentees; i++) waiting[i] = mentees - 1 - i
  let left = mentees
  let bidsLeft = mentees * bidsEach

  while (left > 0) {
    const mentee = waiting[--left]!
    let best = aloneCost
    let second = aloneCost
    let edge = -1
    for (let k = start[mentee]!, end = start[mentee + 1]!; k < end; k++) {
      const base = cost[k]!
      if (base >= second) break
      const m = mentor[k]!
      const value = base + price[m]!
      if (value < best) {
        second = best
        best = value
        edge = k
      } else if (value < second) {
        second = value
      }
    }
    if (edge === -1) continue
    const m = mentor[edge]!
    const first = firstSlot[m]!
    const level = second - cost[edge]!
    const places = firstSlot[m + 1]! - first
    if (load[m]! < places) {
      chosen[mentee] = edge
      siftUp(bid, resident, first, load[m]!++, level, mentee)
      continue
    }
    if (bidsLeft-- <= 0 || second === best) {
      contested.push(mentee)
      continue
    }
    const lowest = bid[first]!
    if (level <= lowest) {
      price[m] = level
      waiting[left++] = mentee
      continue
    }
    const outbid = resident[first]!
    price[m] = lowest
    chosen[mentee] = edge
    siftDown(bid, resident, first, places, level, mentee)
    chosen[outbid] = -1
    waiting[left++] = outbid
  }
  return contested
}
