import type { Pair, PreferenceInstance, PreferenceList } from './instance.ts'
import { type BlockingPair, pairKey, type Reading } from './reading.ts'

/** Reads pairs against two-sided wishes; see `checkMatching`. */
export function checkLists(
  instance: PreferenceInstance,
  pairs: readonly Pair[],
  pins: ReadonlySet<string>,
  banned: ReadonlySet<string>,
): Reading {
  const mentors = new Map(instance.mentors.map((mentor) => [mentor.id, new MentorView(mentor)]))
  const mentees = new Map(instance.mentees.map((mentee) => [mentee.id, mentee]))
  const partner = new Map<string, string>()
  const unknown: Pair[] = []
  const unacceptable: Pair[] = []
  let total = 0
  for (const pair of pairs) {
    const mentee = mentees.get(pair[0])
    const mentor = mentors.get(pair[1])
    if (!mentee || !mentor) {
      unknown.push(pair)
      continue
    }
    partner.set(mentee.id, pair[1])
    const pinned = pins.has(pairKey(pair))
    mentor.hold(mentee.id, pinned)
    const mine = rankIn(mentee.prefers, pair[1])
    const theirs = mentor.rankOf(mentee.id)
    if (mine !== undefined && theirs !== undefined) {
      total += ((mine.depth - mine.rank + 1) / mine.depth + (mentor.depth - theirs + 1) / mentor.depth) / 2
    } else if (!pinned) {
      unacceptable.push(pair)
    }
  }

  const pinnedMentees = new Set((instance.pins ?? []).map(([mentee]) => mentee))
  const blockingPairs: BlockingPair[] = []
  for (const { id, prefers = [] } of instance.mentees) {
    if (pinnedMentees.has(id)) continue
    const current = partner.get(id)
    for (const rank of prefers) {
      const group = typeof rank === 'string' ? [rank] : rank
      if (current !== undefined && group.includes(current)) break
      for (const wish of group) {
        if (mentors.get(wish)?.wouldTake(id) && !banned.has(pairKey([id, wish]))) {
          blockingPairs.push({ mentee: id, mentor: wish })
        }
      }
    }
  }
  const capacity = new Map(instance.mentors.map((mentor) => [mentor.id, mentor.capacity ?? 1]))
  return { capacity, total, unknown, unacceptable, blockingPairs }
}

/** A mentor as a matching leaves them: whom they hold, and whom they would rather hold. */
class MentorView {
  private readonly capacity: number
  private readonly prefers: PreferenceList | undefined
  private ranks: Map<string, number> | undefined
  /** How many ranks the list has; 1 without a list. */
  readonly depth: number
  private load = 0
  private readonly replaceable: string[] = []
  private worst: number | undefined

  constructor(mentor: { capacity?: number; prefers?: PreferenceList }) {
    this.capacity = mentor.capacity ?? 1
    this.prefers = mentor.prefers
    this.depth = mentor.prefers ? ranked(mentor.prefers).length : 1
  }

  hold(mentee: string, pinned: boolean): void {
    this.load++
    if (!pinned) this.replaceable.push(mentee)
  }

  /** 1-based rank; a mentor without a list ranks everybody first. */
  rankOf(mentee: string): number | undefined {
    if (!this.prefers) return 1
    this.ranks ??= ranksOf(this.prefers)
    return this.ranks.get(mentee)
  }

  wouldTake(mentee: string): boolean {
    const rank = this.rankOf(mentee)
    if (rank === undefined) return false
    if (this.load < this.capacity) return true
    this.worst ??= this.replaceable.reduce((worst, held) => Math.max(worst, this.rankOf(held) ?? Infinity), -1)
    return rank < this.worst
  }
}

function ranksOf(prefers: PreferenceList): Map<string, number> {
  const ranks = new Map<string, number>()
  let rank = 0
  for (const entry of prefers) {
    if (typeof entry === 'string') ranks.set(entry, ++rank)
    else if (entry.length > 0) {
      rank++
      for (const id of entry) ranks.set(id, rank)
    }
  }
  return ranks
}

function ranked(prefers: PreferenceList): (readonly string[])[] {
  return prefers.map((rank) => (typeof rank === 'string' ? [rank] : rank)).filter((group) => group.length > 0)
}

function rankIn(prefers: PreferenceList | undefined, id: string): { rank: number; depth: number } | undefined {
  const groups = ranked(prefers ?? [])
  const at = groups.findIndex((group) => group.includes(id))
  return at === -1 ? undefined : { rank: at + 1, depth: groups.length }
}
