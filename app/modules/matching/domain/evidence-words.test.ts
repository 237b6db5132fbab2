import { expect, test } from 'vitest'
import type { Evidence, ScorePart } from '../engine/types.ts'
import { evidenceWords } from './evidence-words.ts'

const context = { offsetMinutes: 0, years: 12, rating: { mean: 4.56, count: 12 }, answerRate: 0.9 }
const part = (feature: ScorePart['feature'], evidence: Partial<Evidence>[]): ScorePart => ({
  feature,
  value: 1,
  weight: 1,
  points: 1,
  evidence: evidence.map((fact) => ({ field: 'skills', item: '', note: '', ...fact })),
})

test('common hours are said on the reader’s own clock, also across midnight and the week’s end', () => {
  const hours = part('availability', [{ item: 'sun 22:00–23:30 UTC' }])
  expect(evidenceWords(hours, { ...context, offsetMinutes: 60 })).toBe('1½ hours a week in common: Sun 23:00 to 00:30')
  expect(evidenceWords(hours, { ...context, offsetMinutes: 345 })).toBe('1½ hours a week in common: Mon 03:45 to 05:15')
  expect(evidenceWords(hours, { ...context, offsetMinutes: -300 })).toBe(
    '1½ hours a week in common: Sun 17:00 to 18:30',
  )
})

test('of many common hours the longest are named, in the order of the week', () => {
  const items = ['mon 10:00–10:30', 'tue 10:00–12:00', 'wed 10:00–11:00', 'thu 10:00–13:00']
  const hours = part(
    'availability',
    items.map((item) => ({ item: `${item} UTC` })),
  )
  expect(evidenceWords(hours, context)).toBe(
    '6½ hours a week in common: Tue 10:00 to 12:00, Wed 10:00 to 11:00, Thu 10:00 to 13:00 …',
  )
})

test('half an hour and one hour are said as people say them', () => {
  const hours = (item: string) => evidenceWords(part('availability', [{ item }]), context)
  expect(hours('sat 09:00–09:30 UTC')).toMatch(/^Half an hour a week/)
  expect(hours('sat 23:00–00:00 UTC')).toBe('1 hour a week in common: Sat 23:00 to 00:00')
})

test('feedback names the rating, the number of people and the answers', () => {
  expect(evidenceWords(part('feedback', [{ item: 'rating' }]), context)).toBe(
    '4.6 of 5 from 12, answers 9 of 10 requests in time',
  )
})

test('support and languages are said by name, and what is unknown is said to be', () => {
  expect(evidenceWords(part('support', [{ item: 'business-referrals' }]), context)).toBe('Business referrals')
  expect(evidenceWords(part('languages', [{ item: 'de' }]), context)).toBe('German')
  expect(evidenceWords(part('industry', [{ how: 'unknown', note: 'names no industries' }]), context)).toBe(
    'Names no industries',
  )
  expect(evidenceWords(part('languages', []), context)).toBe('No language in common')
})

test('a bare number carries a text like any word, and is not given as a reason', () => {
  const facts = [{ item: '14', wanted: '14' }, { item: 'desk', wanted: 'desk' }, { item: '2019' }]
  expect(evidenceWords(part('goals', facts), context)).toBe('You both write about “desk”')
})
