import { commonSlots, SLOT_WORDS } from './availability.ts'
import { foldSkill } from './normalise/fold.ts'
import type { Query } from './query.ts'
import { supportBit } from './score/values.ts'
import { languageParts, type RowClass, type Snapshot } from './snapshot.ts'
import type { MenteeProfile, ReasonCode } from './types.ts'

/** The hard gates of one question. `ofClass` is the reason a whole class stays out; `ofRow` adds what only a row knows. */
export interface Gates {
  ofClass: readonly (ReasonCode | undefined)[]
  blocked: ReadonlySet<number>
  self: number
  ofRow: ((row: number) => ReasonCode | undefined) | undefined
  counts: Partial<Record<ReasonCode, number>>
}

/**
 * Works out who may be shown. Each mentor who may not is counted once, under the first gate that closes: paused, no
 * capacity, blocked, no shared language, support not offered, must-have missed, no common time. What a mentor left
 * out is no reason, except where the mentee made it a must. O(classes), or O(mentors) with must-haves of single rows.
 */
export function closeGates(snapshot: Snapshot, mentee: MenteeProfile, query: Query): Gates {
  const must = readMust(snapshot, mentee)
  const ofClass = snapshot.classes.map((row) => classReason(row, query, must))
  const self = snapshot.rowOf(mentee.id)
  const blocked = new Set(
    [...(mentee.blocked ?? []), ...(mentee.declined ?? [])]
      .map((id) => snapshot.rowOf(id))
      .filter((row) => row >= 0 && row !== self),
  )
  const counts: Partial<Record<ReasonCode, number>> = {}
  const count = (reason: ReasonCode, by: number) => {
    if (by !== 0) counts[reason] = (counts[reason] ?? 0) + by
  }
  ofClass.forEach((reason, at) => reason && count(reason, snapshot.classes[at]!.count))
  const selfReason = self >= 0 ? ofClass[snapshot.classOf[self]!] : undefined
  if (selfReason) count(selfReason, -1)
  for (const row of blocked) {
    const reason = ofClass[snapshot.classOf[row]!]
    if (reason === 'paused' || reason === 'no-capacity') continue
    if (reason) count(reason, -1)
    count('blocked', 1)
  }

  const ofRow = rowReason(snapshot, query, must)
  if (ofRow) {
    for (let row = 0; row < snapshot.rows; row++) {
      if (row === self || blocked.has(row) || ofClass[snapshot.classOf[row]!]) continue
      const reason = ofRow(row)
      if (reason) count(reason, 1)
    }
  }
  return { ofClass, blocked, self, ofRow, counts: inOrder(counts) }
}

interface Must {
  support: number
  languages: readonly string[]
  seniority: number
  skills: readonly number[]
  certifications: readonly string[]
  industries: readonly string[]
  live: boolean
}

const ORDER: readonly ReasonCode[] = [
  'paused',
  'no-capacity',
  'blocked',
  'no-shared-language',
  'support-not-offered',
  'must-have-missed',
  'no-common-time',
]

function readMust(snapshot: Snapshot, { mustHave }: MenteeProfile): Must {
  let support = 0
  for (const name of mustHave?.support ?? []) {
    const bit = supportBit(name)
    support |= bit < 0 ? UNKNOWN_SUPPORT : 1 << bit
  }
  return {
    support,
    languages: languageParts(mustHave?.languages),
    seniority: Math.min(5, mustHave?.seniority ?? 0),
    skills: (mustHave?.skills ?? []).map((name) => snapshot.findSkill(name) ?? -1),
    certifications: (mustHave?.certifications ?? []).map(foldSkill),
    industries: (mustHave?.industries ?? []).map(foldSkill),
    live: mustHave?.live === true,
  }
}

/** A bit that no mentor has: a required support type that does not exist is offered by nobody. */
const UNKNOWN_SUPPORT = 1 << 8

function classReason(row: RowClass, query: Query, must: Must): ReasonCode | undefined {
  if (row.status === 'gone' || row.status === 'paused') return 'paused'
  if (row.status === 'full') return 'no-capacity'
  const strangers =
    query.languages.length > 0 &&
    row.languages.length > 0 &&
    !query.languages.some((part) => row.languages.includes(part))
  if (strangers) return 'no-shared-language'
  if ((must.support & ~row.support) !== 0) return 'support-not-offered'
  if (must.languages.some((part) => !row.languages.includes(part))) return 'must-have-missed'
  if (row.seniority < must.seniority) return 'must-have-missed'
  return undefined
}

function rowReason(snapshot: Snapshot, query: Query, must: Must): Gates['ofRow'] {
  const asksMore = must.skills.length + must.certifications.length + must.industries.length > 0
  const { hours } = query
  if (!asksMore && !(must.live && hours)) return undefined
  return (row) => {
    if (must.skills.some((skill) => !offersSkill(snapshot, row, skill))) return 'must-have-missed'
    const certificates = snapshot.certificates[snapshot.certificateOf[row]!]!
    if (must.certifications.some((name) => !holds(snapshot, certificates, name))) return 'must-have-missed'
    const industries = snapshot.industries[snapshot.industryOf[row]!]!
    if (must.industries.some((name) => !industries.includes(name))) return 'must-have-missed'
    const own = snapshot.hoursOf[row]!
    const apart = must.live && hours && own >= 0 && commonSlots(hours, 0, snapshot.hours, own * SLOT_WORDS) === 0
    return apart ? 'no-common-time' : undefined
  }
}

function offersSkill(snapshot: Snapshot, row: number, skill: number): boolean {
  for (let at = snapshot.offerStart[row]!; at < snapshot.offerStart[row + 1]!; at++) {
    if (snapshot.offers[at]! >>> 3 === skill) return true
  }
  return false
}

function holds(snapshot: Snapshot, certificates: readonly string[], wanted: string): boolean {
  if (certificates.includes(wanted)) return true
  const info = snapshot.model.certificationOf(wanted)
  return info !== undefined && certificates.some((name) => snapshot.model.certificationOf(name) === info)
}

function inOrder(counts: Partial<Record<ReasonCode, number>>): Partial<Record<ReasonCode, number>> {
  return Object.fromEntries(ORDER.filter((reason) => counts[reason]).map((reason) => [reason, counts[reason]]))
}
