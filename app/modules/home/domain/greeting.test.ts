import { expect, test } from 'vitest'
import { greetingAt } from './greeting.ts'

test('the greeting goes by the member’s own clock', () => {
  const now = new Date('2026-11-25T20:30:00Z')
  expect(greetingAt(now, 'Europe/Berlin')).toBe('Good evening')
  expect(greetingAt(now, 'America/New_York')).toBe('Good afternoon')
  expect(greetingAt(now, 'Asia/Tokyo')).toBe('Good morning')
  expect(greetingAt(now, 'Asia/Kolkata')).toBe('Good night')
})
