import type { SupportType } from '#app/lib/support.ts'

export type TeamMember = {
  handle: string
  name: string
  headline: string
  /** How far they cover each goal, 0–1, in the order of `goals`. */
  covers: number[]
  /** Of the support wanted, what they offer. */
  support: SupportType[]
  /** Hours a week that both have free; null where one of the two did not say. */
  hours: number | null
  /** What the team's value loses without them, 0–1. */
  marginal: number
  /** Who stands in for them best, and what the team's value loses then. */
  substitute: { handle: string; name: string; loss: number } | null
}

export type TeamView = {
  goals: { label: string; covered: number; isGap: boolean }[]
  support: { type: SupportType; isCovered: boolean }[]
  /** The names of those who were to be left out and would have been considered. */
  leftOut: string[]
  members: TeamMember[]
  /** Value of the whole team, 0–1. */
  value: number
  /** Hours a week in which the member can meet somebody of the team; null when nobody said. */
  hours: number | null
}
