import { InstanceError, type ScoredInstance } from './instance.ts'
import type { Directory } from './locks.ts'
import type { EdgeList } from './program.ts'
import { bucketBy } from './sort-rows.ts'

/** The edges of a scored instance; counts each mentee's edges. Throws `InstanceError` for a pair that stands twice. */
export function scoreEdges(instance: ScoredInstance, directory: Directory, wishes: Int32Array): EdgeList {
  const { edges } = instance
  const sign = instance.minimise ? 1 : -1
  const mentee = new Int32Array(edges.length)
  const mentor = new Int32Array(edges.length)
  const menteeKey = new Float64Array(edges.length)
  const mentorKey = new Float64Array(edges.length)
  const score = new Float64Array(edges.length)
  for (let k = 0; k < edges.length; k++) {
    const [menteeId, mentorId, value, mentorValue] = edges[k]!
    mentee[k] = directory.mentees.get(menteeId)!
    mentor[k] = directory.mentors.get(mentorId)!
    score[k] = value
    menteeKey[k] = sign * value
    mentorKey[k] = sign * (mentorValue ?? value)
    wishes[mentee[k]!]!++
  }
  refuseRepeats(instance, mentee, mentor, directory)
  return { mentee, mentor, menteeKey, mentorKey, score, ranks: false }
}

function refuseRepeats(
  { edges }: ScoredInstance,
  mentee: Int32Array,
  mentor: Int32Array,
  { mentees, mentors }: Directory,
): void {
  const { bounds, items } = bucketBy(mentee, mentees.size)
  const seenBy = new Int32Array(mentors.size).fill(-1)
  for (let e = 0; e < mentees.size; e++) {
    for (let i = bounds[e]!; i < bounds[e + 1]!; i++) {
      const k = items[i]!
      if (seenBy[mentor[k]!]! === e)
        throw new InstanceError(['edges', k], `${edges[k]![0]} with ${edges[k]![1]} stands twice`)
      seenBy[mentor[k]!] = e
    }
  }
}
