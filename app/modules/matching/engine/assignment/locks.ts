import { InstanceError, type Pair } from './instance.ts'

/** Indices of mentees and mentors by id. */
export interface Directory {
  readonly mentees: ReadonlyMap<string, number>
  readonly mentors: ReadonlyMap<string, number>
}

/**
 * The mentor each mentee is pinned to, by index, −1 where none. Throws `InstanceError` when pins name unknown people,
 * repeat or contradict each other, overfill a mentor, or run in a circle (people who are mentee and mentor at once).
 */
export function readPins(pins: readonly Pair[], directory: Directory, capacity: Int32Array): Int32Array {
  const pinned = new Int32Array(directory.mentees.size).fill(-1)
  const taken = new Int32Array(capacity.length)
  const mentorOf = new Map<string, string>()
  pins.forEach(([menteeId, mentorId], at) => {
    const [mentee, mentor] = lookUp([menteeId, mentorId], directory, ['pins', at])
    const other = mentorOf.get(menteeId)
    if (other === mentorId) throw new InstanceError(['pins', at], `${menteeId} with ${mentorId} stands twice`)
    if (other !== undefined) {
      throw new InstanceError(['pins', at, 1], `${menteeId} is pinned to ${other} and to ${mentorId}`)
    }
    if (taken[mentor]! === capacity[mentor]!) {
      throw new InstanceError(['pins', at, 1], `${mentorId} has more pins than places (${capacity[mentor]!})`)
    }
    taken[mentor]!++
    pinned[mentee] = mentor
    mentorOf.set(menteeId, mentorId)
    refuseCircle(menteeId, mentorOf, at)
  })
  return pinned
}

/** Forbidden or kept pairs as `mentee index → mentor indices`. Throws `InstanceError` for a pair that is pinned. */
export function readForbidden(forbidden: readonly Pair[], directory: Directory, pinned: Int32Array): PairSet {
  const pairs: PairSet = new Map()
  forbidden.forEach((pair, at) => {
    const [mentee, mentor] = lookUp(pair, directory, ['forbidden', at])
    if (pinned[mentee]! === mentor) {
      throw new InstanceError(['forbidden', at], `${pair[0]} with ${pair[1]} is pinned and forbidden`)
    }
    addPair(pairs, mentee, mentor)
  })
  return pairs
}

/** Kept pairs among people who are still there; a mentee may appear once. Throws `InstanceError` for a repeat. */
export function readKeep(keep: readonly Pair[], directory: Directory): PairSet {
  const pairs: PairSet = new Map()
  const seen = new Set<string>()
  keep.forEach(([menteeId, mentorId], at) => {
    if (seen.has(menteeId)) throw new InstanceError(['keep', at, 0], `${menteeId} stands twice`)
    seen.add(menteeId)
    const mentee = directory.mentees.get(menteeId)
    const mentor = directory.mentors.get(mentorId)
    if (mentee !== undefined && mentor !== undefined) addPair(pairs, mentee, mentor)
  })
  return pairs
}

export type PairSet = Map<number, Set<number>>

function addPair(pairs: PairSet, mentee: number, mentor: number): void {
  const mentors = pairs.get(mentee)
  if (mentors) mentors.add(mentor)
  else pairs.set(mentee, new Set([mentor]))
}

function lookUp([menteeId, mentorId]: Pair, directory: Directory, path: (string | number)[]): [number, number] {
  const mentee = directory.mentees.get(menteeId)
  if (mentee === undefined) throw new InstanceError([...path, 0], `no mentee "${menteeId}"`)
  const mentor = directory.mentors.get(mentorId)
  if (mentor === undefined) throw new InstanceError([...path, 1], `no mentor "${mentorId}"`)
  return [mentee, mentor]
}

function refuseCircle(from: string, mentorOf: ReadonlyMap<string, string>, at: number): void {
  const circle = [from]
  for (let next = mentorOf.get(from); next !== undefined; next = mentorOf.get(next)) {
    circle.push(next)
    if (next === from) throw new InstanceError(['pins', at], `pins run in a circle: ${circle.join(' → ')}`)
  }
}
