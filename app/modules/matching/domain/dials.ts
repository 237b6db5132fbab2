import { givenWhole } from '#app/lib/given.ts'
import type { Feature, MustHave } from '../engine/types.ts'
import { DEFAULT_WEIGHTS, type Weights } from '../engine/weights.ts'
import { partsFrom, type WeekPart } from './week-parts.ts'

/** What a member turns on the page: five dials of 0–60, what counts double, other hours, and two conditions. */
export type Dials = {
  weights: Record<DialName, number>
  mostImportant: Feature | null
  /** Only people with a live hour in common. */
  live: boolean
  /** Only evenings, nights and weekends count, and one of them is in common. */
  offHours: boolean
  /** The parts of the week to try in place of the member's own hours, or null for those. */
  parts: WeekPart[] | null
}

export type DialName = 'skills' | 'goals' | 'times' | 'support' | 'rest'

export const dialNames: readonly DialName[] = ['skills', 'goals', 'times', 'support', 'rest']

export const dialLabels: Record<DialName, string> = {
  skills: 'Skills',
  goals: 'Your goal',
  times: 'Times that fit',
  support: 'Support',
  rest: 'Everything else',
}

/** Each dial's place in the form and in the bars, and the features it moves together. */
export const dialFeatures: Record<DialName, readonly Feature[]> = {
  skills: ['skills'],
  goals: ['goals'],
  times: ['availability'],
  support: ['support'],
  rest: ['seniority', 'industry', 'feedback', 'languages'],
}

export const DIAL_MOST = 60

/** How far down the list the ranking goes. */
export const MOST_RANKED = 100

/** The dials as the engine sets them. */
export const DEFAULT_DIALS: Dials = {
  weights: Object.fromEntries(
    dialNames.map((name) => [name, Math.round(100 * sumOf(dialFeatures[name], DEFAULT_WEIGHTS))]),
  ) as Record<DialName, number>,
  mostImportant: null,
  live: false,
  offHours: false,
  parts: null,
}

/** Dials from a page's address; what is missing or makes no sense stays as it is by default. */
export function dialsFrom(query: URLSearchParams): Dials {
  const weights = { ...DEFAULT_DIALS.weights }
  for (const name of dialNames) {
    weights[name] = givenWhole(query.get(name), { least: 0, most: DIAL_MOST, otherwise: weights[name] })
  }
  const most = dialNames.find((name) => name === query.get('most'))
  return {
    weights: Object.values(weights).some((weight) => weight > 0) ? weights : DEFAULT_DIALS.weights,
    mostImportant: most && most !== 'rest' ? dialFeatures[most][0]! : null,
    live: query.has('live'),
    offHours: query.has('off'),
    parts: partsFrom(query),
  }
}

/** The engine's weights behind dials: a dial of several features shares itself out as the default weights do. */
export function weightsOf({ weights }: Pick<Dials, 'weights'>): Weights {
  const result = { ...DEFAULT_WEIGHTS } as Record<Feature, number>
  for (const name of dialNames) {
    const features = dialFeatures[name]
    const whole = sumOf(features, DEFAULT_WEIGHTS)
    for (const feature of features) result[feature] = ((weights[name] / 100) * DEFAULT_WEIGHTS[feature]) / whole
  }
  return result
}

/** What the conditions of the page and of the directory demand. "Only off-hours" asks for an off-hour in common. */
export function mustHaveOf(
  dials: Pick<Dials, 'live' | 'offHours'>,
  filters: { skill?: string; support?: string; language?: string; offHours?: boolean },
): MustHave {
  return {
    ...(dials.live || dials.offHours || filters.offHours ? { live: true } : {}),
    ...(filters.skill ? { skills: [filters.skill] } : {}),
    ...(filters.support ? { support: [filters.support] } : {}),
    ...(filters.language ? { languages: [filters.language] } : {}),
  }
}

function sumOf(features: readonly Feature[], weights: Weights): number {
  return features.reduce((sum, feature) => sum + weights[feature], 0)
}
