import { expect, test } from 'vitest'
import { begunWords } from './draft-offer.tsx'

const now = '2026-11-25T12:00:00Z'

test('a draft says when it was begun as people say it', () => {
  const said = (at: string) => begunWords(at, now, 'Europe/Berlin')
  expect(said('2026-11-25T06:00:00Z')).toBe('today')
  expect(said('2026-11-24T21:00:00Z')).toBe('on Tuesday')
  expect(said('2026-11-19T13:00:00Z')).toBe('on Thursday')
  expect(said('2026-11-18T12:00:00Z')).toBe('on 18 November')
  expect(said('2025-11-18T12:00:00Z')).toBe('on 18 November 2025')
})

test('the day is the one of the reader', () => {
  expect(begunWords('2026-11-24T23:30:00Z', now, 'Europe/Berlin')).toBe('today')
  expect(begunWords('2026-11-24T23:30:00Z', now, 'UTC')).toBe('on Tuesday')
})
