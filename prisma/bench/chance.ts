const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz'

/** A fixed sequence of chances: the same number at the start, the same community. */
export class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = Math.imul(seed + 1, 0x9e3779b1) >>> 0
  }

  /** A number in [0, 1), by splitmix32. */
  next(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0
    let mixed = this.#state ^ (this.#state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296
  }

  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  happens(probability: number): boolean {
    return this.next() < probability
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.next() * items.length)]!
  }

  /** Picks the first items far more often than the last; `lean` 1 is fair. */
  pickEarly<Item>(items: readonly Item[], lean = 3): Item {
    return items[Math.floor(this.next() ** lean * items.length)]!
  }

  /** So many different items, or all when there are fewer. */
  some<Item>(items: readonly Item[], count: number): Item[] {
    if (count * 3 > items.length) return this.#shuffled(items).slice(0, count)
    const chosen = new Set<Item>()
    while (chosen.size < count) chosen.add(this.pick(items))
    return [...chosen]
  }

  /** An identifier in the form of `newId`. */
  id(): string {
    let id = ''
    for (let at = 0; at < 20; at++) id += LETTERS[Math.floor(this.next() * 36)]
    return id
  }

  #shuffled<Item>(items: readonly Item[]): Item[] {
    const mixed = [...items]
    for (let at = mixed.length - 1; at > 0; at--) {
      const other = Math.floor(this.next() * (at + 1))
      ;[mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!]
    }
    return mixed
  }
}
