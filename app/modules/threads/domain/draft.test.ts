import { expect, test } from 'vitest'
import { draftPlaces, isBlank, readSpotKey, replySpot, spotKey } from './draft.ts'

const subjectId = 'abcdefghij0123456789'

test('a spot comes back from the text that a form carries', () => {
  for (const place of draftPlaces) expect(readSpotKey(spotKey({ place, subjectId }))).toEqual({ place, subjectId })
})

test('anything else is no spot', () => {
  for (const text of ['', 'reply', `letter:${subjectId}`, 'reply:short', `reply:${subjectId}x`, `reply:${subjectId}\n`])
    expect(readSpotKey(text)).toBeNull()
})

test('blanks are nothing worth keeping, a title alone is', () => {
  expect(isBlank({ title: ' ', body: '\n' })).toBe(true)
  expect(isBlank({ title: 'Nights', body: '' })).toBe(false)
})

test('answers to a reply are kept apart from those to the thread', () => {
  expect(replySpot('t')).toEqual({ place: 'reply', subjectId: 't' })
  expect(replySpot('t', 'r')).toEqual({ place: 'answer', subjectId: 'r' })
})
