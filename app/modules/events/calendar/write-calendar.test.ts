import fc from 'fast-check'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { describe, expect, it } from 'vitest'
import { datesByIcalJs } from '#test/calendars.ts'
import { datesOf } from '../domain/recurrence.ts'
import { instantOf, plusMinutes } from '../domain/wall-clock.ts'
import { writeCalendar, type CalendarEntry } from './write-calendar.ts'

const entry = (given: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: 'one@guildhall',
  sequence: 3,
  changedAt: new Date('2026-11-25T12:00:00Z'),
  title: 'Soup, bread; and “talk”',
  description: 'Line one\nline two',
  place: 'Hebelstraße 14, Berlin',
  url: 'https://hall.example/events/one',
  timeZone: 'Europe/Berlin',
  startsLocal: '2026-12-05T19:00',
  durationMinutes: 90,
  repeat: null,
  status: 'confirmed',
  exceptions: [],
  ...given,
})

describe('a series in a calendar file', () => {
  for (const [zone, start] of [
    ['America/New_York', '2026-02-21T19:00'],
    ['America/New_York', '2026-10-17T19:00'],
    ['Europe/Berlin', '2026-03-14T19:00'],
    ['Europe/Berlin', '2026-10-10T19:00'],
    ['Australia/Lord_Howe', '2026-03-21T19:00'],
    ['Australia/Lord_Howe', '2026-09-19T19:00'],
  ] as const) {
    it(`reads back on the same instants across the clock change in ${zone} after ${start.slice(0, 7)}`, () => {
      const rule = 'FREQ=WEEKLY;COUNT=8'
      const text = writeCalendar('Hall', [entry({ timeZone: zone, startsLocal: start, repeat: rule })])
      const expected = datesOf(rule, start, '2028-01-01T00:00').map((wall) => instantOf(wall, zone).toISOString())
      expect(new Set(expected.map((at) => at.slice(11))).size).toBe(2)
      expect(datesByIcalJs(text).map((one) => one.at)).toEqual(expected)
    })
  }

  it('carries a moved and a cancelled date as exceptions of the same entry', () => {
    const rule = 'FREQ=WEEKLY;COUNT=4'
    const zone = 'America/New_York'
    const walls = datesOf(rule, '2026-10-24T19:00', '2028-01-01T00:00')
    const moved = instantOf('2026-10-30T18:00', zone)
    const off = instantOf(walls[2]!, zone)
    const exceptions = [
      { recurrenceId: walls[1]!, startsAt: moved, endsAt: new Date(moved.getTime() + 3_600_000), isCancelled: false },
      { recurrenceId: walls[2]!, startsAt: off, endsAt: new Date(off.getTime() + 3_600_000), isCancelled: true },
    ]
    const text = writeCalendar('Hall', [entry({ timeZone: zone, startsLocal: walls[0]!, repeat: rule, exceptions })])
    expect(datesByIcalJs(text).map(({ at, isOff }) => ({ at, isCancelled: isOff }))).toEqual([
      { at: instantOf(walls[0]!, zone).toISOString(), isCancelled: false },
      { at: moved.toISOString(), isCancelled: false },
      { at: off.toISOString(), isCancelled: true },
      { at: instantOf(walls[3]!, zone).toISOString(), isCancelled: false },
    ])
    expect(text.match(/^UID:one@guildhall\r$/gm)).toHaveLength(3)
    expect(text.match(/^SEQUENCE:3\r$/gm)).toHaveLength(3)
  })

  it('ends with the date that its end names', () => {
    const rule = 'FREQ=WEEKLY;UNTIL=20261114T190000'
    const text = writeCalendar('Hall', [
      entry({ timeZone: 'America/New_York', startsLocal: '2026-10-24T19:00', repeat: rule }),
    ])
    expect(text).toContain('UNTIL=20261115T000000Z')
    expect(datesByIcalJs(text)).toHaveLength(4)
  })
})

