/** A binary heap of mentor indices by ascending key, with decrease-key; O(log m) an operation, no allocation in use. */
export class MentorHeap {
  readonly key: Float64Array
  size = 0
  private readonly items: Int32Array
  private readonly position: Int32Array

  /** `key[m]` is Infinity for mentors never offered; the caller resets it between uses. */
  constructor(mentors: number) {
    this.key = new Float64Array(mentors).fill(Infinity)
    this.items = new Int32Array(mentors)
    this.position = new Int32Array(mentors).fill(-1)
  }

  /** The mentor with the lowest key; the heap must not be empty. */
  top(): number {
    return this.items[0]!
  }

  /** Adds the mentor with this key, or lowers its key if it is there already. */
  offer(mentor: number, key: number): void {
    const { items, position } = this
    this.key[mentor] = key
    let at = position[mentor]!
    if (at === -1) at = this.size++
    while (at > 0) {
      const parent = (at - 1) >> 1
      const other = items[parent]!
      if (this.key[other]! <= key) break
      items[at] = other
      position[other] = at
      at = parent
    }
    items[at] = mentor
    position[mentor] = at
  }

  /** Removes and returns the mentor with the lowest key; the heap must not be empty. */
  take(): number {
    const { items, position, key } = this
    const taken = items[0]!
    position[taken] = -1
    const size = --this.size
    if (size === 0) return taken
    const moved = items[size]!
    const movedKey = key[moved]!
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= size) break
      if (child + 1 < size && key[items[child + 1]!]! < key[items[child]!]!) child++
      const other = items[child]!
      if (key[other]! >= movedKey) break
      items[at] = other
      position[other] = at
      at = child
    }
    items[at] = moved
    position[moved] = at
    return taken
  }

  /** Empties the heap; keys stay as they are. */
  clear(): void {
    for (let i = 0; i < this.size; i++) this.position[this.items[i]!] = -1
    this.size = 0
  }
}
