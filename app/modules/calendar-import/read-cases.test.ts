import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { processorTime } from '#test/processor-time.ts'
import { readFor, type ReadForSpace } from './read-for.server.ts'

const now = new Date('2026-11-30T12:00:00Z')
const caseText = (name: string) =>
  readFileSync(new URL(`calendar-file/fixtures/cases/${name}.ics`, import.meta.url), 'utf8')
const ofText = (text: string, timeZone = 'Europe/Berlin') => readFor({ text, timeZone, now })

function read(name: string, timeZone?: string): ReadForSpace {
  const result = ofText(caseText(name), timeZone)
  if (!result.ok) throw new Error(result.problem.reason)
  return result.value
}

const lines = ({ items }: ReadForSpace) =>
  items
    .filter((item) => !item.isOver)
    .map(({ startsLocal, durationMinutes, repeat, title }) => [startsLocal, durationMinutes, repeat, title])
const leftOut = (name: string) => read(name).leftOut.map(({ title, reason }) => [title, reason])
const calendar = (...entries: string[]) =>
  `BEGIN:VCALENDAR\n${entries.map((entry) => `BEGIN:VEVENT\n${entry}\nEND:VEVENT`).join('\n')}\nEND:VCALENDAR`

describe('what cannot be read is named with its reason, and the rest comes in', () => {
  it('a rule finer than a day', () => {
    for (const [name, title] of [
      ['dos-secondly', 'Every second'],
      ['slow-hourly', 'Feed the sourdough'],
    ] as const) {
      expect(leftOut(name)).toEqual([[title, expect.stringMatching(/^It repeats more often than daily/)]])
      expect(read(name).items).toEqual([])
    }
    const many = calendar(
      'UID:1\nSUMMARY:Many a day\nDTSTART:20270104T090000\nRRULE:FREQ=DAILY;BYHOUR=8,9,10,11,12;BYMINUTE=0,5,10',
      'UID:2\nSUMMARY:By the minute\nDTSTART:20270104T090000\nRRULE:FREQ=MINUTELY;COUNT=3',
      'UID:3\nSUMMARY:Neighbour\nDTSTART:20270104T090000',
    )
    const result = ofText(many)
    expect(result.ok && result.value.leftOut.map(({ title }) => title)).toEqual(['Many a day', 'By the minute'])
    expect(result.ok && result.value.items.map(({ title }) => title)).toEqual(['Neighbour'])
  })

  it('a rule with a blank in it', () => {
    expect(lines(read('05-one-bad-rule-among-good')).map((line) => line[3])).toEqual(['Good one', 'Good two'])
    expect(leftOut('05-one-bad-rule-among-good')).toEqual([
      ['A blank in BYDAY', expect.stringMatching(/could not be read. \(FREQ=WEEKLY;BYDAY=MO, TU\)/)],
    ])
  })

  it('an exception on a day that does not exist; the series stands', () => {
    const found = read('16-bad-exdate')
    expect(lines(found)).toEqual([
      ['2027-01-05T10:00', 60, 'FREQ=WEEKLY;COUNT=4', 'Series with an impossible exception'],
      ['2027-01-05T12:00', 60, 'FREQ=WEEKLY;COUNT=4', 'Series with an empty EXDATE'],
    ])
    expect(found.items.flatMap((item) => item.dates)).toEqual([])
    expect(found.leftOut).toEqual([])
    expect(found.remarks).toEqual([
      { title: 'Series with an impossible exception', reason: expect.stringMatching(/no date.*20270231T100000/) },
    ])
  })

  it('what lies beyond the horizon; what is near comes in', () => {
    const far = 'It lies more than five years ahead.'
    expect(leftOut('23-far-future')).toEqual([
      ['Year 2999', far],
      ['Year 9999', far],
      ['Past the end of time', far],
    ])
    expect(leftOut('23a-year-2999')).toEqual([['Year 2999', far]])
    for (const name of ['23b-year-9999', '23c-over-year-9999']) {
      expect(leftOut(name)).toEqual([[expect.any(String), far]])
      expect(lines(read(name)).map((line) => line[3])).toEqual(['A normal one beside it'])
    }
  })

  it('a calendar of another kind', () => {
    expect(leftOut('30-rscale')).toEqual([['Lunar new year (RFC 7529)', expect.stringMatching(/chinese calendar/)]])
    expect(lines(read('30-rscale')).map((line) => line[3])).toEqual(['Neighbour'])
  })

  it('what ends before it starts', () => {
    const reason = 'It ends before it starts.'
    expect(leftOut('42-negative-duration')).toEqual([
      ['Ends before it starts', reason],
      ['Negative duration', reason],
    ])
  })
})

