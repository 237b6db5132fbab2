import type { Feature } from './types.ts'

export type Weights = Readonly<Record<Feature, number>>

/** The weights of the score, in one place; a change of any number is a change of the version. */
export const WEIGHTS_VERSION = 'weights-2'

export const DEFAULT_WEIGHTS: Weights = {
  skills: 0.45,
  goals: 0.15,
  availability: 0.12,
  support: 0.08,
  seniority: 0.06,
  industry: 0.05,
  feedback: 0.05,
  languages: 0.04,
}

/** The order in which parts are computed and, at equal points, shown. */
export const FEATURES = Object.keys(DEFAULT_WEIGHTS) as Feature[]

/** Share of the score that a mentor at full load loses. */
export const LOAD_PENALTY = 0.08

/** What an unstated level and levels 1 to 5 are worth. */
export const LEVEL_VALUES = [0.75, 0.35, 0.55, 0.75, 0.9, 1] as const

/**
 * Weights from a file or a form: any of the features, the others keep their default. Returns a sentence naming the
 * field when one is unknown, negative, not a number, or when all are zero.
 */
export function readWeights(value: unknown): { weights: Weights } | { field: string; problem: string } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { field: 'weights', problem: 'must be an object of feature and number' }
  }
  const weights: Record<string, number> = { ...DEFAULT_WEIGHTS }
  for (const [field, weight] of Object.entries(value)) {
    if (!Object.hasOwn(DEFAULT_WEIGHTS, field)) return { field, problem: `is none of ${FEATURES.join(', ')}` }
    if (typeof weight !== 'number' || !Number.isFinite(weight)) return { field, problem: 'must be a number' }
    if (weight < 0) return { field, problem: 'must not be negative' }
    weights[field] = weight
  }
  if (FEATURES.every((feature) => weights[feature] === 0)) return { field: 'weights', problem: 'are all zero' }
  return { weights: weights as Weights }
}

/** The feature a mentee named as the most important one; other spellings of the same word are understood. */
export function featureNamed(name: string | undefined): Feature | undefined {
  if (name === undefined) return undefined
  const key = name.toLowerCase().replace(/[^a-z]/g, '')
  return FEATURES.find((feature) => feature === key) ?? SPELLINGS[key]
}

const SPELLINGS: Record<string, Feature> = {
  skill: 'skills',
  goal: 'goals',
  goaltext: 'goals',
  text: 'goals',
  hours: 'availability',
  time: 'availability',
  supporttype: 'support',
  supporttypes: 'support',
  experience: 'seniority',
  level: 'seniority',
  industries: 'industry',
  rating: 'feedback',
  ratings: 'feedback',
  language: 'languages',
  languagecomfort: 'languages',
}
