/** The best `size` rows seen so far; equal scores are ordered by id. */
export class TopList {
  readonly rows: number[] = []
  readonly scores: number[] = []
  /** A score below this one can no longer enter; 0 while there is room. */
  floor = 0
  private readonly size: number
  private readonly before: (a: number, b: number) => boolean

  /** `before(a, b)` says whether row a's id comes before row b's. */
  constructor(size: number, before: (a: number, b: number) => boolean) {
    this.size = size
    this.before = before
  }

  add(row: number, score: number): void {
    let at = this.rows.length
    if (at === this.size && score < this.floor) return
    while (
      at > 0 &&
      (score > this.scores[at - 1]! || (score === this.scores[at - 1]! && this.before(row, this.rows[at - 1]!)))
    ) {
      at -= 1
    }
    if (at >= this.size) return
    this.rows.splice(at, 0, row)
    this.scores.splice(at, 0, score)
    if (this.rows.length > this.size) {
      this.rows.pop()
      this.scores.pop()
    }
    if (this.rows.length === this.size) this.floor = this.scores[this.size - 1]!
  }
}
