import { describe, expect, it } from 'vitest'
import { relativeWords } from './relative-words.ts'

const now = '2026-11-14T12:00:00Z'

describe('relative time', () => {
  it.each([
    ['2026-11-14T12:00:00Z', 'just now'],
    ['2026-11-14T11:59:01Z', 'just now'],
    ['2026-11-14T11:59:00Z', '1 minute ago'],
    ['2026-11-14T11:20:00Z', '40 minutes ago'],
    ['2026-11-14T11:00:01Z', '59 minutes ago'],
    ['2026-11-14T11:00:00Z', '1 hour ago'],
    ['2026-11-13T12:00:01Z', '23 hours ago'],
    ['2026-11-13T12:00:00Z', '1 day ago'],
    ['2026-11-08T11:00:00Z', '6 days ago'],
    ['2026-11-07T12:00:00Z', '7 November'],
    ['2025-12-31T23:30:00Z', '31 December 2025'],
    ['2026-11-14T12:00:30Z', 'in a moment'],
    ['2026-11-14T12:04:00Z', 'in 4 minutes'],
    ['2026-11-16T12:00:00Z', 'in 2 days'],
  ])('%s is said "%s"', (at, words) => {
    expect(relativeWords(at, now, 'UTC')).toBe(words)
  })

  it('an old date is the date of the reader’s own zone', () => {
    expect(relativeWords('2025-12-31T23:30:00Z', now, 'Europe/Berlin')).toBe('1 January')
  })
})
