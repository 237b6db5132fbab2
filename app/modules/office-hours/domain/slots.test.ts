import { describe, expect, test } from 'vitest'
import { findSession, groupSessions, nextSlots, talkSessions, type Schedule } from './slots.ts'

const schedule = (given: Partial<Schedule>): Schedule => ({
  timeZone: 'UTC',
  sessionMinutes: 30,
  bufferMinutes: 0,
  noticeMinutes: 0,
  horizonDays: 28,
  maxPerDay: 50,
  maxPerWeek: 50,
  rules: [],
  blocked: [],
  bookings: [],
  ...given,
})
const everyDay = (startMinute: number, endMinute: number) =>
  [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, startMinute, endMinute }))
const at = (iso: string) => new Date(iso)
const starts = (given: Schedule, now: string, limit = 6) =>
  nextSlots(given, at(now), limit).map(({ startsAt }) => startsAt.toISOString().slice(0, 16))
const span = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) })
const sunday = 6

describe('an ordinary week', () => {
  test('hours become sessions one after the other, and a rest too short for one is left over', () => {
    const given = schedule({ rules: [{ weekday: 2, startMinute: 600, endMinute: 670 }] })
    expect(starts(given, '2026-11-25T00:00:00Z', 3)).toEqual([
      '2026-11-25T10:00',
      '2026-11-25T10:30',
      '2026-12-02T10:00',
    ])
  })

  test('a buffer keeps sessions apart, also from what is booked', () => {
    const given = schedule({ rules: everyDay(600, 720), bufferMinutes: 15 })
    expect(starts(given, '2026-11-25T00:00:00Z', 2)).toEqual(['2026-11-25T10:00', '2026-11-25T10:45'])
    const booked = { ...given, bookings: [span('2026-11-25T10:00:00Z', '2026-11-25T10:35:00Z')] }
    expect(starts(booked, '2026-11-25T00:00:00Z', 1)).toEqual(['2026-11-25T11:30'])
  })

  test('what is booked is gone, and what only touches it is not', () => {
    const bookings = [span('2026-11-25T10:30:00Z', '2026-11-25T11:00:00Z')]
    const given = schedule({ rules: everyDay(600, 690), bookings })
    expect(starts(given, '2026-11-25T00:00:00Z', 2)).toEqual(['2026-11-25T10:00', '2026-11-25T11:00'])
  })

  test('neighbouring and overlapping rules are one stretch', () => {
    const rules = [...everyDay(600, 645), ...everyDay(630, 690)]
    const given = schedule({ rules, sessionMinutes: 45 })
    expect(starts(given, '2026-11-25T00:00:00Z', 2)).toEqual(['2026-11-25T10:00', '2026-11-25T10:45'])
  })

  test('hours up to midnight end there', () => {
    const given = schedule({ rules: everyDay(1380, 1440) })
    expect(starts(given, '2026-11-25T00:00:00Z', 3)).toEqual([
      '2026-11-25T23:00',
      '2026-11-25T23:30',
      '2026-11-26T23:00',
    ])
  })
})

describe('limits', () => {
  const rules = everyDay(600, 720)

  test('nothing is offered within the notice or beyond the horizon', () => {
    const given = schedule({ rules, noticeMinutes: 45, horizonDays: 1 })
    const all = starts(given, '2026-11-25T10:00:00Z', 99)
    expect(all).toEqual(['2026-11-25T11:00', '2026-11-25T11:30', '2026-11-26T10:00'])
  })

  test('a full day and a full week offer nothing more', () => {
    const bookings = [span('2026-11-25T10:00:00Z', '2026-11-25T10:30:00Z')]
    expect(starts(schedule({ rules, bookings, maxPerDay: 1 }), '2026-11-25T00:00:00Z', 1)).toEqual(['2026-11-26T10:00'])
    expect(starts(schedule({ rules, bookings, maxPerWeek: 1 }), '2026-11-25T00:00:00Z', 1)).toEqual([
      '2026-11-30T10:00',
    ])
  })

  test('a blocked day and a blocked stretch are not offered', () => {
    const blocked = [
      { fromDate: '2026-11-25', toDate: '2026-11-26', startMinute: null, endMinute: null },
      { fromDate: '2026-11-27', toDate: '2026-11-27', startMinute: 615, endMinute: 630 },
    ]
    expect(starts(schedule({ rules, blocked }), '2026-11-25T00:00:00Z', 1)).toEqual(['2026-11-27T10:30'])
  })

  test('only a start that is offered can be found', () => {
    const given = schedule({ rules })
    expect(findSession(given, at('2026-11-25T00:00:00Z'), at('2026-11-25T10:30:00Z'))).toBeDefined()
    expect(findSession(given, at('2026-11-25T00:00:00Z'), at('2026-11-25T10:15:00Z'))).toBeUndefined()
    expect(findSession(given, at('2026-11-25T00:00:00Z'), at('2026-11-25T12:00:00Z'))).toBeUndefined()
  })
})

