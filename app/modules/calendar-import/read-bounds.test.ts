import { performance } from 'node:perf_hooks'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { processorTime } from '#test/processor-time.ts'
import { calendarReader, readApart } from './read-apart.server.ts'
import { readFor } from './read-for.server.ts'

const now = new Date('2026-11-30T12:00:00Z')
const input = (text: string) => ({ text, timeZone: 'Europe/Berlin', now })
const calendar = (inside: string) => `BEGIN:VCALENDAR\n${inside}\nEND:VCALENDAR`
const event = (lines: string) =>
  `BEGIN:VEVENT\nUID:1\nSUMMARY:One\nDTSTART;TZID=Europe/Berlin:20270104T090000\n${lines}\nEND:VEVENT`
const times = (count: number, make: (i: number) => string, by = '\n') =>
  Array.from({ length: count }, (_, i) => make(i)).join(by)
const day = (i: number) =>
  new Date(Date.UTC(2026, 11, 1) + i * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')

/** Files of up to two megabytes that are long in one respect. */
const large: Record<string, () => string> = {
  'tens of thousands of exceptions': () =>
    calendar(event(`RRULE:FREQ=DAILY\nEXDATE;TZID=Europe/Berlin:${times(60_000, (i) => `${day(i)}T090000`, ',')}`)),
  'tens of thousands of exceptions in UTC, on a line each': () =>
    calendar(event(`RRULE:FREQ=DAILY\n${times(40_000, (i) => `EXDATE:${day(i)}T080000Z`)}`)),
  'tens of thousands of added dates': () => calendar(event(`RDATE:${times(60_000, (i) => `${day(i)}T090000`, ',')}`)),
  'added dates to a rule with a count': () =>
    calendar(event(`RRULE:FREQ=DAILY;COUNT=999\nRDATE:${times(60_000, (i) => `${day(i)}T093000`, ',')}`)),
  'thousands of dates spoken of apart': () =>
    calendar(
      event('RRULE:FREQ=DAILY') +
        times(
          9000,
          (i) =>
            `BEGIN:VEVENT\nUID:1\nSUMMARY:Other ${i}\nRECURRENCE-ID:${day(i)}T090000\nDTSTART:${day(i)}T100000\nEND:VEVENT`,
        ),
    ),
  'one property of two megabytes': () => calendar(event(`DESCRIPTION:${'x'.repeat(1_990_000)}`)),
  'a rule of two megabytes': () => calendar(event(`RRULE:FREQ=DAILY;BYMONTHDAY=${times(600_000, () => '1', ',')}`)),
  'a name of two megabytes': () => calendar(event(`${'X'.repeat(1_900_000)}:1`)),
  'components in components': () =>
    calendar(`${times(60_000, () => 'BEGIN:VEVENT')}\n${times(60_000, () => 'END:VEVENT')}`),
  'ends of what never began': () => calendar(times(150_000, () => 'END:VALARM')),
  'lines folded after each character': () => calendar(event(`DESCRIPTION:${times(600_000, () => 'x', '\n ')}`)),
  'a description broken without folds': () => calendar(event(`DESCRIPTION:x\n${times(600_000, () => 'x')}`)),
  'tags that never close': () => calendar(event(`DESCRIPTION:${'<a href="https:'.repeat(120_000)}`)),
  'links that never close': () => calendar(event(`DESCRIPTION:${'<a href="https://x.example">'.repeat(70_000)}`)),
  'blanks without an end': () => calendar(event(`DESCRIPTION:${' '.repeat(1_900_000)}x`)),
  'quotes without an end': () => calendar(event(`SUMMARY;X=${'"a'.repeat(900_000)}:x`)),
  'tens of thousands of alarms': () =>
    calendar(event(times(25_000, () => 'BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT5M\nDESCRIPTION:x\nEND:VALARM'))),
  'tens of thousands of past entries': () =>
    calendar(times(25_000, (i) => `BEGIN:VEVENT\nUID:${i}\nDTSTART;TZID=Europe/Berlin:20080101T100000\nEND:VEVENT`)),
  'a zone with thousands of changes': () =>
    calendar(
      `BEGIN:VTIMEZONE\nTZID:Own\n${times(12_000, (i) => `BEGIN:STANDARD\nDTSTART:${day(i)}T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=1SU\nEND:STANDARD`)}\nEND:VTIMEZONE\n` +
        event('').replace('Europe/Berlin', 'Own'),
    ),
  'a zone that changes every second': () =>
    calendar(
      `BEGIN:VTIMEZONE\nTZID:Own\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE\n` +
        event('').replace('Europe/Berlin', 'Own'),
    ),
  'thousands of zones': () =>
    calendar(times(20_000, (i) => `BEGIN:VEVENT\nUID:${i}\nDTSTART;TZID=Made/Up_${i}:20270104T090000\nEND:VEVENT`)),
  'thousands of endless rules': () =>
    calendar(
      times(
        12_000,
        (i) => `BEGIN:VEVENT\nUID:${i}\nDTSTART:19000101T090000Z\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\nEND:VEVENT`,
      ),
    ),
}

describe('work on a calendar is bounded', () => {
  it.each(Object.keys(large))(
    '%s: it is read or refused in a few seconds, and the process goes on',
    async (name) => {
      const text = large[name]!()
      expect(text.length).toBeLessThan(2_000_000)
      let [result, held] = [await readApart(input(calendar(''))), Infinity]
      for (let attempt = 0; attempt < 3 && held >= 250; attempt++) {
        const before = performance.eventLoopUtilization()
        result = await readApart(input(text))
        held = performance.eventLoopUtilization(before).active
      }
      // Cloning what goes to the thread and comes back is all that this process has to do.
      expect(held).toBeLessThan(250)
      if (!result.ok) expect(result.problem.reason).toMatch(/^This|^The descriptions/)
      else expect(result.value.items.length).toBeLessThanOrEqual(2000)
    },
    120_000,
  )

  it('whatever its shape: a small one is read at once', () => {
    const number = fc.constantFrom('0', '-1', '1', '2', '31', '366', '999999', '999999999')
    const rule = fc
      .tuple(
        fc.constantFrom('SECONDLY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
        fc.array(
          fc
            .tuple(
              fc.constantFrom(
                'INTERVAL',
                'COUNT',
                'BYMONTH',
                'BYMONTHDAY',
                'BYYEARDAY',
                'BYWEEKNO',
                'BYSETPOS',
                'BYHOUR',
              ),
              number,
            )
            .map((pair) => pair.join('=')),
          { maxLength: 4 },
        ),
      )
      .map(([frequency, parts]) => `RRULE:FREQ=${[frequency, ...parts].join(';')}`)
    const start = fc.constantFrom(
      '00010101T000000',
      '19000228T100000Z',
      '20140106T090000',
      '20261231',
      '99991231T235959Z',
      'x',
    )
    const line = fc.oneof(
      rule,
      fc.tuple(fc.constantFrom('EXDATE', 'RDATE', 'RECURRENCE-ID', 'DTEND'), start).map((pair) => pair.join(':')),
      fc.constantFrom('DURATION:-P1W', 'DURATION:P99999W', 'BEGIN:VALARM', 'END:VALARM', 'STATUS:CANCELLED', 'UID:2'),
      fc.string({ unit: 'binary', maxLength: 40 }),
    )
    const one = fc
      .tuple(start, fc.array(line, { maxLength: 6 }))
      .map(([at, lines]) => `BEGIN:VEVENT\nUID:1\nDTSTART:${at}\n${lines.join('\n')}\nEND:VEVENT`)
    fc.assert(
      fc.property(fc.array(one, { maxLength: 4 }), (entries) => {
        const text = calendar(entries.join('\n'))
        expect(processorTime(() => readFor(input(text)))).toBeLessThan(250)
      }),
      { numRuns: 100 },
    )
  }, 120_000)

  it('what takes too long, or too much room, is refused with a sentence, and the next one is read', async () => {
    const hurried = calendarReader({ milliseconds: 1, megabytes: 192 })
    const heavy = input(large['tens of thousands of past entries']!())
    expect(await hurried(heavy)).toMatchObject({
      ok: false,
      problem: { reason: expect.stringMatching(/too long to read/) },
    })
    const narrow = calendarReader({ milliseconds: 20_000, megabytes: 24 })
    expect(await narrow(heavy)).toMatchObject({
      ok: false,
      problem: { reason: expect.stringMatching(/too much room/) },
    })
    const [first, second] = await Promise.all([narrow(heavy), narrow(input(calendar(event(''))))])
    expect(first.ok).toBe(false)
    expect(second).toMatchObject({ ok: true, value: { items: [{ title: 'One' }] } })
  }, 120_000)

  it('one more than may wait is refused at once, with a sentence', async () => {
    const full = calendarReader({ milliseconds: 10_000, megabytes: 192, waiting: 0 })
    expect(await full(input(calendar(event(''))))).toMatchObject({
      ok: false,
      problem: { reason: expect.stringMatching(/Many calendars/) },
    })
  })
})
