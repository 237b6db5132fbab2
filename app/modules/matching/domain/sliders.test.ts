import { expect, test } from 'vitest'
import { DEFAULT_WEIGHTS, FEATURES } from '../engine/weights.ts'
import { DEFAULT_DIALS, slidersFrom, mustHaveOf, weightsOf } from './sliders.ts'

const from = (query: string) => slidersFrom(new URLSearchParams(query))

test('untouched dials are the default weights', () => {
  const weights = weightsOf(DEFAULT_DIALS)
  for (const feature of FEATURES) expect(weights[feature]).toBeCloseTo(DEFAULT_WEIGHTS[feature], 9)
})

test('a dial of several features shares itself out as they are by default', () => {
  const weights = weightsOf(from('rest=40'))
  expect(weights.seniority + weights.industry + weights.feedback + weights.languages).toBeCloseTo(0.4, 9)
  expect(weights.seniority / weights.languages).toBeCloseTo(DEFAULT_WEIGHTS.seniority / DEFAULT_WEIGHTS.languages, 9)
})

test('values out of range are brought into it, and what is no number is left as it was', () => {
  expect(from('skills=999&goals=-4&times=x&support=').weights).toEqual({
    ...DEFAULT_DIALS.weights,
    skills: 60,
    goals: 0,
  })
})

test('dials that are all at zero fall back to the default', () => {
  expect(from('skills=0&goals=0&times=0&support=0&rest=0').weights).toEqual(DEFAULT_DIALS.weights)
})

test('the most important choice names a feature; others are ignored', () => {
  expect(from('most=times').mostImportant).toBe('availability')
  expect(from('most=rest').mostImportant).toBeNull()
  expect(from('most=constructor').mostImportant).toBeNull()
})

test('conditions become musts of the engine', () => {
  expect(mustHaveOf(from('live=on'), { skill: 'Python', language: 'de' })).toEqual({
    live: true,
    skills: ['Python'],
    languages: ['de'],
  })
})

test('only off-hours asks for an hour in common, in the dials and in the directory', () => {
  expect(mustHaveOf(from('off=on'), {})).toEqual({ live: true })
  expect(mustHaveOf(DEFAULT_DIALS, { offHours: true })).toEqual({ live: true })
  expect(mustHaveOf(DEFAULT_DIALS, {})).toEqual({})
})
