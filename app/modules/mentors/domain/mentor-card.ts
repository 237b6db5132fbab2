/** A mentor in a list, as far as the viewer may see them. */
export type MentorCardView = {
  id: string
  handle: string
  name: string
  headline: string
  place: string
  blurb: string
  /** Their three best skills. */
  skills: string[]
  support: string[]
  languages: string[]
  offHours: boolean
  placesLeft: number
  rating: { mean: number; count: number } | null
  answerRate: number | null
  years: number
}
