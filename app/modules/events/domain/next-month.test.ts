import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { nextStarts } from './next-month.ts'

it('proposes the same weekday of the next month first, then four weeks later, then the same day', () => {
  expect(nextStarts('2026-12-10T19:00', '2026-12-11T09:00')).toEqual([
    { startsAt: '2027-01-14T19:00', why: 'the second Thursday of January' },
    { startsAt: '2027-01-07T19:00', why: 'every four weeks' },
    { startsAt: '2027-01-10T19:00', why: 'the same day of the month' },
  ])
})

it('takes the last weekday for the fifth, and the last day for a day that a month does not have', () => {
  expect(nextStarts('2026-01-29T18:30', '2026-01-30T00:00')).toEqual([
    { startsAt: '2026-02-26T18:30', why: 'the last Thursday of February' },
    { startsAt: '2026-02-28T18:30', why: 'the same day of the month' },
  ])
})

it('leaves out months that have passed', () => {
  expect(nextStarts('2025-03-05T10:00', '2026-12-02T11:00').map(({ startsAt }) => startsAt)).toEqual([
    '2027-01-06T10:00',
    '2026-12-09T10:00',
    '2026-12-05T10:00',
  ])
})

it('proposes only what lies ahead, at the same hour, each day once', () => {
  const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  const wall = moment.map((date) => date.toISOString().slice(0, 16))
  fc.assert(
    fc.property(wall, wall, (start, now) => {
      const starts = nextStarts(start, now)
      expect(new Set(starts.map(({ startsAt }) => startsAt)).size).toBe(starts.length)
      for (const { startsAt } of starts) {
        expect(startsAt > now && startsAt > start).toBe(true)
        expect(startsAt.slice(11)).toBe(start.slice(11))
      }
      const weekday = (text: string) => Temporal.PlainDateTime.from(text).dayOfWeek
      expect(weekday(starts[0]!.startsAt)).toBe(weekday(start))
    }),
  )
})
