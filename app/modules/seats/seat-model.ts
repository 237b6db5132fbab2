/** How a table is set up, in minutes since it was opened; null is no such thing. */
export type Terms = {
  capacity: number | null
  offers: { from: number; minutes: number; before: number | null } | null
  window: { opens: number | null; closes: number | null }
}

type Place = { state: 'confirmed' | 'held' | 'offered'; party: number; until: number | null }
export type Told = { who: string; became: string; until?: number; was?: string }

/**
 * The house rules of a scarce thing, told as naively as possible, for tests to hold the engine against: who sits with
 * how many, what is kept for whom until when, and who stands in line. Time is in minutes.
 */
export class SeatModel {
  now = 0
  terms: Terms
  private isOff = false
  private readonly places = new Map<string, Place>()
  private waitlist: [string, number][] = []

  constructor(terms: Terms) {
    this.terms = terms
  }

  seats(): number {
    return [...this.places.values()].reduce((sum, { party }) => sum + party, 0)
  }

  state() {
    const of = (isCounted: (place: Place) => boolean) =>
      [...this.places.values()].filter(isCounted).reduce((sum, { party }) => sum + party, 0)
    return {
      confirmed: of(({ state }) => state === 'confirmed'),
      reserved: of(({ state }) => state !== 'confirmed'),
      queued: this.waitlist.length,
      places: [...this.places].map(([who, { state, party }]) => `${who} ${state} ${party}`).sort(),
      waitlist: this.waitlist.map(([who, party]) => `${who} ${party}`),
    }
  }

  claim(who: string, party: number, inTime = false) {
    const told = this.lapse()
    const now = this.places.get(who)?.party ?? this.partyOnWaitlist(who)
    if (now !== undefined) return this.askAgain(who, now, party, told)
    if (inTime ? this.isOff : this.isClosed()) return this.refused('closed', told)
    if (this.capacity !== null && this.capacity > 0 && party > this.capacity) return this.refused('too-large', told)
    if (inTime && this.waitlist.length === 0 && this.hasFreePlace(party)) this.seat(who, party)
    else this.waitlist.push([who, party])
    return this.stands(who, true, told)
  }

  hold(who: string, party: number, minutes: number) {
    const told = this.lapse()
    const mine = this.places.get(who)
    if (mine?.state === 'held') return { state: 'held', until: mine.until, changed: false, told: this.settle(told) }
    if (mine ?? this.partyOnWaitlist(who)) {
      const others = this.settle(told, who)
      const place = this.places.get(who)
      return { state: 'other', claimed: place?.state ?? 'queued', told: others }
    }
    if (this.isClosed()) return this.refused('closed', told)
    if (this.waitlist.length > 0 || !this.hasFreePlace(party)) return this.refused('taken', told)
    const until = this.now + minutes
    this.places.set(who, { state: 'held', party, until })
    return { state: 'held', until, changed: true, told: this.settle(told, who) }
  }

  confirm(who: string) {
    const told = this.lapse()
    const mine = this.places.get(who)
    return mine ? this.askAgain(who, mine.party, mine.party, told) : this.refused('lapsed', told)
  }

  invite(who: string) {
    const told = this.lapse()
    const mine = this.places.get(who)
    if (mine?.state === 'confirmed') return this.stands(who, false, told)
    if (this.isOff) return this.refused('closed', told)
    this.seat(who, mine?.party ?? this.partyOnWaitlist(who) ?? 1)
    return this.stands(who, true, told)
  }

  release(who: string) {
    const told = this.lapse()
    const was = this.places.get(who)?.state ?? (this.partyOnWaitlist(who) ? 'queued' : null)
    this.places.delete(who)
    this.leaveWaitlist(who)
    return { was, told: this.settle(told) }
  }

  resize(to: number | null) {
    const told = this.lapse()
    this.terms = { ...this.terms, capacity: to }
    return { told: this.settle(told) }
  }

