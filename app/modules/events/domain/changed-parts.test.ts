import { expect, test } from 'vitest'
import { changedParts } from './changed-parts.ts'

const before = {
  title: 'Soup',
  startsLocal: '2026-12-05T18:00',
  durationMinutes: 120,
  timeZone: 'Europe/Berlin',
  repeat: null,
  mode: 'in-person',
  location: 'Long table',
  spaceLocationId: null,
  joinUrl: '',
}

test('a new start, length, zone or rule is a new time; another room, address or way to take part a new place', () => {
  expect(changedParts(before, { startsLocal: '2026-12-05T19:00' })).toEqual(['time'])
  expect(changedParts(before, { durationMinutes: 90, timeZone: 'Europe/London' })).toEqual(['time'])
  expect(changedParts(before, { repeat: 'FREQ=WEEKLY' })).toEqual(['time'])
  expect(changedParts(before, { location: 'Attic', title: 'Bread' })).toEqual(['name', 'place'])
  expect(changedParts(before, { mode: 'online', joinUrl: 'https://meet.example/a' })).toEqual(['place', 'link'])
})

test('what is the same, left out, or empty as before is no change', () => {
  expect(changedParts(before, before)).toEqual([])
  expect(changedParts(before, {})).toEqual([])
  expect(changedParts({ ...before, repeat: 'FREQ=WEEKLY' }, { repeat: null })).toEqual(['time'])
})
