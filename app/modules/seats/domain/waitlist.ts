/** Who has a claim: a member, or somebody without an account who came by a link in a letter. */
export type Holder = { memberId: string; guestId?: null } | { guestId: string; memberId?: null }

/**
 * What is scarce: `capacity` places in all (null: no limit), `taken` of them by parties that are seated, held or offered,
 * and `waiting` parties in line. `closed` takes nobody and lets nobody move up.
 */
export type Capacity = { capacity: number | null; taken: number; waiting: number; closed: boolean }

export type Waiting = { id: string; holder: Holder; party: number }

export type Arrival = { state: 'confirmed' } | { state: 'queued' } | { state: 'refused'; why: 'closed' | 'too-large' }

export type Growth = { allowed: true } | { allowed: false; why: 'too-large' | 'no-room' }

/**
 * What happens to a party of `party` people that arrives now. Nobody who arrives passes a person in line,
 * even when their own party would fit.
 */
export function arrive(capacityNow: Capacity, party: number): Arrival {
  if (capacityNow.closed) return { state: 'refused', why: 'closed' }
  if (capacityNow.capacity !== null && party > capacityNow.capacity && capacityNow.capacity > 0) {
    return { state: 'refused', why: 'too-large' }
  }
  return capacityNow.waiting === 0 && fits(capacityNow, party) ? { state: 'confirmed' } : { state: 'queued' }
}

/** Whether a place may be held for `party` people who have not decided yet: only one that is free and nobody waits for. */
export function mayHold(capacityNow: Capacity, party: number): boolean {
  return !capacityNow.closed && capacityNow.waiting === 0 && fits(capacityNow, party)
}

/**
 * Whether a seated party may become larger by `more`. The extra person is a newcomer: they get a seat only when
 * nobody waits. A party in line does not grow; its members knew how many they asked for.
 */
export function grow(capacityNow: Capacity, claimed: 'seated' | 'queued', party: number, more: number): Growth {
  if (capacityNow.capacity !== null && party + more > capacityNow.capacity) return { allowed: false, why: 'too-large' }
  if (claimed === 'queued' || capacityNow.waiting > 0 || !fits(capacityNow, more))
    return { allowed: false, why: 'no-room' }
  return { allowed: true }
}

/**
 * Who gets in, from the front of the line. The first party that does not fit yet stops it: those behind wait as
 * well, or a large party would wait forever. Only a party larger than the whole table is passed, since it can never fit.
 */
export function refill(capacityNow: Capacity, waitlist: readonly Waiting[]): Waiting[] {
  if (capacityNow.closed) return []
  const admitted: Waiting[] = []
  let taken = capacityNow.taken
  for (const party of waitlist) {
    if (capacityNow.capacity !== null && party.party > capacityNow.capacity) continue
    if (!fits({ ...capacityNow, taken }, party.party)) break
    admitted.push(party)
    taken += party.party
  }
  return admitted
}

/** Whether a waiting party could get in at all: somebody waits, the table is open and not full. */
export function mayMoveUp(capacityNow: Capacity): boolean {
  return !capacityNow.closed && capacityNow.waiting > 0 && fits(capacityNow, 1)
}

function fits({ capacity, taken }: Pick<Capacity, 'capacity' | 'taken'>, party: number): boolean {
  return capacity === null || taken + party <= capacity
}
