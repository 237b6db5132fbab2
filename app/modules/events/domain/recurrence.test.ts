import { describe, expect, it } from 'vitest'
import { continuedAfter, datesOf, endedBefore, firstDate, readRule, ruleForCalendar, ruleWords } from './recurrence.ts'
import { instantOf, isWallTime, minutesBetween, plusMinutes, wallOf } from './wall-clock.ts'

describe('the dates of a series', () => {
  it('keep their wall time across both clock changes', () => {
    for (const [zone, spring, autumn] of [
      ['America/New_York', '2026-03-08', '2026-11-01'],
      ['Europe/Berlin', '2026-03-29', '2026-10-25'],
      ['Australia/Lord_Howe', '2026-10-04', '2026-04-05'],
    ] as const) {
      for (const change of [spring, autumn]) {
        const start = plusMinutes(`${change}T19:00`, -7 * 24 * 60)
        const dates = datesOf('FREQ=WEEKLY;COUNT=3', start, '2027-01-01T00:00')
        expect(dates).toHaveLength(3)
        expect(dates.map((date) => date.slice(11))).toEqual(['19:00', '19:00', '19:00'])
        expect(dates.map((date) => wallOf(instantOf(date, zone), zone))).toEqual(dates)
      }
    }
  })

  it('keep a date whose hour the clocks skip, one hour later, and name it by its own time', () => {
    const dates = datesOf('FREQ=DAILY;COUNT=3', '2026-03-28T02:30', '2027-01-01T00:00')
    expect(dates).toEqual(['2026-03-28T02:30', '2026-03-29T02:30', '2026-03-30T02:30'])
    expect(instantOf(dates[1]!, 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:30:00.000Z')
    expect(instantOf(dates[2]!, 'Europe/Berlin').toISOString()).toBe('2026-03-30T00:30:00.000Z')
  })

  it('read an hour that comes twice as the first of the two', () => {
    expect(instantOf('2026-10-25T02:30', 'Europe/Berlin').toISOString()).toBe('2026-10-25T00:30:00.000Z')
  })

  it('start at the first day that the rule names', () => {
    expect(firstDate('FREQ=WEEKLY;BYDAY=SA', '2026-12-02T10:30')).toBe('2026-12-05T10:30')
    expect(datesOf('FREQ=MONTHLY;BYDAY=1TH', '2026-12-02T10:30', '2027-03-31T00:00')).toEqual([
      '2026-12-03T10:30',
      '2027-01-07T10:30',
      '2027-02-04T10:30',
      '2027-03-04T10:30',
    ])
    expect(datesOf('FREQ=MONTHLY;BYDAY=-1FR;COUNT=2', '2026-12-02T18:00', '2028-01-01T00:00')).toEqual([
      '2026-12-25T18:00',
      '2027-01-29T18:00',
    ])
  })

  it('include a date that falls on the end itself', () => {
    const rule = 'FREQ=WEEKLY;UNTIL=20261219T103000'
    expect(datesOf(rule, '2026-12-05T10:30', '2028-01-01T00:00')).toEqual([
      '2026-12-05T10:30',
      '2026-12-12T10:30',
      '2026-12-19T10:30',
    ])
  })
})

describe('a repeat rule', () => {
  const zone = 'America/New_York'
  it('is put in order, its end on the wall of the event', () => {
    expect(readRule('RRULE:freq=weekly;byday=sa', zone)).toEqual({ ok: true, value: 'FREQ=WEEKLY;BYDAY=SA' })
    expect(readRule('FREQ=WEEKLY;UNTIL=20261219T003000Z', zone)).toMatchObject({
      value: 'FREQ=WEEKLY;UNTIL=20261218T193000',
    })
    expect(readRule('FREQ=WEEKLY;UNTIL=20261219', zone)).toMatchObject({ value: 'FREQ=WEEKLY;UNTIL=20261219T235959' })
  })

  it('leaves for a calendar file with its end in UTC', () => {
    expect(ruleForCalendar('FREQ=WEEKLY;UNTIL=20261218T193000', zone)).toBe('FREQ=WEEKLY;UNTIL=20261219T003000Z')
  })

  it('is refused when it is no rule, is finer than a day, or names a day that never comes', () => {
    for (const text of [
      '',
      'weekly',
      'FREQ=HOURLY',
      'FREQ=WEEKLY;COUNT=0',
      'FREQ=WEEKLY;COUNT=3;UNTIL=20270101',
      'FREQ=WEEKLY;BYDAY=XX',
      'FREQ=WEEKLY;INTERVAL=-1',
      'FREQ=DAILY;BYHOUR=1',
      'FREQ=WEEKLY;UNTIL=20261399',
      'FREQ=WEEKLY;FREQ=DAILY',
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31',
    ]) {
      expect(readRule(text, zone), text).toMatchObject({ ok: false, problem: { field: 'repeat' } })
    }
  })

  it('splits in two without losing or doubling a date', () => {
    const rule = 'FREQ=WEEKLY;BYDAY=SA;COUNT=6'
    const all = datesOf(rule, '2026-12-05T10:30', '2028-01-01T00:00')
    const before = datesOf(endedBefore(rule, all[2]!), '2026-12-05T10:30', '2028-01-01T00:00')
    const after = datesOf(continuedAfter(rule, 2), all[2]!, '2028-01-01T00:00')
    expect([...before, ...after]).toEqual(all)
  })

  it('is said in words', () => {
    expect(ruleWords('FREQ=WEEKLY;BYDAY=SA')).toBe('Every Saturday')
    expect(ruleWords('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU')).toBe('Every second Tuesday')
    expect(ruleWords('FREQ=MONTHLY;BYDAY=-1FR')).toBe('Every month on the last Friday')
    expect(ruleWords('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR')).toBe('Every weekday')
  })
})

describe('a wall time', () => {
  it('is a day that exists', () => {
    expect(isWallTime('2026-12-05T14:00')).toBe(true)
    for (const text of ['2026-02-30T14:00', '2026-12-05', '2026-12-05T25:00', '2026-12-05T14:00Z', 'soon'])
      expect(isWallTime(text), text).toBe(false)
  })
  it('is measured on the face of the clock', () => {
    expect(minutesBetween('2026-12-05T14:00', '2026-12-05T16:30')).toBe(150)
    expect(minutesBetween('2026-12-05T14:00', '2026-12-05T13:00')).toBe(-60)
  })
})
