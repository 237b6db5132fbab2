/** What is scarce: `capacity` seats in all (null: no limit), `taken` of them, and `waiting` parties in line. */
export type Table = { capacity: number | null; taken: number; waiting: number; closed: boolean }

export type Waiting = { id: string; memberId: string; party: number }

export type Arrival = { state: 'confirmed' } | { state: 'queued' } | { state: 'refused'; why: 'closed' | 'too-large' }

export type Growth = { allowed: true } | { allowed: false; why: 'too-large' | 'no-room' }

/**
 * What happens to a party of `party` people that arrives now. Nobody who arrives passes a person in line,
 * even when their own party would fit.
 */
export function arrive(table: Table, party: number): Arrival {
  if (table.closed) return { state: 'refused', why: 'closed' }
  if (table.capacity !== null && party > table.capacity && table.capacity > 0) {
    return { state: 'refused', why: 'too-large' }
  }
  return table.waiting === 0 && fits(table, party) ? { state: 'confirmed' } : { state: 'queued' }
}

/**
 * Whether a seated party may become larger by `more`. The extra person is a newcomer: they get a seat only when
 * nobody waits. A party in line does not grow; its members knew how many they asked for.
 */
export function grow(table: Table, state: 'confirmed' | 'queued', party: number, more: number): Growth {
  if (table.capacity !== null && party + more > table.capacity) return { allowed: false, why: 'too-large' }
  if (state === 'queued' || table.waiting > 0 || !fits(table, more)) return { allowed: false, why: 'no-room' }
  return { allowed: true }
}

/**
 * Who gets in, from the front of the line. The first party that does not fit yet stops it: those behind wait as
 * well, or a large party would wait forever. Only a party larger than the whole table is passed, since it can never fit.
 */
export function refill(table: Table, line: readonly Waiting[]): Waiting[] {
  if (table.closed) return []
  const admitted: Waiting[] = []
  let taken = table.taken
  for (const party of line) {
    if (table.capacity !== null && party.party > table.capacity) continue
    if (!fits({ ...table, taken }, party.party)) break
    admitted.push(party)
    taken += party.party
  }
  return admitted
}

function fits({ capacity, taken }: Pick<Table, 'capacity' | 'taken'>, party: number): boolean {
  return capacity === null || taken + party <= capacity
}
