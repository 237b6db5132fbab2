import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { allow, deny, type Decision } from '#app/lib/result.ts'
import type { MentorCardView } from './domain/mentor-card.ts'
import { hasFreePlace, mayTurnTo, mayWait, placesLeft } from './domain/policy.ts'

export type MentorCardRow = {
  id: string
  handle: string
  name: string
  headline: string
  place: string
  blurb: string
  skills: string[]
  support: string[]
  languages: string[]
  offHours: boolean
  capacity: number
  activeCount: number
  ratingMean: number | null
  ratingCount: number
  answerRate: number | null
  seniority: number
  activeAt: Date
}

/** What leaves the server of a mentor in a list. */
export function mentorCardView(row: MentorCardRow): MentorCardView {
  return {
    id: row.id,
    handle: row.handle,
    name: row.name,
    headline: row.headline,
    place: row.place,
    blurb: excerpt(row.blurb),
    skills: row.skills,
    support: row.support,
    languages: row.languages,
    offHours: row.offHours,
    placesLeft: placesLeft(row),
    rating: row.ratingMean === null ? null : { mean: row.ratingMean, count: row.ratingCount },
    answerRate: row.answerRate,
    years: row.seniority,
  }
}

const LENGTH = 180

function excerpt(blurb: string): string {
  const waitlist = blurb.replace(/\s+/g, ' ').trim()
  if (waitlist.length <= LENGTH) return waitlist
  return `${waitlist.slice(0, LENGTH).replace(/\s+\S*$/, '')} …`
}

export type MentorPageRow = {
  id: string
  handle: string
  name: string
  headline: string
  place: string
  timeZone: string
  bioHtml: string
  languages: string[]
  industries: string[]
  support: string[]
  offHours: boolean
  years: number
  blurb: string
  topics: string[]
  capacity: number
  activeCount: number
  sessionMinutes: number
  noticeMinutes: number
  maxPerDay: number
  isPaused: boolean
  ratingMean: number | null
  ratingCount: number
  answerRate: number | null
  skills: { label: string; level: number }[] | null
  certifications: string[] | null
  requestId: string | null
  mentorshipId: string | null
  goals: string[] | null
  instant: boolean
  missed: number
  waiting: number
  lineState: 'queued' | 'offered' | null
  linePosition: number | null
  offeredUntil: Date | null
}

export type MentorPageView = ReturnType<typeof mentorPageView>

/** What leaves the server of a mentor's page, with what this viewer can do there and why not. */
export function mentorPageView(row: MentorPageRow, actor: Actor | null) {
  const { goals, requestId, mentorshipId, lineState, linePosition, offeredUntil, ...mentor } = row
  const turn = actor ? mayTurnTo(actor, { ...row, memberId: row.id }) : deny('Sign in to ask or to book.')
  return {
    id: mentor.id,
    handle: mentor.handle,
    name: mentor.name,
    headline: mentor.headline,
    place: mentor.place,
    timeZone: mentor.timeZone,
    bioHtml: mentor.bioHtml,
    languages: mentor.languages,
    industries: mentor.industries,
    support: mentor.support,
    offHours: mentor.offHours,
    years: mentor.years,
    blurb: mentor.blurb,
    topics: mentor.topics,
    sessionMinutes: mentor.sessionMinutes,
    noticeMinutes: mentor.noticeMinutes,
    maxPerDay: mentor.maxPerDay,
    isPaused: mentor.isPaused,
    placesLeft: hasFreePlace(mentor) ? placesLeft(mentor) : 0,
    capacity: mentor.capacity,
    waiting: mentor.waiting,
    isInstant: mentor.instant,
    missed: mentor.missed,
    rating: mentor.ratingMean === null ? null : { mean: mentor.ratingMean, count: mentor.ratingCount },
    answerRate: mentor.answerRate,
    skills: mentor.skills ?? [],
    certifications: mentor.certifications ?? [],
    yours: {
      goals: goals ?? [],
      requestId,
      mentorshipId,
      position: lineState === 'queued' ? linePosition : null,
      offeredUntil: lineState === 'offered' ? offeredUntil!.toISOString() : null,
    },
    can: {
      edit: actor?.id === mentor.id,
      book: turn,
      request: turn.allowed ? mayRequest(row) : turn,
      wait: turn.allowed && !lineState && waits(row),
    },
  }
}

function mayRequest(row: MentorPageRow): Decision {
  if (row.mentorshipId) return deny('You are in a mentorship together.')
  if (row.requestId) return deny('You have asked already.')
  if (row.lineState === 'offered' || hasFreePlace(row)) return allow
  if (row.capacity === 0) return deny('This mentor holds office hours and takes on no mentorships.')
  return deny('All places are taken at the moment. Office hours are still open to you.')
}

function waits(row: MentorPageRow): boolean {
  return mayWait({ ...row, isAsked: row.requestId !== null, isRunning: row.mentorshipId !== null }).allowed
}
