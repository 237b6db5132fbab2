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
