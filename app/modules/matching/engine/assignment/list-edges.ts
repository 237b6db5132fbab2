import { InstanceError, type PreferenceInstance, type PreferenceList } from './instance.ts'
import type { Directory } from './locks.ts'
import { type EdgeList, pickEdges } from './program.ts'
import { bucketBy } from './sort-rows.ts'

/**
 * The pairs acceptable to both sides of two-sided wishes, scored by satisfaction; counts each mentee's wishes.
 * Throws `InstanceError` where a list names somebody unknown or the same person twice.
 */
export function listEdges(instance: PreferenceInstance, directory: Directory, wishes: Int32Array): EdgeList {
  const wanted = readLists(instance.mentees, directory.mentees, directory.mentors, 'mentees')
  const offered = readLists(instance.mentors, directory.mentors, directory.mentees, 'mentors')
  const count = wanted.other.length
  const mentorKey = new Float64Array(count)
  const { bounds, items } = bucketBy(wanted.other, directory.mentors.size)
  const rankOf = new Int32Array(directory.mentees.size)
  for (let m = 0; m < directory.mentors.size; m++) {
    const stated = offered.depth[m]! >= 0
    for (let i = offered.start[m]!; i < offered.start[m + 1]!; i++) rankOf[offered.other[i]!] = offered.rank[i]!
    for (let i = bounds[m]!; i < bounds[m + 1]!; i++) {
      mentorKey[items[i]!] = stated ? rankOf[wanted.owner[items[i]!]!]! : 1
    }
    for (let i = offered.start[m]!; i < offered.start[m + 1]!; i++) rankOf[offered.other[i]!] = 0
  }
  for (const owner of wanted.owner) wishes[owner]!++

  const score = new Float64Array(count)
  for (let k = 0; k < count; k++) {
    const mine = satisfaction(wanted.rank[k]!, wanted.depth[wanted.owner[k]!]!)
    score[k] = (mine + satisfaction(mentorKey[k]!, offered.depth[wanted.other[k]!]!)) / 2
  }
  const { owner: mentee, other: mentor, rank } = wanted
  const menteeKey = new Float64Array(rank)
  return pickEdges({ mentee, mentor, menteeKey, mentorKey, score, ranks: true }, (k) => mentorKey[k]! > 0)
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
  const size = people.reduce((sum, { prefers = [] }) => sum + lengthOf(prefers), 0)
  const owner = new Int32Array(size)
  const other = new Int32Array(size)
  const rank = new Int32Array(size)
  const named = new Int32Array(others.size).fill(-1)
  let count = 0
  for (let person = 0; person < people.length; person++) {
    const prefers = people[sorted[person]!]!.prefers
    const first = count
    let at = 0
    for (const group of prefers ?? []) {
      if (typeof group === 'string' || group.length > 0) at++
      const names = typeof group === 'string' ? 1 : group.length
      for (let j = 0; j < names; j++) {
        const index = others.get(typeof group === 'string' ? group : group[j]!) ?? -1
        if (index === -1 || named[index]! === person) {
          const problem = index === -1 ? 'unknown' : 'twice'
          throw faultAt(problem, side, sorted[person]!, prefers!, count - first)
        }
        named[index] = person
        owner[count] = person
        other[count] = index
        rank[count++] = at
      }
    }
    if (prefers !== undefined) depth[person] = at
    start[person + 1] = count
  }
  return { start, depth, owner, other, rank }
}

/** What is wrong with the name that stands at `position` of a list, nested lists counted through. */
function faultAt(
  problem: 'unknown' | 'twice',
  side: 'mentees' | 'mentors',
  person: number,
  prefers: PreferenceList,
  position: number,
): InstanceError {
  const names = prefers.flatMap((group, i) =>
    typeof group === 'string' ? [{ id: group, path: [i] }] : group.map((id, j) => ({ id, path: [i, j] })),
  )
  const { id, path } = names[position]!
  const kind = side === 'mentees' ? 'mentor' : 'mentee'
  const words = problem === 'unknown' ? `no ${kind} "${id}"` : `"${id}" stands twice`
  return new InstanceError([side, person, 'prefers', ...path], words)
}

function lengthOf(prefers: PreferenceList): number {
  return prefers.reduce((sum, group) => sum + (typeof group === 'string' ? 1 : group.length), 0)
}

function satisfaction(rank: number, depth: number): number {
  return depth <= 0 ? 1 : (depth - rank + 1) / depth
}
