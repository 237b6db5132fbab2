import type { Pair, ScoredEdge, ScoredInstance } from '#app/modules/matching/engine/assignment/instance.ts'
import type { ProgramRole } from './program.ts'

/** One person's own reading of a matching in one role, by ids; `fixed` are those of the partners whom organizers chose. */
export type OwnReading = {
  role: ProgramRole
  partners: string[]
  fixed: string[]
  preferred: number
  wouldAgree: number
}

/**
 * What a matching means for one person: whom they are with, how many they would strictly rather have, and how many of
 * those would strictly rather have them too, over somebody they hold or a place left open. In a stable matching the
 * last figure is 0. People whose pair is fixed take no part in wishing. O(edges).
 */
export function ownCheck(instance: ScoredInstance, pairs: readonly Pair[], personId: string): OwnReading[] {
  const market = new Market(instance, pairs)
  const roles: OwnReading[] = []
  if (instance.mentees?.includes(personId)) roles.push(asMentee(market, personId))
  if (instance.mentors?.includes(personId)) roles.push(asMentor(market, personId))
  return roles
}

function asMentee(market: Market, id: string): OwnReading {
  const mentor = market.mentorOf.get(id)
  const better = market.edges.filter(
    ([mentee, other]) => mentee === id && other !== mentor && market.menteeGains(id, other),
  )
  return {
    role: 'mentee',
    partners: mentor === undefined ? [] : [mentor],
    fixed: mentor !== undefined && market.isPinned(id) ? [mentor] : [],
    preferred: better.length,
    wouldAgree: better.filter(([, other]) => market.mentorGains(other, id)).length,
  }
}

function asMentor(market: Market, id: string): OwnReading {
  const held = market.menteesOf.get(id) ?? []
  const better = market.edges.filter(
    ([mentee, other]) => other === id && !held.includes(mentee) && market.mentorGains(id, mentee),
  )
  return {
    role: 'mentor',
    partners: held,
    fixed: held.filter((mentee) => market.isPinned(mentee)),
    preferred: better.length,
    wouldAgree: better.filter(([mentee]) => market.menteeGains(mentee, id)).length,
  }
}

class Market {
  readonly edges: readonly ScoredEdge[]
  readonly mentorOf: ReadonlyMap<string, string>
  readonly menteesOf = new Map<string, string[]>()
  private readonly mine = new Map<string, number>()
  private readonly theirs = new Map<string, number>()
  private readonly capacity: Readonly<Record<string, number>>
  private readonly pinned: ReadonlySet<string>

  constructor(instance: ScoredInstance, pairs: readonly Pair[]) {
    const forbidden = new Set((instance.forbidden ?? []).map(([mentee, mentor]) => `${mentee} ${mentor}`))
    this.edges = instance.edges.filter(([mentee, mentor]) => !forbidden.has(`${mentee} ${mentor}`))
    this.mentorOf = new Map(pairs)
    for (const [mentee, mentor] of pairs) this.menteesOf.set(mentor, [...(this.menteesOf.get(mentor) ?? []), mentee])
    for (const [mentee, mentor, score, mentorScore = score] of this.edges) {
      this.mine.set(`${mentee} ${mentor}`, score)
      this.theirs.set(`${mentee} ${mentor}`, mentorScore)
    }
    this.capacity = instance.capacity ?? {}
    this.pinned = new Set((instance.pins ?? []).map(([mentee]) => mentee))
  }

  isPinned(mentee: string): boolean {
    return this.pinned.has(mentee)
  }

  menteeGains(mentee: string, mentor: string): boolean {
    if (this.pinned.has(mentee)) return false
    const now = this.mentorOf.get(mentee)
    if (now === undefined) return true
    return this.mine.get(`${mentee} ${mentor}`)! > (this.mine.get(`${mentee} ${now}`) ?? -1)
  }

  mentorGains(mentor: string, mentee: string): boolean {
    if (this.pinned.has(mentee)) return false
    const held = this.menteesOf.get(mentor) ?? []
    if (held.length < (this.capacity[mentor] ?? 1)) return true
    const wanted = this.theirs.get(`${mentee} ${mentor}`)!
    return held.some((one) => !this.pinned.has(one) && (this.theirs.get(`${one} ${mentor}`) ?? -1) < wanted)
  }
}
