import type { Program } from './program.ts'

/**
 * Why a mentee has no mentor: stated no wish; every wish is refused by the other side or forbidden; every acceptable
 * mentor is full; or left out because the total is better that way.
 */
export type UnmatchedReason = 'no-wishes' | 'nobody-acceptable' | 'places-taken' | 'better-total'

export interface UnmatchedMentee {
  readonly id: string
  readonly reason: UnmatchedReason
}

/** The mentees without a mentor, in order of ids, each with the reason. */
export function unmatchedReasons(program: Program, mentorOf: Int32Array, load: Int32Array): UnmatchedMentee[] {
  const unmatched: UnmatchedMentee[] = []
  mentorOf.forEach((m, e) => {
    if (m === -1) unmatched.push({ id: program.mentees[e]!, reason: reasonFor(program, e, load) })
  })
  return unmatched
}

function reasonFor({ start, mentor, wishes, capacity }: Program, e: number, load: Int32Array): UnmatchedReason {
  if (wishes[e]! === 0) return 'no-wishes'
  if (start[e]! === start[e + 1]!) return 'nobody-acceptable'
  for (let k = start[e]!; k < start[e + 1]!; k++) if (load[mentor[k]!]! < capacity[mentor[k]!]!) return 'better-total'
  return 'places-taken'
}
