/**
 * The house rules of a scarce thing, told as naively as possible, for tests to hold the engine against: who sits with
 * how many, and who stands in line.
 */
export class SeatModel {
  capacity: number | null
  private closed = false
  private readonly seated = new Map<string, number>()
  private line: [string, number][] = []

  constructor(capacity: number | null) {
    this.capacity = capacity
  }

  seats(): number {
    return [...this.seated.values()].reduce((sum, party) => sum + party, 0)
  }

  state() {
    return {
      taken: this.seats(),
      waiting: this.line.length,
      seated: new Map(this.seated),
      line: this.line.map(([who, party]) => [who, party] as const),
      places: this.line.map((_, index) => index + 1),
    }
  }

  claim(who: string, party: number) {
    const now = this.seated.get(who) ?? this.line.find(([waiting]) => waiting === who)?.[1]
    if (now === party) return this.standing(who, false, [])
    if (now !== undefined && party < now) {
      if (this.seated.has(who)) this.seated.set(who, party)
      else this.line = this.line.map(([waiting, size]) => [waiting, waiting === who ? party : size])
      const promoted = this.settle()
      return this.standing(
        who,
        true,
        promoted.filter((other) => other !== who),
      )
    }
    if (this.closed) return refused('closed')
    const isTooLarge = this.capacity !== null && party > this.capacity
    if (now !== undefined) {
      if (isTooLarge) return refused('too-large')
      if (!this.seated.has(who) || this.line.length > 0 || !this.hasRoom(party - now)) return refused('no-room')
      this.seated.set(who, party)
      return this.standing(who, true, [])
    }
    if (isTooLarge && this.capacity !== 0) return refused('too-large')
    this.line.push([who, party])
    const promoted = this.settle()
    return this.standing(
      who,
      true,
      promoted.filter((other) => other !== who),
    )
  }

  invite(who: string) {
    if (this.seated.has(who)) return this.standing(who, false, [])
    if (this.closed) return refused('closed')
    this.seated.set(who, this.line.find(([waiting]) => waiting === who)?.[1] ?? 1)
    this.line = this.line.filter(([waiting]) => waiting !== who)
    return this.standing(who, true, this.settle())
  }

  release(who: string) {
    const was = this.seated.has(who) ? 'confirmed' : this.line.some(([waiting]) => waiting === who) ? 'queued' : null
    if (!was) return { was, promoted: [] }
    this.seated.delete(who)
    this.line = this.line.filter(([waiting]) => waiting !== who)
    return { was, promoted: this.settle() }
  }

  resize(to: number | null) {
    this.capacity = to
    return { promoted: this.settle() }
  }

  close() {
    this.closed = true
  }

  reopen() {
    this.closed = false
    return { promoted: this.settle() }
  }

  private settle(): string[] {
    const promoted: string[] = []
    while (!this.closed) {
      const front = this.line.find(([, party]) => this.capacity === null || party <= this.capacity)
      if (!front || !this.hasRoom(front[1])) break
      this.line = this.line.filter((waiting) => waiting !== front)
      this.seated.set(front[0], front[1])
      promoted.push(front[0])
    }
    return promoted
  }

  private hasRoom(more: number) {
    return this.capacity === null || this.seats() + more <= this.capacity
  }

  private standing(who: string, changed: boolean, promoted: string[]) {
    const place = this.line.findIndex(([waiting]) => waiting === who)
    if (place < 0) return { state: 'confirmed' as const, position: null, changed, promoted }
    return { state: 'queued' as const, position: place + 1, changed, promoted }
  }
}

function refused(why: string) {
  return { state: 'refused' as const, why }
}
