import { expect, it } from 'vitest'
import { continuedFrom } from './long-running.ts'
import { datesOf } from './recurrence.ts'

const end = '2027-12-31T00:00'

it('a series that has gone on for years names the same dates from now on', () => {
  for (const [rule, start] of [
    ['FREQ=WEEKLY;BYDAY=TH', '2015-01-08T19:00'],
    ['FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,WE', '2019-06-03T08:00'],
    ['FREQ=DAILY;INTERVAL=5', '2012-02-29T07:30'],
    ['FREQ=MONTHLY;BYDAY=-1FR', '2010-01-29T18:00'],
    ['FREQ=MONTHLY;INTERVAL=5', '2014-03-31T12:00'],
    ['FREQ=YEARLY', '2008-02-29T12:00'],
    ['FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYDAY=1SA', '2011-12-03T12:00'],
    ['FREQ=WEEKLY;COUNT=700', '2015-01-08T19:00'],
    ['FREQ=WEEKLY;UNTIL=20270301T190000', '2015-01-08T19:00'],
  ] as const) {
    const all = datesOf(rule, start, end, { limit: 5000 }).filter((wall) => wall >= '2026-11-25T00:00')
    const near = continuedFrom(rule, start, '2026-11-25T00:00')
    if (!near) throw new Error(`nothing is left of ${rule}`)
    expect(datesOf(near.repeat, near.startsLocal, end, { limit: 5000 }), rule).toEqual(all)
  }
})

it('a series to come stays as it is, and one that is over has no dates left', () => {
  const coming = { startsLocal: '2026-12-03T19:00', repeat: 'FREQ=WEEKLY;COUNT=3' }
  expect(continuedFrom(coming.repeat, coming.startsLocal, '2026-11-25T00:00')).toEqual(coming)
  expect(continuedFrom('FREQ=WEEKLY;COUNT=3', '2026-01-01T19:00', '2026-11-25T00:00')).toBeNull()
  expect(continuedFrom('FREQ=DAILY;UNTIL=20200101T000000', '2015-01-01T19:00', '2026-11-25T00:00')).toBeNull()
})

it('a series of which a few dates are left counts only these', () => {
  expect(continuedFrom('FREQ=WEEKLY;COUNT=4', '2026-11-12T19:00', '2026-11-25T00:00')).toEqual({
    startsLocal: '2026-11-26T19:00',
    repeat: 'FREQ=WEEKLY;COUNT=2',
  })
})