describe('a calendar comes in as it was meant', () => {
  it('where a whole day says so by its form alone, also for one date of a series', () => {
    expect(lines(read('01-date-without-value'))).toEqual([
      ['2027-01-05T00:00', 1440, null, 'Open day (date without VALUE=DATE)'],
      ['2027-01-05T10:00', 60, null, 'Good neighbour'],
    ])
    const [days, ...others] = read('02-recurrence-id-date-without-value').items
    expect(others).toEqual([])
    expect(days).toMatchObject({
      startsLocal: '2027-01-04T00:00',
      durationMinutes: 1440,
      repeat: 'FREQ=WEEKLY;COUNT=10',
    })
    expect(days!.dates).toMatchObject([{ recurrenceId: '2027-01-11T00:00', startsLocal: '2027-01-12T00:00' }])
    expect(lines(read('36-date-with-T000000'))).toEqual([['2027-12-22T00:00', 10 * 1440, null, 'Ten days off']])
  })

  it('where folds stand right after a name, quotes are ill-balanced or a date of making is none', () => {
    expect(lines(read('07-fold-after-name'))).toEqual([['2027-01-05T11:00', 60, null, 'Folded right after the name']])
    expect(lines(read('33-quote-in-rsvp-comment')).map((line) => line[3])).toEqual(['Good', 'A quote in a comment'])
    expect(lines(read('34-created-year-0'))).toEqual([['2027-05-03T10:00', 60, null, 'Google CREATED in year 0']])
    expect(read('37-apple-structured-location').items[0]!.place).toBe('Hall Street 1')
  })

  it('where a rule goes on past every calendar, began long ago off its days, or means what only RFC 5545 says', () => {
    expect(lines(read('28-until-9999'))).toEqual([
      ['2027-01-04T10:00', 60, 'FREQ=WEEKLY', 'Weekly for ever (until 9999)'],
    ])
    expect(lines(read('slow-weekly-off-start'))).toEqual([
      ['2014-01-07T09:00', 30, 'FREQ=WEEKLY;BYDAY=TU,TH', 'Class since 2014'],
    ])
    expect(lines(read('11-byweekno')).map((line) => line[0])).toEqual(['2027-05-17T09:00'])
    expect(lines(read('22-monthly-31st')).map((line) => line.slice(0, 3))).toEqual([
      ['2026-12-31T10:00', 60, 'FREQ=MONTHLY;COUNT=6'],
      ['2024-02-29T00:00', 1440, 'FREQ=YEARLY'],
    ])
  })

  it('where whole days repeat until an instant', () => {
    for (const zone of ['Europe/Berlin', 'America/New_York']) {
      const [series] = read('04-allday-until-utc', zone).items
      expect(series).toMatchObject({
        startsLocal: '2027-01-04T00:00',
        repeat: expect.stringMatching(/UNTIL=20270108T235959$/),
      })
    }
  })

  it('where the file names the zone of its times', () => {
    const [series] = read('39-x-wr-timezone-only', 'America/New_York').items
    expect(series).toMatchObject({ startsLocal: '2027-05-07T19:00', timeZone: 'Europe/Berlin' })
    const [single] = read('40-floating-in-file-with-x-wr-timezone').items
    expect(single).toMatchObject({ startsLocal: '2027-05-08T19:00', timeZone: 'America/New_York' })
  })

  it('and what is over does not count against what may come in', () => {
    const found = read('19-1001-mostly-past')
    expect(lines(found)).toHaveLength(1)
    const coming = (count: number) =>
      calendar(...Array.from({ length: count }, (_, i) => `UID:${i}\nSUMMARY:${i}\nDTSTART:20261205T080000Z`))
    expect(ofText(coming(1001))).toMatchObject({
      ok: false,
      problem: { reason: expect.stringMatching(/1001 entries/) },
    })
    expect(ofText(coming(1000))).toMatchObject({ ok: true, value: { items: { length: 1000 } } })
  })

  it('nothing private', () => {
    expect(read('18-all-private')).toMatchObject({ isPrivate: 1, items: [], leftOut: [] })
  })
})

describe('reading takes next to no time', () => {
  it.each(['dos-secondly', 'slow-hourly', 'slow-weekly-off-start'])('for %s, also four times in a file', (name) => {
    const text = caseText(name)
    const [, entry] = /(BEGIN:VEVENT[\s\S]*END:VEVENT)/.exec(text)!
    const four = text.replace(entry!, [1, 2, 3, 4].map((i) => entry!.replace('UID:', `UID:${i}`)).join('\r\n'))
    ofText(text)
    expect(processorTime(() => ofText(text))).toBeLessThan(200)
    expect(processorTime(() => ofText(four))).toBeLessThan(200)
    const found = ofText(four)
    expect(found.ok && found.value.items.length + found.value.leftOut.length).toBe(4)
  })
})
