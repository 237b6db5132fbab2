import { givenWhole } from '#app/lib/given.ts'
import type { Feature, MustHave } from '../engine/types.ts'
import { DEFAULT_WEIGHTS, type Weights } from '../engine/weights.ts'
import { partsFrom, type WeekPart } from './week-parts.ts'

/** What a member turns on the page: five dials of 0–60, what counts double, other hours, and two conditions. */
export type Sliders = {
  weights: Record<SliderName, number>
  mostImportant: Feature | null
  /** Only people with a live hour in common. */
  live: boolean
  /** Only evenings, nights and weekends count, and one of them is in common. */
  offHours: boolean
  /** The parts of the week to try in place of the member's own hours, or null for those. */
  parts: WeekPart[] | null
}

export type SliderName = 'skills' | 'goals' | 'times' | 'support' | 'rest'

export const sliderNames: readonly SliderName[] = ['skills', 'goals', 'times', 'support', 'rest']

export const sliderLabels: Record<SliderName, string> = {
  skills: 'Skills',
  goals: 'Your goal',
  times: 'Times that fit',
  support: 'Support',
  rest: 'Everything else',
}

/** Each dial's place in the form and in the bars, and the features it moves together. */
export const sliderFeatures: Record<SliderName, readonly Feature[]> = {
  skills: ['skills'],
  goals: ['goals'],
  times: ['availability'],
  support: ['support'],
  rest: ['seniority', 'industry', 'feedback', 'languages'],
}

export const DIAL_MOST = 60

/** How far down the list the ranking goes. */
export const MAX_RANKED = 100

/** The dials as the engine sets them. */
export const DEFAULT_DIALS: Sliders = {
  weights: Object.fromEntries(
    sliderNames.map((name) => [name, Math.round(100 * sumOf(sliderFeatures[name], DEFAULT_WEIGHTS))]),
  ) as Record<SliderName, number>,
  mostImportant: null,
  live: false,
  offHours: false,
  parts: null,
}

/** Dials from a page's address; what is missing or makes no sense stays as it is by default. */
export function slidersFrom(query: URLSearchParams): Sliders {
  const weights = { ...DEFAULT_DIALS.weights }
  for (const name of sliderNames) {
    weights[name] = givenWhole(query.get(name), { least: 0, most: DIAL_MOST, otherwise: weights[name] })
  }
  const most = sliderNames.find((name) => name === query.get('most'))
  return {
    weights: Object.values(weights).some((weight) => weight > 0) ? weights : DEFAULT_DIALS.weights,
    mostImportant: most && most !== 'rest' ? sliderFeatures[most][0]! : null,
    live: query.has('live'),
    offHours: query.has('off'),
    parts: partsFrom(query),
  }
}

/** The engine's weights behind dials: a dial of several features shares itself out as the default weights do. */
export function weightsOf({ weights }: Pick<Sliders, 'weights'>): Weights {
  const result = { ...DEFAULT_WEIGHTS } as Record<Feature, number>
  for (const name of sliderNames) {
    const features = sliderFeatures[name]
    const whole = sumOf(features, DEFAULT_WEIGHTS)
    for (const feature of features) result[feature] = ((weights[name] / 100) * DEFAULT_WEIGHTS[feature]) / whole
  }
  return result
}

/** What the conditions of the page and of the directory demand. "Only off-hours" asks for an off-hour in common. */
export function mustHaveOf(
  sliders: Pick<Sliders, 'live' | 'offHours'>,
  filters: { skill?: string; support?: string; language?: string; offHours?: boolean },
): MustHave {
  return {
    ...(sliders.live || sliders.offHours || filters.offHours ? { live: true } : {}),
    ...(filters.skill ? { skills: [filters.skill] } : {}),
    ...(filters.support ? { support: [filters.support] } : {}),
    ...(filters.language ? { languages: [filters.language] } : {}),
  }
}

function sumOf(features: readonly Feature[], weights: Weights): number {
  return features.reduce((sum, feature) => sum + weights[feature], 0)
}
