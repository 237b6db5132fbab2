import type { Mode } from '#app/modules/matching/engine/assignment/instance.ts'
import type { Report } from '#app/modules/matching/engine/assignment/report.ts'
import type { PairRule, ProgramPhase, ProgramPlace, ProgramRole, RunState } from './domain/program.ts'

export type Person = { handle: string; name: string; headline: string }

/** A program in a list. */
export type ProgramCard = {
  slug: string
  name: string
  summary: string
  group: { slug: string; name: string } | null
  phase: ProgramPhase
  opensAt: string | null
  closesAt: string | null
  mentees: number
  mentors: number
  isPublished: boolean
  roles: ProgramRole[]
  organizes: boolean
}

/** What the head of each page of a program says. */
export type ProgramHead = {
  slug: string
  name: string
  group: { slug: string; name: string } | null
  phase: ProgramPhase
  mode: Mode
  opensAt: string | null
  closesAt: string | null
  maxWishes: number
  publishedAt: string | null
  publishedMode: Mode | null
  roles: ProgramRole[]
  can: { organize: boolean; enrol: boolean; enrolReason: string; check: boolean }
}

export type ProgramPage = ProgramHead & {
  descriptionHtml: string
  organizer: string
  mentees: number
  mentors: number
  /** Whom the published matching puts the viewer with. */
  partners: { role: ProgramRole; people: Person[] }[]
}

/** How the viewer takes part in one role, and whom they can wish for. */
export type EnrolmentSide = {
  role: ProgramRole
  isIn: boolean
  capacity: number
  wishes: string[]
  openToOthers: boolean
  others: Person[]
}

export type PersonRow = Person & {
  role: ProgramRole
  capacity: number
  wishes: number
  openToOthers: boolean
}

export type RuleRow = { mentee: Person; mentor: Person; rule: PairRule }

export type RunRow = {
  id: string
  state: RunState
  createdAt: string
  by: string
  isPublished: boolean
}

export type RunView = RunRow & {
  step: string
  done: number
  total: number
  problem: string
  /** Each mode's figures, once the run is done. */
  modes: ModeView[]
  pinsLeftOut: number
  mentees: number
  mentors: number
  places: number
}

export type ModeView = {
  mode: Mode
  report: Omit<Report, 'unmatched'>
  unmatched: { person: Person; reason: string }[]
  loads: number[]
  /** Mentees whose mentor differs from this mode's, by mode. */
  differ: Partial<Record<Mode, number>>
  pairs: { mentee: Person; mentor: Person }[]
}

export type CertificateView = {
  mode: Mode
  publishedAt: string
  valid: boolean
  stable: boolean
  matched: number
  mentees: number
  mentors: number
  places: number
  total: number
  /** How many pairs the organizers fixed beforehand; wishes against them are not counted as blocking. */
  fixed: number
  overfull: number
  forbidden: number
  missingPins: number
  unacceptable: number
  doubled: number
  blockingPairs: { mentee: Person; mentor: Person }[]
  blockingCount: number
  /** SHA-256 of the cohort and of the matching that were checked. */
  fingerprint: string
  own: OwnCheck[]
}

/** For one of the viewer's roles: everybody they would rather have, and why it did not come to that. */
export type OwnCheck = {
  role: ProgramRole
  partners: Person[]
  /** Of the partners, those whom the organizers chose; no wish was asked about them. */
  fixed: Person[]
  preferred: number
  /** Of those preferred, the ones who are not better off without the viewer; each would be a blocking pair. */
  wouldAgree: number
}

/** The head of a program for one asker. */
export function programHead(
  program: ProgramPlace,
  phase: ProgramPhase,
  decisions: { enrol: { allowed: boolean; reason?: string }; check: boolean },
): ProgramHead {
  return {
    slug: program.slug,
    name: program.name,
    group: program.groupSlug && program.groupName ? { slug: program.groupSlug, name: program.groupName } : null,
    phase,
    mode: program.mode,
    opensAt: program.opensAt?.toISOString() ?? null,
    closesAt: program.closesAt?.toISOString() ?? null,
    maxWishes: program.maxWishes,
    publishedAt: program.publishedAt?.toISOString() ?? null,
    publishedMode: program.publishedMode,
    roles: program.roles,
    can: {
      organize: program.organizes,
      enrol: decisions.enrol.allowed,
      enrolReason: decisions.enrol.reason ?? '',
      check: decisions.check && program.publishedAt !== null,
    },
  }
}
