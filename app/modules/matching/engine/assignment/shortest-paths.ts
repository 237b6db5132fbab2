import type { CostGraph, Seating, Watch } from './seating.ts'
import { MentorHeap } from './mentor-heap.ts'

const WATCHED_EVERY = 512

/**
 * Seats the given mentees one by one along cheapest augmenting paths, moving others where that lowers the total, and
 * raises prices so that the seating stays optimal. A path ends at an open place or at somebody who stays alone.
 *
 * Successive shortest paths with prices (Edmonds and Karp 1972, Tomizawa 1971): Dijkstra over mentors, O(E log m) each.
 * The search is cut at the best end found so far; rows ascend by cost, so a row is left as soon as it cannot help.
 */
export function placeByShortestPaths(
  graph: CostGraph,
  seating: Seating,
  mentees: readonly number[],
  watch?: Watch,
): void {
  const { start, mentor, cost, aloneCost } = graph
  const { chosen, price, load, firstSlot, resident } = seating
  const heap = new MentorHeap(price.length)
  const distance = heap.key
  const path: Path = { via: new Int32Array(price.length), from: new Int32Array(price.length) }
  const slotOf = slotsOf(seating, start.length - 1)
  const touched = new Int32Array(price.length)
  const settled = new Int32Array(price.length)
  const alone = new Int32Array(1)

  for (const [done, root] of mentees.entries()) {
    if (watch && done % WATCHED_EVERY === 0) watch(done, mentees.length)
    let touchedCount = 0
    let settledCount = 0
    let bestEnd = aloneCost
    let endMentor = -1
    let endMentee = root
    let group: Int32Array = alone
    let slot = 0
    let groupEnd = 1
    let base = 0
    alone[0] = root

    for (;;) {
      for (; slot < groupEnd; slot++) {
        const mentee = group[slot]!
        const offset = mentee === root ? 0 : base - cost[chosen[mentee]!]!
        if (offset + aloneCost < bestEnd) {
          bestEnd = offset + aloneCost
          endMentor = -1
          endMentee = mentee
        }
        for (let k = start[mentee]!, end = start[mentee + 1]!; k < end; k++) {
          const least = offset + cost[k]!
          if (least >= bestEnd) break
          const m = mentor[k]!
          const reach = least + price[m]!
          if (reach >= bestEnd || reach >= distance[m]!) continue
          if (distance[m]! === Infinity) touched[touchedCount++] = m
          path.via[m] = k
          path.from[m] = mentee
          if (load[m]! < firstSlot[m + 1]! - firstSlot[m]!) {
            distance[m] = reach
            bestEnd = reach
            endMentor = m
          } else {
            heap.offer(m, reach)
          }
        }
      }
      if (heap.size === 0 || distance[heap.top()]! >= bestEnd) break
      const next = heap.take()
      settled[settledCount++] = next
      base = distance[next]! - price[next]!
      group = resident
      slot = firstSlot[next]!
      groupEnd = firstSlot[next + 1]!
    }

    for (let i = 0; i < settledCount; i++) price[settled[i]!]! += bestEnd - distance[settled[i]!]!
    for (let i = 0; i < touchedCount; i++) distance[touched[i]!] = Infinity
    heap.clear()
    if (endMentor >= 0) {
      shift(graph, seating, slotOf, path, root, endMentor, firstSlot[endMentor]! + load[endMentor]!++)
    } else if (endMentee !== root) {
      const left = mentor[chosen[endMentee]!]!
      chosen[endMentee] = -1
      shift(graph, seating, slotOf, path, root, left, slotOf[endMentee]!)
    }
  }
}

/** How each reached mentor was reached: along which edge, from which mentee. */
interface Path {
  readonly via: Int32Array
  readonly from: Int32Array
}

function slotsOf({ load, firstSlot, resident }: Seating, mentees: number): Int32Array {
  const slotOf = new Int32Array(mentees)
  for (let m = 0; m < load.length; m++) {
    for (let slot = firstSlot[m]!; slot < firstSlot[m]! + load[m]!; slot++) slotOf[resident[slot]!] = slot
  }
  return slotOf
}

/** Walks a path back from its free slot: each mover takes it and leaves a slot for whoever reached its mentor. */
function shift(
  { mentor }: CostGraph,
  { chosen, resident }: Seating,
  slotOf: Int32Array,
  { via, from }: Path,
  root: number,
  target: number,
  slot: number,
): void {
  for (;;) {
    const mover = from[target]!
    const left = chosen[mover]!
    const leftSlot = slotOf[mover]!
    chosen[mover] = via[target]!
    resident[slot] = mover
    slotOf[mover] = slot
    if (mover === root) return
    slot = leftSlot
    target = mentor[left]!
  }
}
