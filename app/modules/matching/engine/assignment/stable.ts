import { siftDown, siftUp } from './seat-heap.ts'

/** Rows and capacities that deferred acceptance needs; see `Program`. */
export interface Market {
  readonly start: Int32Array
  readonly mentor: Int32Array
  readonly place: Int32Array
  readonly capacity: Int32Array
}

/**
 * The mentee-optimal stable matching once equals are broken by id: for each mentee the chosen edge, or −1.
 *
 * Deferred acceptance with capacities (Gale and Shapley 1962), mentees proposing; stable for the stated lists with ties
 * too, since a pair blocks only where both strictly prefer it (weak stability). Telling the truth is best for mentees.
 * Each mentor keeps those held in a heap, worst on top. O(E log c) for E edges and c places a mentor.
 */
export function matchStably({ start, mentor, place, capacity }: Market): Int32Array {
  const mentees = start.length - 1
  const next = start.slice(0, mentees)
  const load = new Int32Array(capacity.length)
  const firstSlot = slots(mentor, capacity)
  /** By how far down a mentor's list they stand, negated: the worst on top. */
  const held = new Float64Array(firstSlot[capacity.length]!)
  const holder = new Int32Array(held.length)
  const chosen = new Int32Array(mentees).fill(-1)

  for (let newcomer = 0; newcomer < mentees; newcomer++) {
    let proposer = newcomer
    while (proposer !== -1) {
      const edge = next[proposer]!
      if (edge === start[proposer + 1]!) break
      next[proposer]!++
      const m = mentor[edge]!
      const first = firstSlot[m]!
      const places = firstSlot[m + 1]! - first
      if (load[m]! < places) {
        siftUp(held, holder, first, load[m]!++, -place[edge]!, proposer)
        chosen[proposer] = edge
        proposer = -1
      } else if (places > 0 && -place[edge]! > held[first]!) {
        const rejected = holder[first]!
        siftDown(held, holder, first, places, -place[edge]!, proposer)
        chosen[proposer] = edge
        chosen[rejected] = -1
        proposer = rejected
      }
    }
  }
  return chosen
}

/** First slot of each mentor: as many as its places, or as the mentees who list it when those are fewer. */
function slots(mentor: Int32Array, capacity: Int32Array): Int32Array {
  const wanted = new Int32Array(capacity.length)
  for (let k = 0; k < mentor.length; k++) wanted[mentor[k]!]!++
  const first = new Int32Array(capacity.length + 1)
  for (let m = 0; m < capacity.length; m++) first[m + 1] = first[m]! + Math.min(wanted[m]!, capacity[m]!)
  return first
}
