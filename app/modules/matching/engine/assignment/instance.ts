/** Ids from most to least wanted; a nested list holds equally wanted ones. */
export type PreferenceList = readonly (string | readonly string[])[]

/** `[mentee, mentor]`. */
export type Pair = readonly [mentee: string, mentor: string]

/**
 * `[mentee, mentor, score]`, or with a fourth number the mentor's own score of the mentee. Stable matching follows
 * each side's own figure; totals count the third.
 */
export type ScoredEdge = readonly [mentee: string, mentor: string, score: number, mentorScore?: number]

/** What an organizer adds to either kind of instance. */
export interface Locks {
  /** Pairs that must be in the matching, whether or not the two asked for each other. */
  readonly pins?: readonly Pair[]
  /** Pairs that must not be in it. */
  readonly forbidden?: readonly Pair[]
  /** The matching published before; breaking one of its pairs costs. */
  readonly keep?: readonly Pair[]
  /** Score a broken pair of `keep` costs in the modes total and fair; by default half the spread of all scores. */
  readonly keepWeight?: number
  /** Mode total: match as many people as possible first, then look at the total. Always so for costs. */
  readonly everyone?: boolean
}

/**
 * Two-sided wishes. Whoever is not listed is unacceptable; a mentor without `prefers` accepts everybody equally.
 * `capacity` is 1 when absent; `minimum` is the number of mentees a mentor should get at least, 0 when absent.
 */
export interface PreferenceInstance extends Locks {
  readonly mentees: readonly { readonly id: string; readonly prefers?: PreferenceList }[]
  readonly mentors: readonly {
    readonly id: string
    readonly capacity?: number
    readonly minimum?: number
    readonly prefers?: PreferenceList
  }[]
}

/**
 * Scored pairs; a pair without an edge is unacceptable. With `minimise` the scores are costs. `capacity` is 1 for a
 * mentor it does not name; `mentees` and `mentors` may name people without any edge.
 */
export interface ScoredInstance extends Locks {
  readonly edges: readonly ScoredEdge[]
  readonly capacity?: Readonly<Record<string, number>>
  readonly minimum?: Readonly<Record<string, number>>
  readonly minimise?: boolean
  readonly mentees?: readonly string[]
  readonly mentors?: readonly string[]
}

export type Instance = PreferenceInstance | ScoredInstance

export type Mode = 'stable' | 'total' | 'fair'

export const modes: readonly Mode[] = ['stable', 'total', 'fair']

/** Where in an instance something stands: keys and 0-based positions from the root. */
export type InstancePath = readonly (string | number)[]

/** An instance that contradicts itself or has the wrong shape; `path` leads to the field at fault. */
export class InstanceError extends Error {
  readonly path: InstancePath

  constructor(path: InstancePath, problem: string) {
    super(problem)
    this.name = 'InstanceError'
    this.path = path
  }
}

/** Whether the instance is a list of scored pairs. */
export function isScored(instance: Instance): instance is ScoredInstance {
  return 'edges' in instance
}

/** Order of ids everywhere in the engine: by code unit, the same on every machine. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