  change(terms: Partial<Pick<Terms, 'offers' | 'window'>>) {
    const told = this.lapse()
    this.terms = { ...this.terms, ...terms }
    return { told: this.settle(told) }
  }

  close() {
    this.isOff = true
  }

  reopen() {
    const told = this.lapse()
    this.isOff = false
    return { told: this.settle(told) }
  }

  tick() {
    return { told: this.settle(this.lapse()) }
  }

  handOver(from: string, to: string) {
    const place = this.places.get(from)
    const party = this.partyOnWaitlist(from)
    if (this.places.has(to) || this.partyOnWaitlist(to) || !(place || party)) return false
    this.places.delete(from)
    if (place) this.places.set(to, place)
    this.waitlist = this.waitlist.map(([who, size]) => [who === from ? to : who, size])
    return true
  }

  private askAgain(who: string, now: number, party: number, told: Told[]) {
    const mine = this.places.get(who)
    const isKept = mine !== undefined && mine.state !== 'confirmed'
    if (isKept && this.isOff) return this.refused('closed', told)
    if (party > now) {
      if (this.isClosed()) return this.refused('closed', told)
      if (this.capacity !== null && party > this.capacity) return this.refused('too-large', told)
      if (!mine || this.waitlist.length > 0 || !this.hasFreePlace(party - now)) return this.refused('no-room', told)
    }
    if (mine) this.seat(who, party)
    else this.waitlist = this.waitlist.map(([waiting, size]) => [waiting, waiting === who ? party : size])
    return this.stands(who, isKept || party !== now, told)
  }

  private stands(who: string, changed: boolean, told: Told[]) {
    const others = this.settle(told, who)
    const place = this.waitlist.findIndex(([waiting]) => waiting === who)
    if (place < 0) return { state: 'confirmed', position: null, changed, told: others }
    return { state: 'queued', position: place + 1, changed, told: others }
  }

  private refused(why: string, told: Told[]) {
    return { state: 'refused', why, told: this.settle(told) }
  }

  private lapse(): Told[] {
    const due = [...this.places].filter(([, { until }]) => until !== null && until <= this.now)
    for (const [who] of due) this.places.delete(who)
    return due
      .map(([who, { state }]) => ({ who, became: 'lapsed', was: state }))
      .sort((a, b) => (a.who < b.who ? -1 : 1))
  }

  private settle(told: Told[], present?: string): Told[] {
    while (!this.isClosed()) {
      const front = this.waitlist.find(([, party]) => this.capacity === null || party <= this.capacity)
      if (!front || !this.hasFreePlace(front[1])) break
      const [who, party] = front
      const until = who === present ? null : this.offerEnd()
      this.seat(who, party)
      if (until !== null) this.places.set(who, { state: 'offered', party, until })
      told.push(until === null ? { who, became: 'confirmed' } : { who, became: 'offered', until })
    }
    return told.filter(({ who }) => who !== present)
  }

  private offerEnd(): number | null {
    const { offers } = this.terms
    if (!offers || this.now < offers.from) return null
    const half = offers.before === null ? Infinity : (offers.before - this.now) / 2
    const minutes = Math.min(offers.minutes, half)
    return minutes < 5 ? null : this.now + minutes
  }

  private isClosed() {
    const { opens, closes } = this.terms.window
    return this.isOff || (opens !== null && this.now < opens) || (closes !== null && this.now >= closes)
  }

  private seat(who: string, party: number) {
    this.leaveWaitlist(who)
    this.places.set(who, { state: 'confirmed', party, until: null })
  }

  private leaveWaitlist(who: string) {
    this.waitlist = this.waitlist.filter(([waiting]) => waiting !== who)
  }

  private partyOnWaitlist(who: string) {
    return this.waitlist.find(([waiting]) => waiting === who)?.[1]
  }

  private hasFreePlace(more: number) {
    return this.capacity === null || this.seats() + more <= this.capacity
  }

  private get capacity() {
    return this.terms.capacity
  }
}
