import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ImportedItem } from '../domain/imported-item.ts'
import { readCalendar, type ReadCalendar } from './read-calendar.ts'

const window = { from: '2026-11-24T00:00', to: '2027-05-26T00:00', far: '2031-11-25T00:00' }

function read(text: string, home = 'Europe/Berlin'): ReadCalendar {
  const result = readCalendar(text, home, window)
  if (!result.ok) throw new Error(result.problem.reason)
  return result.value
}
const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}.ics`, import.meta.url), 'utf8')

/** An item in a line: "2026-12-01T18:00 60 Europe/Berlin FREQ=DAILY Title", and its differing dates. */
const line = ({ startsLocal, durationMinutes, timeZone, repeat, title, isOff }: ImportedItem) =>
  [startsLocal, durationMinutes, timeZone, repeat, title, isOff && '(off)'].filter(Boolean).join(' ')
const dates = (item: ImportedItem) =>
  item.dates
    .map((date) => `${date.recurrenceId} ${date.isOff ? 'off' : `at ${date.startsLocal} for ${date.durationMinutes}`}`)
    .sort()
const titled = (calendar: ReadCalendar, title: string) => calendar.items.find((item) => item.title === title)!

describe('a calendar comes in right', () => {
  it('from Google: series with skipped, moved and cancelled dates, UTC times, whole days, HTML; nothing private', () => {
    const calendar = read(fixture('google'))
    expect(calendar.name).toBe('Werkhof Events')
    expect(calendar.items.map(line)).toEqual([
      '2026-12-03T19:00 120 Europe/Berlin FREQ=WEEKLY;BYDAY=TH;UNTIL=20270204T235900 Open evening at the long table',
      '2026-12-12T10:30 270 Europe/Berlin Winter market',
      '2026-12-19T00:00 2880 Europe/Berlin Print weekend',
    ])
    const [evening] = calendar.items
    expect(dates(evening!)).toEqual([
      '2026-12-10T19:00 at 2026-12-11T18:00 for 150',
      '2026-12-24T19:00 off',
      '2026-12-31T19:00 off',
      '2027-01-07T19:00 off',
    ])
    expect(evening!.description).toBe('Bring your own cup.\n\nAgenda: agenda (https://werkhof.example/agenda) & soup')
    expect(evening!.place).toBe('Hebelstraße 14, 10999 Berlin, Germany')
    expect(calendar).toMatchObject({ isPrivate: 1, leftOut: [] })
    expect(JSON.stringify(calendar)).not.toContain('Dentist')
  })

  it('from Outlook: Windows zone names, zones of its own making, X-MICROSOFT properties, whole days', () => {
    const calendar = read(fixture('outlook'))
    expect(calendar.items.map(line)).toEqual([
      '2026-12-01T17:00 60 Europe/Berlin FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270601T180000 Tax hour for freelancers',
      '2026-12-08T15:00 60 Europe/Berlin Call with the New York studio',
      '2026-12-24T00:00 4320 Europe/Berlin House closed',
    ])
    expect(dates(calendar.items[0]!)).toEqual(['2027-01-05T17:00 off', '2027-02-02T17:00 at 2027-02-03T17:30 for 60'])
    expect(calendar.items[0]!.uid).toMatch(/^0400.*53A7$/)
  })

  it('from Apple: durations, emoji folded apart, web addresses, a date with a title of its own', () => {
    const calendar = read(fixture('apple'), 'Europe/London')
    expect(calendar.items.map(line)).toEqual([
      '2026-11-30T09:30 90 Europe/London FREQ=WEEKLY;COUNT=8;INTERVAL=2;BYDAY=MO,WE Life drawing',
      '2026-12-14T09:30 180 Europe/London Life drawing: the long pose',
      '2026-12-04T18:30 150 Europe/London Opening: “Small Rooms” 🎨',
    ])
    expect(dates(calendar.items[0]!)).toEqual(['2026-12-14T09:30 off'])
    expect(calendar.items[1]!.recurrenceId).toBe('2026-12-14T09:30')
    expect(calendar.items[0]!.place).toBe('Studio Nord 12 North Row, Manchester')
    const opening = calendar.items[2]!
    expect(opening.link).toBe('https://studio-nord.example/small-rooms')
    expect(opening.description).toContain('at all: 🖼️🖼️🖼️ – schön, n’est-ce pas?')
  })

  it('from Nextcloud: zones behind a path, added dates, rules that are not ours as single dates', () => {
    const calendar = read(fixture('nextcloud'), 'Australia/Lord_Howe')
    expect(calendar.items.map(line)).toEqual([
      '2026-11-28T10:00 150 Australia/Lord_Howe FREQ=MONTHLY;COUNT=6;BYDAY=-1SA Repair café',
      '2026-12-12T10:00 150 Australia/Lord_Howe Repair café',
      '2027-01-09T10:00 150 Australia/Lord_Howe Repair café',
      '2026-11-30T18:00 60 Australia/Lord_Howe Lathe induction',
      '2026-11-30T20:00 60 Australia/Lord_Howe Lathe induction',
      '2026-12-07T18:00 60 Australia/Lord_Howe Lathe induction',
      '2026-12-07T20:00 60 Australia/Lord_Howe Lathe induction',
      '2026-12-05T10:00 60 Australia/Lord_Howe Welding (off)',
    ])
    expect(dates(calendar.items[0]!)).toEqual(['2026-12-26T10:00 off'])
    expect(calendar.items.slice(3, 7).map((item) => item.recurrenceId)).toEqual(
      calendar.items.slice(3, 7).map((item) => item.startsLocal),
    )
  })

  it('from Meetup: its zone, its pages as links', () => {
    const calendar = read(fixture('meetup'))
    expect(calendar.items.map(line)).toEqual([
      '2026-12-02T18:30 120 America/New_York Freelance NYC: rates, out loud',
      '2026-12-16T18:30 120 America/New_York Freelance NYC: contracts, line by line',
      '2025-12-03T18:30 120 America/New_York Freelance NYC: last year’s numbers',
    ])
    expect(calendar.items[0]!.link).toBe('https://www.meetup.example/freelance-nyc/events/304811277/')
    expect(calendar.items[0]!.place).toBe('Third Floor (240 Kent Ave, Brooklyn, NY)')
  })

  it('made by hand: floating times on the space’s clock, broken folds, no names, skipped whole days', () => {
    const calendar = read(fixture('hand-made'), 'America/New_York')
    expect(calendar.items.map(line)).toEqual([
      '2026-12-05T08:30 90 America/New_York Breakfast club',
      '2026-12-07T14:00 60 America/New_York Inventory',
      '2026-01-07T19:30 90 America/New_York FREQ=WEEKLY Choir',
    ])
    expect(calendar.leftOut).toEqual([{ title: 'Broken', reason: 'It has no start that could be read.' }])
    expect(calendar.items[0]!.description).toBe(
      'Rolls are there. Bring what you\nlike on them.\nNote: the bell is broken, knock.',
    )
    expect(dates(titled(calendar, 'Choir'))).toEqual(['2026-12-23T19:30 off'])
    expect(titled(calendar, 'Inventory').uid).toBe('Inventory 2026-12-07T14:00')
  })

  it('with two rules, dates named in other zones, dates without their series, and two versions of one entry', () => {
    const calendar = read(fixture('series-apart'), 'Europe/Helsinki')
    expect(calendar.items.map(line)).toEqual([
      '2026-12-01T18:00 90 Europe/Helsinki Sauna',
      '2026-12-07T18:00 90 Europe/Helsinki Sauna',
      '2026-12-09T18:00 90 Europe/Helsinki Sauna',
      '2026-12-24T18:00 90 Europe/Helsinki Sauna',
      '2027-01-24T18:00 90 Europe/Helsinki Sauna',
      '2026-12-05T19:00 90 Europe/Helsinki Sauna',
      '2026-12-15T13:00 60 Europe/Helsinki One date of a series that is kept elsewhere',
      '2026-12-10T12:30 60 Europe/Helsinki The later version',
    ])
  })
})

describe('what is no calendar', () => {
  const reason = (text: string) => {
    const result = readCalendar(text, 'Europe/Berlin', window)
    return result.ok ? 'read' : result.problem.reason
  }

  it('is refused in words that help', () => {
    expect(reason('<!doctype html><title>Calendar</title>')).toMatch(/web page/)
    for (const text of ['', 'hello', 'BEGIN:VCARD\r\nEND:VCARD', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT', '\u0000\u0001']) {
      expect(reason(text), JSON.stringify(text)).toMatch(/BEGIN:VCALENDAR/)
    }
  })
})

describe('an entry of more single dates than any calendar has', () => {
  const stamps = (count: number) =>
    Array.from({ length: count }, (_, week) =>
      new Date(Date.UTC(2026, 11, 1, 18) + week * 7 * 86_400_000).toISOString().replace(/[-:]|\.000/g, ''),
    )
  const event = (title: string, lines: string[]) =>
    [
      'BEGIN:VEVENT',
      `UID:${title}`,
      `SUMMARY:${title}`,
      'DTSTART:20261201T180000Z',
      'RRULE:FREQ=DAILY',
      ...lines,
    ].concat('END:VEVENT')
  const calendar = (...events: string[][]) => ['BEGIN:VCALENDAR', ...events.flat(), 'END:VCALENDAR'].join('\r\n')
  const many = stamps(50_000)

  it.each([
    ['dates left out', [`EXDATE:${many.join(',')}`]],
    ['lines of dates left out', many.map((stamp) => `EXDATE:${stamp}`)],
    ['dates added', [`RDATE:${many.join(',')}`]],
    ['both, each within', [`RDATE:${stamps(600).join(',')}`, `EXDATE:${stamps(600).join(',')}`]],
  ])('is named and passed over unread, the rest comes in: %s', (_, lines) => {
    const before = process.cpuUsage()
    const calendarRead = read(calendar(event('Endless', lines), event('Choir', [])))
    const { user, system } = process.cpuUsage(before)
    expect(calendarRead.leftOut).toEqual([
      { title: 'Endless', reason: 'It adds or leaves out more than 1,000 single dates.' },
    ])
    expect(calendarRead.items.map(({ title }) => title)).toEqual(['Choir'])
    expect((user + system) / 1000).toBeLessThan(1000)
  })

  it('is not spread over many entries instead', () => {
    const lines = [`EXDATE;TZID=America/New_York:${stamps(1000).join(',').replaceAll('Z', '')}`]
    const events = Array.from({ length: 12 }, (_, n) => event(`Series ${n}`, lines))
    const { items, leftOut } = read(calendar(...events, event('Choir', [])))
    expect(items).toHaveLength(11)
    expect(items.at(-1)!.title).toBe('Choir')
    expect(leftOut.map(({ title }) => title)).toEqual(['Series 10', 'Series 11'])
  })

  it('may have a thousand', () => {
    const { items, leftOut } = read(calendar(event('Weekly', [`EXDATE:${stamps(1000).join(',')}`])))
    expect([items.length, leftOut]).toEqual([1, []])
  })
})
