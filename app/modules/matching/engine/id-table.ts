/** Grows a typed array to hold at least `length` items, keeping its content. */
export function grown<
  A extends Uint8Array | Int8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array,
>(array: A, length: number): A {
  if (array.length >= length) return array
  const Kind = array.constructor as new (length: number) => A
  const larger = new Kind(Math.max(length, Math.ceil(array.length * 1.5), 16))
  larger.set(array)
  return larger
}

/**
 * Ids of rows in one byte pool with an open-addressed hash table: about 20 bytes an id instead of the hundred that
 * a Map of strings takes. An id belongs to its latest row.
 */
export class IdTable {
  private bytes: Uint8Array = new Uint8Array(0)
  private start: Uint32Array = new Uint32Array(1)
  private slots = new Int32Array(16).fill(-1)
  private rows = 0
  private taken = 0
  private readonly encoder = new TextEncoder()
  private readonly decoder = new TextDecoder()

  /** Adds the id of the next row and returns that row. */
  add(id: string): number {
    const encoded = this.encoder.encode(id)
    const row = this.rows++
    const from = this.start[row]!
    this.bytes = grown(this.bytes, from + encoded.length)
    this.bytes.set(encoded, from)
    this.start = grown(this.start, this.rows + 1)
    this.start[row + 1] = from + encoded.length
    if (this.taken * 2 >= this.slots.length) this.enlarge()
    this.put(encoded, row)
    return row
  }

  /** The latest row of an id, or -1. */
  find(id: string): number {
    const encoded = this.encoder.encode(id)
    return this.slots[this.slotOf(encoded)]!
  }

  idOf(row: number): string {
    return this.decoder.decode(this.bytes.subarray(this.start[row]!, this.start[row + 1]!))
  }

  /** Drops spare room after a long load. */
  trim(): void {
    this.bytes = this.bytes.slice(0, this.start[this.rows]!)
    this.start = this.start.slice(0, this.rows + 1)
  }

  private put(encoded: Uint8Array, row: number): void {
    const slot = this.slotOf(encoded)
    if (this.slots[slot]! < 0) this.taken += 1
    this.slots[slot] = row
  }

  private slotOf(encoded: Uint8Array): number {
    const mask = this.slots.length - 1
    let hash = 0x811c9dc5
    for (const byte of encoded) hash = Math.imul(hash ^ byte, 0x01000193)
    let slot = (hash ^ (hash >>> 15)) & mask
    while (this.slots[slot]! >= 0 && !this.same(this.slots[slot]!, encoded)) slot = (slot + 1) & mask
    return slot
  }

  private same(row: number, encoded: Uint8Array): boolean {
    const from = this.start[row]!
    if (this.start[row + 1]! - from !== encoded.length) return false
    for (let at = 0; at < encoded.length; at++) if (this.bytes[from + at] !== encoded[at]) return false
    return true
  }

  private enlarge(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1)
    this.taken = 0
    for (let row = 0; row < this.rows; row++) {
      this.put(this.bytes.subarray(this.start[row]!, this.start[row + 1]!), row)
    }
  }
}