describe('a calendar file', () => {
  it('keeps words, stamps in UTC and folds long lines', () => {
    const text = writeCalendar('Hall, upstairs', [entry({ title: `Soup, bread; ${'ü'.repeat(90)}` })])
    const event = new ICAL.Component(ICAL.parse(text) as unknown[]).getFirstSubcomponent('vevent')!
    expect(event.getFirstPropertyValue('summary')).toBe(`Soup, bread; ${'ü'.repeat(90)}`)
    expect(event.getFirstPropertyValue('description')).toBe('Line one\nline two')
    expect(event.getFirstPropertyValue('url')).toBe('https://hall.example/events/one')
    expect(text).toContain('DTSTAMP:20261125T120000Z')
    expect(text).toContain('DTSTART;TZID=Europe/Berlin:20261205T190000')
    expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  })

  it('rings a day and an hour before, unless the event is off', () => {
    const alarms = (text: string) => text.match(/^TRIGGER:(.*)\r$/gm)?.length ?? 0
    expect(alarms(writeCalendar('Hall', [entry()]))).toBe(2)
    const off = writeCalendar('Hall', [entry({ status: 'cancelled' })])
    expect(alarms(off)).toBe(0)
    expect(off).toContain('STATUS:CANCELLED')
  })

  it('says the same whatever zone this process runs in', () => {
    const before = process.env.TZ
    const texts = ['UTC', 'Pacific/Auckland', 'America/New_York'].map((zone) => {
      process.env.TZ = zone
      return writeCalendar('Hall', [entry({ startsLocal: '2026-03-29T02:30', repeat: 'FREQ=DAILY;COUNT=3' })])
    })
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
    expect(new Set(texts).size).toBe(1)
    expect(plusMinutes('2026-03-29T02:30', 60)).toBe('2026-03-29T03:30')
  })
})

describe('the zones of a calendar file', () => {
  it('are yearly rules where clocks follow one, which every program understands', () => {
    const text = writeCalendar('Hall', [entry(), entry({ timeZone: 'America/New_York' })])
    expect(text).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU')
    expect(text).toContain('RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU')
    expect(text.match(/^BEGIN:VTIMEZONE\r$/gm)).toHaveLength(2)
    expect(writeCalendar('Hall', [entry({ timeZone: 'UTC' })])).toContain('DTSTART:20261205T190000Z')
  })

  it('give the right instants to a program that knows no zone by name', () => {
    const zones = ['Africa/Casablanca', 'America/Santiago', 'Asia/Kathmandu', 'Asia/Tehran', 'Australia/Lord_Howe']
    for (const zone of [...zones, 'Europe/Berlin', 'Europe/Dublin', 'America/St_Johns', 'Pacific/Chatham']) {
      const rule = 'FREQ=MONTHLY;COUNT=30'
      const text = writeCalendar('Hall', [entry({ timeZone: zone, startsLocal: '2026-01-15T12:00', repeat: rule })])
      const expected = datesOf(rule, '2026-01-15T12:00', '2030-01-01T00:00').map((wall) =>
        instantOf(wall, zone).toISOString(),
      )
      const unnamed = text.replaceAll(zone, 'Somewhere')
      expect(
        datesByIcalJs(unnamed).map((one) => one.at),
        zone,
      ).toEqual(expected)
    }
  })
})

describe('words in a calendar file', () => {
  const pieces = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 90 }),
    fc.constantFrom(
      '\n',
      '\\n',
      ',',
      ';',
      '\\',
      ':',
      '"',
      '👩‍👩‍👧',
      'ü'.repeat(40),
      '🌍'.repeat(30),
      'BEGIN:VEVENT',
      '\r\nUID:x',
    ),
  )
  const words = fc.array(pieces, { maxLength: 8 }).map((parts) =>
    parts
      .join('')
      .replace(/\r\n?/g, '\n')
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ''),
  )
  const title = words.map((text) => `T${text.replace(/[\n\t]/g, ' ')}T`)
  const description = words.map((text) => `D${text}D`)

  it('come back as they were, through two parsers, on lines of 75 octets that break no character', () => {
    fc.assert(
      fc.property(title, description, title, (title, description, place) => {
        const text = writeCalendar(title, [entry({ title, description, place })])
        const event = new ICAL.Component(ICAL.parse(text) as unknown[]).getFirstSubcomponent('vevent')!
        const read = ['summary', 'description', 'location'].map((name) => event.getFirstPropertyValue(name))
        expect(read).toEqual([title, description, place])
        const other = Object.values(nodeIcal.parseICS(text)).find((one) => one.type === 'VEVENT')!
        // node-ical takes an escaped backslash before an n for a new line.
        const known = [title, description].filter((words) => !words.includes('\\'))
        expect([other.summary, other.description].filter((_, i) => known.includes([title, description][i]!))).toEqual(
          known,
        )
        expect(other.uid).toBe('one@guildhall')
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(text).not.toMatch(/\ufffd/)
      }),
      { numRuns: 300 },
    )
  })

  it('lose what no calendar may contain, and nothing else', () => {
    const text = writeCalendar('Hall', [entry({ title: 'a\u0000b\u001bc\ud800d\u007fe' })])
    expect(text).toContain('SUMMARY:abc\ufffdde')
  })
})
