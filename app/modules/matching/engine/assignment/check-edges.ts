import type { Pair, ScoredInstance } from './instance.ts'
import { type BlockingPair, pairKey, type Reading } from './reading.ts'

/** Reads pairs against scored edges; see `checkMatching`. Missing edges of pinned pairs count as a score of 0. */
export function checkEdges(
  instance: ScoredInstance,
  pairs: readonly Pair[],
  pins: ReadonlySet<string>,
  banned: ReadonlySet<string>,
): Reading {
  const mentees = new Set(instance.mentees)
  const mentors = new Set([...(instance.mentors ?? []), ...Object.keys(instance.capacity ?? {})])
  const partners = new Map<string, Set<string>>()
  for (const [mentee, mentor] of pairs) partners.set(mentee, (partners.get(mentee) ?? new Set()).add(mentor))
  const better = instance.minimise ? (a: number, b: number) => a < b : (a: number, b: number) => a > b

  let total = 0
  const scored = new Set<string>()
  const own = new Map<string, number>()
  const worst = new Map<string, number>()
  for (const [mentee, mentor, score, mentorScore = score] of instance.edges) {
    mentees.add(mentee)
    mentors.add(mentor)
    if (!partners.get(mentee)?.has(mentor)) continue
    const key = pairKey([mentee, mentor])
    total += score
    scored.add(key)
    own.set(mentee, score)
    if (pins.has(key)) continue
    const lowest = worst.get(mentor)
    if (lowest === undefined || better(lowest, mentorScore)) worst.set(mentor, mentorScore)
  }
  const unknown = pairs.filter(([mentee, mentor]) => !mentees.has(mentee) || !mentors.has(mentor))
  const strangers = new Set(unknown)
  const unacceptable = pairs.filter(
    (pair) => !strangers.has(pair) && !scored.has(pairKey(pair)) && !pins.has(pairKey(pair)),
  )

  const capacity = new Map(Array.from(mentors, (id) => [id, 1]))
  for (const [id, places] of Object.entries(instance.capacity ?? {})) capacity.set(id, places)
  const open = new Map(capacity)
  for (const [, mentor] of pairs) open.set(mentor, (open.get(mentor) ?? 0) - 1)
  const pinnedMentees = new Set((instance.pins ?? []).map(([mentee]) => mentee))
  const blockingPairs: BlockingPair[] = []
  for (const [mentee, mentor, score, mentorScore = score] of instance.edges) {
    if (partners.get(mentee)?.has(mentor)) continue
    const current = own.get(mentee)
    if (current !== undefined && !better(score, current)) continue
    const lowest = worst.get(mentor)
    const wanted = (open.get(mentor) ?? 0) > 0 || (lowest !== undefined && better(mentorScore, lowest))
    if (!wanted || pinnedMentees.has(mentee) || banned.has(pairKey([mentee, mentor]))) continue
    blockingPairs.push({ mentee, mentor })
  }
  return { capacity, total, unknown, unacceptable, blockingPairs }
}
