import { modes, type Mode } from '#app/modules/matching/engine/assignment/instance.ts'

export type ProgramRole = 'mentee' | 'mentor'
export type PairRule = 'pin' | 'forbid'
export type RunState = 'queued' | 'running' | 'done' | 'failed'

/** Where a program stands with its enrolment at a moment. */
export type ProgramPhase = 'draft' | 'soon' | 'open' | 'closed'

/** A program as commands and policies need it, for one asker. */
export type ProgramPlace = {
  id: string
  slug: string
  name: string
  description: string
  status: 'draft' | 'open'
  mode: Mode
  groupId: string | null
  groupSlug: string | null
  groupName: string | null
  opensAt: Date | null
  closesAt: Date | null
  maxWishes: number
  publishedRunId: string | null
  publishedMode: Mode | null
  publishedAt: Date | null
  organizes: boolean
  /** The asker's own places in it. */
  roles: ProgramRole[]
}

/** Drafts stay drafts; else the window decides. An end that is left open never comes. */
export function phaseOf(
  { status, opensAt, closesAt }: Pick<ProgramPlace, 'status' | 'opensAt' | 'closesAt'>,
  now: Date,
): ProgramPhase {
  if (status === 'draft') return 'draft'
  if (opensAt && now < opensAt) return 'soon'
  return closesAt && now >= closesAt ? 'closed' : 'open'
}

/** The ways a form may name. */
export const waysToMatch: readonly Mode[] = modes

/** The three ways to match, as people say them, with what each promises. */
export const modeWords: Record<Mode, { name: string; promise: string }> = {
  stable: {
    name: 'Stable',
    promise: 'No two people would both rather be together than as matched. Honest wishes are the best wishes.',
  },
  total: {
    name: 'Best total',
    promise: 'The highest sum of fit over the whole cohort, even if somebody goes without.',
  },
  fair: { name: 'Fair', promise: 'As many people as possible, then the weakest pair as strong as possible.' },
}

/** Why a mentee has nobody, said to a person; codes as in the engine's report. */
export const unmatchedWords: Record<string, string> = {
  'no-wishes': 'named nobody, and nobody in this cohort fits what they wrote',
  'nobody-acceptable': 'everybody they could go to is ruled out',
  'places-taken': 'every place they could take went to others',
  'better-total': 'the cohort as a whole comes out better this way',
}
