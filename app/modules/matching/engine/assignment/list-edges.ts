import { InstanceError, type PreferenceInstance, type PreferenceList } from './instance.ts'
import type { Directory } from './locks.ts'
import type { EdgeList } from './program.ts'

/**
 * The pairs acceptable to both sides of two-sided wishes, scored by satisfaction; counts each mentee's wishes.
 * Throws `InstanceError` where a list names somebody unknown or the same person twice.
 */
export function listEdges(instance: PreferenceInstance, directory: Directory, wishes: Int32Array): EdgeList {
  const wanted = readLists(instance.mentees, directory.mentees, directory.mentors, 'mentees')
  const offered = readLists(instance.mentors, directory.mentors, directory.mentees, 'mentors')
  const count = wanted.other.length
  const mentorKey = new Float64Array(count)
  const byMentor = edgesByMentor(wanted, directory.mentors.size)
  const rankOf = new Int32Array(directory.mentees.size)
  for (let m = 0; m < directory.mentors.size; m++) {
    const stated = offered.depth[m]! >= 0
    for (let i = offered.start[m]!; i < offered.start[m + 1]!; i++) rankOf[offered.other[i]!] = offered.rank[i]!
    for (const k of byMentor[m] ?? []) mentorKey[k] = stated ? rankOf[wanted.owner[k]!]! : 1
    for (let i = offered.start[m]!; i < offered.start[m + 1]!; i++) rankOf[offered.other[i]!] = 0
  }
  for (const owner of wanted.owner) wishes[owner]!++

  const mutual: number[] = []
  for (let k = 0; k < count; k++) if (mentorKey[k]! > 0) mutual.push(k)
  return {
    mentee: Int32Array.from(mutual, (k) => wanted.owner[k]!),
    mentor: Int32Array.from(mutual, (k) => wanted.other[k]!),
    menteeKey: Float64Array.from(mutual, (k) => wanted.rank[k]!),
    mentorKey: Float64Array.from(mutual, (k) => mentorKey[k]!),
    score: Float64Array.from(mutual, (k) => {
      const mine = satisfaction(wanted.rank[k]!, wanted.depth[wanted.owner[k]!]!)
      return (mine + satisfaction(mentorKey[k]!, offered.depth[wanted.other[k]!]!)) / 2
    }),
    ranks: true,
  }
}

/** All lists of one side, flat: who stated it, whom they named, at which rank. `depth` counts ranks, −1 without a list. */
interface Lists {
  readonly start: Int32Array
  readonly owner: Int32Array
  readonly other: Int32Array
  readonly rank: Int32Array
  readonly depth: Int32Array
}

interface Lister {
  readonly id: string
  readonly prefers?: PreferenceList
}

function readLists(
  people: readonly Lister[],
  own: ReadonlyMap<string, number>,
  others: ReadonlyMap<string, number>,
  side: 'mentees' | 'mentors',
): Lists {
  const sorted = new Int32Array(people.length)
  people.forEach(({ id }, at) => (sorted[own.get(id)!] = at))
  const start = new Int32Array(people.length + 1)
  const depth = new Int32Array(people.length).fill(-1)
  const owner: number[] = []
  const other: number[] = []
  const rank: number[] = []
  const named = new Int32Array(others.size).fill(-1)
  const name = (id: string, person: number, at: number, path: number[]) => {
    const index = others.get(id)
    const kind = side === 'mentees' ? 'mentor' : 'mentee'
    if (index === undefined) throw new InstanceError([side, sorted[person]!, 'prefers', ...path], `no ${kind} "${id}"`)
    if (named[index]! === person) {
      throw new InstanceError([side, sorted[person]!, 'prefers', ...path], `"${id}" stands twice`)
    }
    named[index] = person
    owner.push(person)
    other.push(index)
    rank.push(at)
  }
  for (let person = 0; person < people.length; person++) {
    const prefers = people[sorted[person]!]!.prefers
    if (prefers !== undefined) {
      let at = 0
      prefers.forEach((group, i) => {
        if (typeof group === 'string') name(group, person, ++at, [i])
        else if (group.length > 0) {
          at++
          group.forEach((id, j) => name(id, person, at, [i, j]))
        }
      })
      depth[person] = at
    }
    start[person + 1] = owner.length
  }
  return {
    start,
    depth,
    owner: Int32Array.from(owner),
    other: Int32Array.from(other),
    rank: Int32Array.from(rank),
  }
}

function edgesByMentor(wanted: Lists, mentors: number): number[][] {
  const byMentor: number[][] = Array.from({ length: mentors }, () => [])
  for (let k = 0; k < wanted.other.length; k++) byMentor[wanted.other[k]!]!.push(k)
  return byMentor
}

function satisfaction(rank: number, depth: number): number {
  return depth <= 0 ? 1 : (depth - rank + 1) / depth
}
