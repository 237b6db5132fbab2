import { expect, test } from 'vitest'
import { inBothZones } from './moment.ts'

const at = new Date('2026-11-26T06:17:00Z')

test('a moment names the clock at the place where that differs, and the day when that does too', () => {
  expect(inBothZones(at, 'Europe/Berlin', 'Europe/Berlin')).toBe('Thursday 26 November, 07:17')
  expect(inBothZones(at, 'Europe/Rome', 'Europe/Berlin')).toBe('Thursday 26 November, 07:17')
  expect(inBothZones(at, 'Europe/Lisbon', 'Europe/Berlin')).toBe('Thursday 26 November, 06:17 (07:17 in Berlin)')
  expect(inBothZones(at, 'America/Los_Angeles', 'Australia/Lord_Howe')).toBe(
    'Wednesday 25 November, 22:17 (Thursday 26 November, 17:17 in Lord Howe)',
  )
})
