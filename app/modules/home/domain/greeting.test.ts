import { expect, test } from 'vitest'
import { greet, greetingAt } from './greeting.ts'

test('the greeting goes by the member’s own clock', () => {
  const now = new Date('2026-11-25T20:30:00Z')
  expect(greetingAt(now, 'Europe/Berlin')).toBe('Good evening')
  expect(greetingAt(now, 'America/New_York')).toBe('Good afternoon')
  expect(greetingAt(now, 'Asia/Tokyo')).toBe('Good morning')
  expect(greetingAt(now, 'Asia/Kolkata')).toBe('Good night')
})

test('who has said no name yet is greeted without one', () => {
  const now = new Date('2026-11-25T18:30:00Z')
  expect(greet('Ada Quintana', now, 'Europe/Berlin')).toBe('Good evening, Ada')
  expect(greet('New member', now, 'Europe/Berlin')).toBe('Good evening')
})
