import { placesLeft } from './domain/policy.ts'

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

export type MentorCardView = ReturnType<typeof mentorCardView>

/** What leaves the server of a mentor in a list. */
export function mentorCardView(row: MentorCardRow) {
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
  const line = blurb.replace(/\s+/g, ' ').trim()
  if (line.length <= LENGTH) return line
  return `${line.slice(0, LENGTH).replace(/\s+\S*$/, '')} …`
}
