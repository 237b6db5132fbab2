import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { datesOf } from '../domain/recurrence.ts'
import { instantOf, plusMinutes } from '../domain/wall-clock.ts'
import { writeCalendar, type CalendarEntry } from './write-calendar.server.ts'

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

/** Every date a calendar program would show, as instants, with the ones that are cancelled. */
function shown(text: string, limit: number): { at: string; isCancelled: boolean }[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  }
  const all = calendar.getAllSubcomponents('vevent')
  const master = all.find((component) => !component.hasProperty('recurrence-id'))!
  const event = new ICAL.Event(master, {
    exceptions: all.filter((one) => one !== master).map((one) => new ICAL.Event(one)),
  })
  const dates: { at: string; isCancelled: boolean }[] = []
  const iterator = event.iterator()
  for (let next = iterator.next(); next && dates.length < limit; next = iterator.next()) {
    const { item, startDate } = event.getOccurrenceDetails(next)
    dates.push({
      at: startDate.toJSDate().toISOString(),
      isCancelled: item.component.getFirstPropertyValue('status') === 'CANCELLED',
    })
  }
  return dates
}

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
      expect(shown(text, 20).map((one) => one.at)).toEqual(expected)
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
    expect(shown(text, 20)).toEqual([
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
    expect(shown(text, 20)).toHaveLength(4)
  })
})

describe('a calendar file', () => {
  it('keeps words, stamps in UTC and folds long lines', () => {
    const text = writeCalendar('Hall, upstairs', [entry({ title: `Soup, bread; ${'ü'.repeat(90)}` })])
    const event = new ICAL.Component(ICAL.parse(text) as unknown[]).getFirstSubcomponent('vevent')!
    expect(event.getFirstPropertyValue('summary')).toBe(`Soup, bread; ${'ü'.repeat(90)}`)
    expect(event.getFirstPropertyValue('description')).toContain('https://hall.example/events/one')
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
