import { expect, test } from 'vitest'
import { dayWritten, isNewPeriod, nextDigest } from './digest-times.ts'

const eight = { hour: 8, weekday: 0 }
const at = (text: string) => new Date(text)

test('a daily digest comes at its hour by the clock of its reader', () => {
  expect(nextDigest('daily', eight, 'Europe/Berlin', at('2026-11-25T06:59Z'), null)).toEqual(at('2026-11-25T07:00Z'))
  expect(nextDigest('daily', eight, 'Europe/Berlin', at('2026-11-25T07:00Z'), null)).toEqual(at('2026-11-26T07:00Z'))
  expect(nextDigest('daily', eight, 'Asia/Kolkata', at('2026-11-25T07:00Z'), null)).toEqual(at('2026-11-26T02:30Z'))
})

test('a weekly digest comes on its day', () => {
  const friday = { hour: 17, weekday: 4 }
  expect(nextDigest('weekly', friday, 'Europe/London', at('2026-11-25T12:00Z'), null)).toEqual(at('2026-11-27T17:00Z'))
})

test('a later hour on the same day brings no second one', () => {
  const noon = { hour: 12, weekday: 0 }
  const next = nextDigest('daily', noon, 'Europe/Berlin', at('2026-11-25T07:05Z'), '2026-11-25')
  expect(next).toEqual(at('2026-11-26T11:00Z'))
})

test('another weekday in the same week brings no second one, nor does weekly after daily', () => {
  const friday = { hour: 8, weekday: 4 }
  const next = nextDigest('weekly', friday, 'Europe/Berlin', at('2026-11-23T08:00Z'), '2026-11-23')
  expect(next).toEqual(at('2026-12-04T07:00Z'))
})

test('a journey to the west does not live the same day twice', () => {
  const next = nextDigest('daily', eight, 'America/Los_Angeles', at('2026-11-25T07:05Z'), '2026-11-25')
  expect(dayWritten(next, 'America/Los_Angeles')).toBe('2026-11-26')
  expect(isNewPeriod('daily', 'America/Los_Angeles', at('2026-11-25T16:00Z'), '2026-11-25')).toBe(false)
})

test('every day around a clock change has one digest, also at an hour that is skipped or repeated', () => {
  for (const [zone, from] of [
    ['Europe/Berlin', '2026-03-26T12:00Z'],
    ['Europe/Berlin', '2026-10-22T12:00Z'],
    ['America/New_York', '2026-03-05T12:00Z'],
    ['America/New_York', '2026-10-29T12:00Z'],
    ['America/Santiago', '2026-09-03T12:00Z'],
    ['Australia/Lord_Howe', '2026-04-02T12:00Z'],
  ] as const) {
    for (const hour of [0, 1, 2, 3, 8, 23]) {
      const days: string[] = []
      let [after, last]: [Date, string | null] = [at(from), null]
      for (let n = 0; n < 7; n++) {
        after = nextDigest('daily', { hour, weekday: 0 }, zone, after, last)
        last = dayWritten(after, zone)
        days.push(last)
      }
      const first = at(`${days[0]}T00:00Z`).getTime()
      expect(days, `${zone} at ${hour}`).toEqual(
        days.map((_, n) => new Date(first + n * 86_400_000).toISOString().slice(0, 10)),
      )
    }
  }
})
