/*
 * Many small binary heaps in one pair of arrays: who sits with each mentor, the lowest key on top. `MentorHeap` differs:
 * its keys are lowered while they wait.
 */

/** Puts a person into place `at` of the heap that begins at `first`, and moves it up to where its key belongs. O(log size). */
export function siftUp(
  keys: Float64Array,
  people: Int32Array,
  first: number,
  at: number,
  key: number,
  person: number,
): void {
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (keys[first + parent]! <= key) break
    keys[first + at] = keys[first + parent]!
    people[first + at] = people[first + parent]!
    at = parent
  }
  keys[first + at] = key
  people[first + at] = person
}

/** Replaces the person on top of the heap of `size` that begins at `first`, and moves the newcomer down. O(log size). */
export function siftDown(
  keys: Float64Array,
  people: Int32Array,
  first: number,
  size: number,
  key: number,
  person: number,
): void {
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= size) break
    if (child + 1 < size && keys[first + child + 1]! < keys[first + child]!) child++
    if (keys[first + child]! >= key) break
    keys[first + at] = keys[first + child]!
    people[first + at] = people[first + child]!
    at = child
  }
  keys[first + at] = key
  people[first + at] = person
}