describe('clock changes', () => {
  const night = [{ weekday: sunday, startMinute: 60, endMinute: 240 }]

  test('in New York the hour that is skipped gives no slot, the rest of the night does', () => {
    const given = schedule({ timeZone: 'America/New_York', rules: night, sessionMinutes: 60 })
    expect(starts(given, '2026-03-08T00:00:00Z', 3)).toEqual([
      '2026-03-08T06:00',
      '2026-03-08T07:00',
      '2026-03-15T05:00',
    ])
  })

  test('in New York the hour that comes twice is offered twice', () => {
    const rules = [{ weekday: sunday, startMinute: 60, endMinute: 120 }]
    const given = schedule({ timeZone: 'America/New_York', rules, sessionMinutes: 60 })
    expect(starts(given, '2026-11-01T00:00:00Z', 3)).toEqual([
      '2026-11-01T05:00',
      '2026-11-01T06:00',
      '2026-11-08T06:00',
    ])
  })

  test('in Berlin hours that lie wholly in the gap are left out that night and back the week after', () => {
    const rules = [{ weekday: sunday, startMinute: 120, endMinute: 180 }]
    const given = schedule({ timeZone: 'Europe/Berlin', rules })
    expect(starts(given, '2026-03-28T00:00:00Z', 2)).toEqual(['2026-04-05T00:00', '2026-04-05T00:30'])
  })

  test('in Berlin wall time stays when the clocks go back', () => {
    const rules = [{ weekday: sunday, startMinute: 600, endMinute: 630 }]
    const given = schedule({ timeZone: 'Europe/Berlin', rules })
    expect(starts(given, '2026-10-17T00:00:00Z', 3)).toEqual([
      '2026-10-18T08:00',
      '2026-10-25T09:00',
      '2026-11-01T09:00',
    ])
  })

  test('on Lord Howe Island half an hour is skipped in October', () => {
    const given = schedule({
      timeZone: 'Australia/Lord_Howe',
      rules: [{ weekday: sunday, startMinute: 90, endMinute: 180 }],
    })
    expect(starts(given, '2026-10-03T12:00:00Z', 3)).toEqual([
      '2026-10-03T15:00',
      '2026-10-03T15:30',
      '2026-10-10T14:30',
    ])
  })

  test('on Lord Howe Island half an hour comes twice in April', () => {
    const given = schedule({
      timeZone: 'Australia/Lord_Howe',
      rules: [{ weekday: sunday, startMinute: 90, endMinute: 120 }],
    })
    expect(starts(given, '2026-04-04T00:00:00Z', 3)).toEqual([
      '2026-04-04T14:30',
      '2026-04-04T15:00',
      '2026-04-11T15:00',
    ])
  })

  test('in zones with a quarter hour offset slots start where the wall clock says', () => {
    const given = schedule({
      timeZone: 'Asia/Kathmandu',
      rules: [{ weekday: sunday, startMinute: 600, endMinute: 630 }],
    })
    expect(starts(given, '2026-11-25T00:00:00Z', 1)).toEqual(['2026-11-29T04:15'])
  })
})

describe('what somebody has', () => {
  const rules = everyDay(600, 720)
  const now = at('2026-11-25T00:00:00Z')
  const states = (given: Schedule, limit = 4) =>
    [...talkSessions(given, now)]
      .slice(0, limit)
      .map(({ startsAt, state }) => `${startsAt.toISOString().slice(11, 16)} ${state}`)

  test('stays in the list as taken when it is one of its times, and is left out when it lies across two', () => {
    const booked = span('2026-11-25T10:30:00Z', '2026-11-25T11:00:00Z')
    const across = span('2026-11-25T11:15:00Z', '2026-11-25T11:45:00Z')
    const given = schedule({ rules, bookings: [booked, across] })
    expect(states(given, 3)).toEqual(['10:00 free', '10:30 taken', '10:00 free'])
  })

  test('is taken as well when it is only kept for somebody, without filling the day', () => {
    const occupied = [span('2026-11-25T10:00:00Z', '2026-11-25T10:30:00Z')]
    expect(states(schedule({ rules, occupied, maxPerDay: 1 }), 2)).toEqual(['10:00 taken', '10:30 free'])
  })

  test('can be waited for on a day that is full, on which nothing else is offered', () => {
    const bookings = [span('2026-11-25T10:00:00Z', '2026-11-25T10:30:00Z')]
    expect(states(schedule({ rules, bookings, maxPerDay: 1 }), 2)).toEqual(['10:00 taken', '10:00 free'])
  })

  test('is nothing at all when the mentor called the time off', () => {
    const off = [span('2026-11-25T10:00:00Z', '2026-11-25T10:30:00Z')]
    expect(states(schedule({ rules, off }), 1)).toEqual(['10:30 free'])
  })
})

describe('a group’s hour', () => {
  const group = { weekday: 2, startMinute: 630, endMinute: 690, seats: 4, topic: 'Logs' }
  const given = (more: Partial<Schedule> = {}) => schedule({ rules: everyDay(600, 720), group, ...more })
  const now = at('2026-11-25T00:00:00Z')

  test('comes once a week in one piece and takes its time out of the talks of two', () => {
    const dates = [...groupSessions(given(), now)].map(({ startsAt, endsAt }) =>
      [startsAt, endsAt].map((it) => it.toISOString()),
    )
    expect(dates[0]).toEqual(['2026-11-25T10:30:00.000Z', '2026-11-25T11:30:00.000Z'])
    expect(dates).toHaveLength(4)
    expect(starts(given(), '2026-11-25T00:00:00Z', 3)).toEqual([
      '2026-11-25T10:00',
      '2026-11-25T11:30',
      '2026-11-26T10:00',
    ])
  })

  test('is left out on a date with a talk in its way, and not by those who share it', () => {
    const booked = span('2026-11-25T11:00:00Z', '2026-11-25T11:30:00Z')
    expect([...groupSessions(given({ bookings: [booked] }), now)]).toHaveLength(3)
    expect([...groupSessions(given({ bookings: [{ ...booked, inGroup: true }] }), now)]).toHaveLength(4)
  })
})
