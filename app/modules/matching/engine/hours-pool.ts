import { SLOT_WORDS } from './availability.ts'
import { grown } from './id-table.ts'

/** Distinct weeks of free hours, SLOT_WORDS words each, found again by their content. */
export class HoursPool {
  words: Uint32Array = new Uint32Array(0)
  private count = 0
  private slots = new Int32Array(64).fill(-1)

  /** The number of a week of hours; the same hours get the same number. */
  intern(bitmap: Uint32Array): number {
    if ((this.count + 1) * 2 > this.slots.length) this.enlarge()
    const slot = this.slotOf(bitmap, 0)
    const known = this.slots[slot]!
    if (known >= 0) return known
    const id = this.count++
    this.words = grown(this.words, this.count * SLOT_WORDS)
    this.words.set(bitmap, id * SLOT_WORDS)
    this.slots[slot] = id
    return id
  }

  /** Drops spare room after a long load. */
  trim(): void {
    this.words = this.words.slice(0, this.count * SLOT_WORDS)
  }

  private slotOf(words: Uint32Array, from: number): number {
    const mask = this.slots.length - 1
    let hash = 0x811c9dc5
    for (let word = 0; word < SLOT_WORDS; word++)
      hash = Math.imul(hash ^ words[from + word]!, 0x9e3779b1) ^ (hash >>> 15)
    let slot = (hash ^ (hash >>> 13)) & mask
    while (this.slots[slot]! >= 0 && !this.same(this.slots[slot]!, words, from)) slot = (slot + 1) & mask
    return slot
  }

  private same(id: number, words: Uint32Array, from: number): boolean {
    for (let word = 0; word < SLOT_WORDS; word++) {
      if (this.words[id * SLOT_WORDS + word] !== words[from + word]) return false
    }
    return true
  }

  private enlarge(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1)
    for (let id = 0; id < this.count; id++) this.slots[this.slotOf(this.words, id * SLOT_WORDS)] = id
  }
}
