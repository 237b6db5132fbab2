/**
 * Skill → mentors: for each skill the rows that offer it, as row << 3 | level code. Packed once after a load
 * (counting sort, O(offers)); later additions wait in lists beside it until there are many of them.
 */
export class Postings {
  private start = new Uint32Array(1)
  private packed = new Uint32Array(0)
  private packedRows = 0
  private readonly late = new Map<number, number[]>()
  private lateCount = 0

  /** Notes the offers (skill << 3 | code) of a new row. */
  add(row: number, offers: Uint32Array): void {
    if (this.packedRows === 0) return
    for (const offer of offers) {
      const skill = offer >>> 3
      const list = this.late.get(skill)
      const entry = row * 8 + (offer & 7)
      if (list) list.push(entry)
      else this.late.set(skill, [entry])
    }
    this.lateCount += offers.length
  }

  /** True when the lists beside the packed part are worth packing. */
  get wantsPacking(): boolean {
    return this.packedRows === 0 || this.lateCount > 1000 + this.packed.length / 8
  }

  pack(skills: number, rows: number, offerStart: Uint32Array, offers: Uint32Array): void {
    const start = new Uint32Array(skills + 1)
    const total = offerStart[rows]!
    for (let at = 0; at < total; at++) start[(offers[at]! >>> 3) + 1]! += 1
    for (let skill = 0; skill < skills; skill++) start[skill + 1]! += start[skill]!
    const next = start.slice()
    const packed = new Uint32Array(total)
    for (let row = 0; row < rows; row++) {
      for (let at = offerStart[row]!; at < offerStart[row + 1]!; at++) {
        const offer = offers[at]!
        packed[next[offer >>> 3]!++] = row * 8 + (offer & 7)
      }
    }
    this.start = start
    this.packed = packed
    this.packedRows = rows
    this.late.clear()
    this.lateCount = 0
  }

  /** The packed entries of a skill as a view, and those that came later. */
  of(skill: number): { packed: Uint32Array; late: readonly number[] } {
    const known = skill + 1 < this.start.length
    return {
      packed: known ? this.packed.subarray(this.start[skill], this.start[skill + 1]) : NOTHING,
      late: this.late.get(skill) ?? [],
    }
  }
}

const NOTHING = new Uint32Array(0)
