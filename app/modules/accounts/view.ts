import { languageName } from '#app/lib/languages.ts'
import type { ProfileField, Relation } from '#app/modules/visibility/domain/field-visibility.ts'
import type { WeekRule } from '#app/lib/week.ts'

/** A member in a list. */
export type MemberCard = {
  handle: string
  name: string
  headline: string
  place: string
  skills: string[]
  isMentor: boolean
}

export type MemberPageRow = {
  id: string
  handle: string
  name: string
  headline: string
  bioHtml: string
  city: string
  country: string
  timeZone: string
  languages: string[]
  industries: string[]
  seniority: number
  supportOffered: string[]
  supportWanted: string[]
  offHours: boolean
  awayUntil: Date | null
  directory: string
  fieldVisibility: unknown
  createdAt: Date
  isMentor: boolean
  isContact: boolean
  skills: { side: string; label: string; level: number }[]
  certifications: { label: string; isRetired: boolean }[]
  goals: string[]
  rules: WeekRule[]
  groups: { slug: string; name: string; role: string }[]
}

export type MemberPageView = ReturnType<typeof memberPageView>

/** What leaves the server of a profile: the fields this viewer may see, the others empty. */
export function memberPageView(row: MemberPageRow, relation: Relation, sees: (field: ProfileField) => boolean) {
  const skills = sees('skills') ? row.skills : []
  return {
    handle: row.handle,
    name: row.name,
    headline: row.headline,
    bioHtml: sees('bio') ? row.bioHtml : '',
    place: sees('location') ? [row.city, row.country].filter(Boolean).join(', ') : '',
    timeZone: row.timeZone,
    languages: row.languages.map(languageName),
    industries: row.industries,
    seniority: row.seniority,
    supportOffered: row.supportOffered,
    supportWanted: sees('goals') ? row.supportWanted : [],
    offers: skills.filter(({ side }) => side === 'offers').map(({ label, level }) => ({ label, level })),
    wants: skills.filter(({ side }) => side === 'wants').map(({ label, level }) => ({ label, level })),
    certifications: sees('skills') ? row.certifications : [],
    goals: sees('goals') ? row.goals : [],
    rules: sees('availability') ? row.rules : [],
    offHours: row.offHours,
    awayUntil: row.awayUntil?.toISOString() ?? null,
    memberSince: row.createdAt.toISOString(),
    isMentor: row.isMentor,
    groups: row.groups,
    can: {
      edit: relation === 'self',
      report: relation !== 'self' && relation !== 'visitor',
      block: relation !== 'self' && relation !== 'visitor',
    },
  }
}

/** What the page of a mailed link shows: for whom it is, and who else is signed in there. */
export type LinkPageView = {
  link: { email: string; startsAfresh: boolean } | null
  /** Somebody signed in whose link it is not. */
  other: { id: string; name: string } | null
  /** Whether a newer mail has a link that works in place of this one. */
  isReplaced: boolean
}
