import { checkEdges } from './check-edges.ts'
import { checkLists } from './check-lists.ts'
import { type Instance, isScored, type Pair } from './instance.ts'
import { type BlockingPair, pairKey } from './reading.ts'

/** What an independent reading of the instance says about a matching. */
export interface Verdict {
  /** Nothing below forbids the matching: people known, nobody twice, places kept, pairs acceptable, locks respected. */
  readonly valid: boolean
  /** Valid, and no blocking pair. */
  readonly stable: boolean
  readonly matched: number
  /** Sum of the scores of the matched pairs; for wish lists of satisfaction, see `compileInstance`. */
  readonly total: number
  readonly unknown: Pair[]
  readonly doubled: string[]
  readonly overfull: { mentor: string; load: number; capacity: number }[]
  readonly unacceptable: Pair[]
  readonly missingPins: Pair[]
  readonly forbidden: Pair[]
  readonly blockingPairs: BlockingPair[]
}

/**
 * Verifies a matching against its instance without any code of the solvers: straight from the lists or edges as given.
 * Blocking pairs use strict preference on both sides; pinned people and places take no part. A sound instance is
 * assumed (see `parseInstance`). O(edges).
 */
export function checkMatching(instance: Instance, pairs: readonly Pair[]): Verdict {
  const pins = pairKeys(instance.pins)
  const banned = pairKeys(instance.forbidden)
  const reading = isScored(instance)
    ? checkEdges(instance, pairs, pins, banned)
    : checkLists(instance, pairs, pins, banned)
  const made = pairKeys(pairs)
  const load = new Map<string, number>()
  const seen = new Set<string>()
  const doubled = new Set<string>()
  for (const [mentee, mentor] of pairs) {
    load.set(mentor, (load.get(mentor) ?? 0) + 1)
    if (seen.has(mentee)) doubled.add(mentee)
    seen.add(mentee)
  }
  const overfull = [...load]
    .map(([mentor, count]) => ({ mentor, load: count, capacity: reading.capacity.get(mentor) ?? Infinity }))
    .filter((entry) => entry.load > entry.capacity)
  const missingPins = (instance.pins ?? []).filter((pair) => !made.has(pairKey(pair)))
  const forbidden = pairs.filter((pair) => banned.has(pairKey(pair)))
  const { total, unknown, unacceptable, blockingPairs } = reading
  const valid = [unknown, [...doubled], overfull, unacceptable, missingPins, forbidden].every(
    (list) => list.length === 0,
  )
  return {
    valid,
    stable: valid && blockingPairs.length === 0,
    matched: seen.size,
    total,
    unknown,
    doubled: [...doubled],
    overfull,
    unacceptable,
    missingPins,
    forbidden,
    blockingPairs,
  }
}

function pairKeys(pairs: readonly Pair[] | undefined): Set<string> {
  return new Set((pairs ?? []).map(pairKey))
}
