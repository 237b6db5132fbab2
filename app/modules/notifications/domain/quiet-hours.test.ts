import type { WeekRule } from '#app/lib/week.ts'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { cannotWait, leavesRoom, quietUntil } from './quiet-hours.ts'

const nights = everyDay('22:00', '07:00')

test('a night is quiet from its start up to its end, across midnight', () => {
  expect(quiet(nights, 'Europe/Berlin', '2026-11-25T21:59')).toBeNull()
  expect(quiet(nights, 'Europe/Berlin', '2026-11-25T22:00')).toBe('2026-11-26T07:00')
  expect(quiet(nights, 'Europe/Berlin', '2026-11-26T06:59')).toBe('2026-11-26T07:00')
  expect(quiet(nights, 'Europe/Berlin', '2026-11-26T07:00')).toBeNull()
})

test('the same moment is night for one and day for another', () => {
  const at = new Date('2026-11-25T23:00Z')
  expect(quietUntil(nights, 'Europe/Berlin', at)).not.toBeNull()
  expect(quietUntil(nights, 'America/Los_Angeles', at)).toBeNull()
  expect(quietUntil(nights, 'Asia/Kolkata', at)).not.toBeNull()
})

test('a day without hours is not quiet, but for the night that began the day before', () => {
  const fridayNight = [rule(4, '22:00', '10:00')]
  expect(quiet(fridayNight, 'Europe/London', '2026-11-28T09:59')).toBe('2026-11-28T10:00')
  expect(quiet(fridayNight, 'Europe/London', '2026-11-28T22:30')).toBeNull()
})

test('hours that touch or overlap are one quiet time', () => {
  const weekend = [rule(4, '22:00', '08:00'), rule(5, '00:00', '00:00'), rule(6, '00:00', '06:30')]
  expect(quiet(weekend, 'Europe/Berlin', '2026-11-27T23:00')).toBe('2026-11-29T06:30')
})

test('quiet hours without end let mail through after two weeks', () => {
  const at = new Date('2026-11-25T12:00Z')
  expect(quietUntil(everyDay('00:00', '00:00'), 'UTC', at)).toEqual(new Date('2026-12-09T12:00Z'))
})

for (const [zone, change] of [
  ['Europe/Berlin', '2026-03-29'],
  ['America/New_York', '2026-03-08'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['America/Santiago', '2026-09-06'],
  ['Africa/Cairo', '2026-04-24'],
] as const) {
  test(`the hour that ${zone} skips is neither quiet nor lost`, () => {
    for (const rules of [nights, everyDay('02:15', '07:00'), everyDay('22:00', '02:15'), everyDay('00:10', '00:40')])
      for (const at of minutesAround(change, zone))
        expect(quietUntil(rules, zone, at) !== null, at.toISOString()).toBe(clockSaysQuiet(rules, zone, at))
  })
}

for (const [zone, change] of [
  ['Europe/Berlin', '2026-10-25'],
  ['America/New_York', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['America/Santiago', '2026-04-05'],
  ['Africa/Cairo', '2026-10-30'],
] as const) {
  test(`the hour that ${zone} repeats is never louder than its clock, and quiet ends once`, () => {
    for (const rules of [nights, everyDay('01:45', '07:00'), everyDay('22:00', '01:45'), everyDay('23:10', '23:40')]) {
      const ends = new Set<number>()
      for (const at of minutesAround(change, zone)) {
        const until = quietUntil(rules, zone, at)
        if (clockSaysQuiet(rules, zone, at)) expect(until, at.toISOString()).not.toBeNull()
        if (until) expect(clockSaysQuiet(rules, zone, until), until.toISOString()).toBe(false)
        if (until) ends.add(until.getTime())
      }
      expect(ends.size).toBeLessThanOrEqual(4)
    }
  })
}

test('in Berlin quiet until 02:30 ends at the second 02:30 of October, and at 03:00 when March has none', () => {
  const rules = everyDay('22:00', '02:30')
  expect(quietUntil(rules, 'Europe/Berlin', new Date('2026-10-24T22:00Z'))).toEqual(new Date('2026-10-25T01:30Z'))
  expect(quietUntil(rules, 'Europe/Berlin', new Date('2026-03-28T23:00Z'))).toEqual(new Date('2026-03-29T01:00Z'))
})

test('a letter waits unless it would be worth nothing at the end', () => {
  const [at, until] = [new Date('2026-11-25T23:00Z'), new Date('2026-11-26T06:00Z')]
  expect(cannotWait(null, at, until)).toBe(false)
  expect(cannotWait(new Date('2026-11-26T05:00Z'), at, until)).toBe(true)
  expect(cannotWait(until, at, until)).toBe(true)
  expect(cannotWait(new Date('2026-11-26T06:01Z'), at, until)).toBe(false)
  expect(cannotWait(new Date('2026-11-25T22:00Z'), at, until)).toBe(false)
})

test('a week needs an hour in which mail can go out', () => {
  expect(leavesRoom(nights)).toBe(true)
  expect(leavesRoom(everyDay('00:00', '00:00'))).toBe(false)
  expect(leavesRoom(everyDay('10:00', '09:55'))).toBe(false)
  expect(leavesRoom([...everyDay('00:00', '00:00').slice(1), rule(0, '13:00', '12:00')])).toBe(true)
})

function rule(weekday: number, start: string, end: string): WeekRule {
  return { weekday, startMinute: minutes(start), endMinute: minutes(end) }
}

function everyDay(start: string, end: string): WeekRule[] {
  return [0, 1, 2, 3, 4, 5, 6].map((weekday) => rule(weekday, start, end))
}

function minutes(clock: string): number {
  const [hour, minute] = clock.split(':').map(Number)
  return hour! * 60 + minute!
}

function quiet(rules: WeekRule[], zone: string, wall: string): string | null {
  const at = new Date(Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds)
  const until = quietUntil(rules, zone, at)
  return until && wallAt(until, zone).toString({ smallestUnit: 'minute' })
}

function wallAt(at: Date, zone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDateTime()
}

/** The rules read off the face of the clock, minute by minute: what the arithmetic has to agree with. */
function clockSaysQuiet(rules: WeekRule[], zone: string, at: Date): boolean {
  const wall = wallAt(at, zone)
  const minute = wall.hour * 60 + wall.minute
  const today = wall.dayOfWeek - 1
  return rules.some(({ weekday, startMinute, endMinute }) =>
    endMinute > startMinute
      ? weekday === today && minute >= startMinute && minute < endMinute
      : (weekday === today && minute >= startMinute) || ((weekday + 1) % 7 === today && minute < endMinute),
  )
}

function minutesAround(day: string, zone: string): Date[] {
  const noon = Temporal.PlainDateTime.from(`${day}T12:00`).toZonedDateTime(zone).epochMilliseconds
  return Array.from({ length: 36 * 12 }, (_, index) => new Date(noon - 24 * 3600_000 + index * 300_000))
}
