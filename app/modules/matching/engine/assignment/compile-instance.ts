import {
  compareIds,
  type Instance,
  InstanceError,
  isScored,
  type PreferenceInstance,
  type ScoredInstance,
} from './instance.ts'
import { listEdges } from './list-edges.ts'
import { type Directory, type PairSet, readForbidden, readKeep, readPins } from './locks.ts'
import { type EdgeList, orderEdges, pickEdges, type Program } from './program.ts'
import { scoreEdges } from './score-edges.ts'

/**
 * Turns an instance into a program. Any order of people, edges and pairs gives the same program.
 *
 * A pair of wish lists scores the mean of both sides' satisfaction: 1 for a first choice, falling evenly to 1/r for the
 * last of r ranks; a mentor without a list is satisfied with anyone. Throws `InstanceError` with the path of the first
 * fault: ids twice or unknown, a pair twice, pins that contradict.
 */
export function compileInstance(instance: Instance): Program {
  const people = isScored(instance) ? scoredPeople(instance) : listedPeople(instance)
  const { directory, capacity } = people
  const pinned = readPins(instance.pins ?? [], directory, capacity)
  const forbidden = readForbidden(instance.forbidden ?? [], directory, pinned)
  const kept = new Int32Array(people.mentees.length).fill(-1)
  for (const [mentee, mentors] of readKeep(instance.keep ?? [], directory)) for (const m of mentors) kept[mentee] = m

  const wishes = new Int32Array(people.mentees.length)
  const listed = isScored(instance) ? scoreEdges(instance, directory, wishes) : listEdges(instance, directory, wishes)
  const edges = forbidden.size > 0 ? withoutPairs(listed, forbidden) : listed
  const ordered = orderEdges(edges, people.mentees.length, people.mentors.length)
  return {
    ...ordered,
    mentees: people.mentees,
    mentors: people.mentors,
    capacity,
    minimum: people.minimum,
    wishes,
    pinned,
    kept,
    keepWeight: instance.keepWeight ?? spread(ordered.score) / 2,
    minimise: isScored(instance) && instance.minimise === true,
    everyone: instance.everyone === true,
  }
}

interface People {
  readonly mentees: string[]
  readonly mentors: string[]
  readonly directory: Directory
  readonly capacity: Int32Array
  readonly minimum: Int32Array
}

function listedPeople({ mentees, mentors }: PreferenceInstance): People {
  refuseRepeats(mentees, 'mentees')
  refuseRepeats(mentors, 'mentors')
  const people = peopleOf(
    mentees.map(({ id }) => id),
    mentors.map(({ id }) => id),
  )
  mentors.forEach(({ id, capacity = 1, minimum = 0 }, at) => {
    if (minimum > capacity) throw new InstanceError(['mentors', at, 'minimum'], `is above the capacity of ${capacity}`)
    people.capacity[people.directory.mentors.get(id)!] = capacity
    people.minimum[people.directory.mentors.get(id)!] = minimum
  })
  return people
}

function scoredPeople({ edges, mentees, mentors, capacity = {}, minimum = {} }: ScoredInstance): People {
  refuseRepeats((mentees ?? []).map(asPerson), 'mentees')
  refuseRepeats((mentors ?? []).map(asPerson), 'mentors')
  const menteeIds = new Set(mentees)
  const mentorIds = new Set(mentors)
  for (const edge of edges) {
    menteeIds.add(edge[0])
    mentorIds.add(edge[1])
  }
  for (const id of Object.keys(capacity)) mentorIds.add(id)
  const people = peopleOf([...menteeIds], [...mentorIds])
  people.capacity.fill(1)
  for (const [id, count] of Object.entries(capacity)) people.capacity[people.directory.mentors.get(id)!] = count
  for (const [id, count] of Object.entries(minimum)) {
    const mentor = people.directory.mentors.get(id)
    if (mentor === undefined) throw new InstanceError(['minimum', id], `no mentor "${id}"`)
    if (count > people.capacity[mentor]!) {
      throw new InstanceError(['minimum', id], `is above the capacity of ${people.capacity[mentor]!}`)
    }
    people.minimum[mentor] = count
  }
  return people
}

function peopleOf(mentees: string[], mentors: string[]): People {
  mentees.sort(compareIds)
  mentors.sort(compareIds)
  return {
    mentees,
    mentors,
    directory: {
      mentees: new Map(mentees.map((id, index) => [id, index])),
      mentors: new Map(mentors.map((id, index) => [id, index])),
    },
    capacity: new Int32Array(mentors.length),
    minimum: new Int32Array(mentors.length),
  }
}

function asPerson(id: string): { id: string } {
  return { id }
}

function refuseRepeats(people: readonly { id: string }[], side: 'mentees' | 'mentors'): void {
  const seen = new Set<string>()
  people.forEach(({ id }, at) => {
    if (seen.has(id)) throw new InstanceError([side, at, 'id'], `"${id}" stands twice`)
    seen.add(id)
  })
}

function withoutPairs(list: EdgeList, pairs: PairSet): EdgeList {
  return pickEdges(list, (k) => !pairs.get(list.mentee[k]!)?.has(list.mentor[k]!))
}

function spread(scores: Float64Array): number {
  let low = Infinity
  let high = -Infinity
  for (const score of scores) {
    if (score < low) low = score
    if (score > high) high = score
  }
  return high > low ? high - low : 1
}
