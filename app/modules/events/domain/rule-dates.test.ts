import fc from 'fast-check'
import rrule from 'rrule'
import { describe, expect, it } from 'vitest'
import { processorTime } from '#test/processor-time.ts'
import { continuedFrom } from './long-running.ts'
import { datesOf, firstDate, readRule } from './recurrence.ts'
import { datesBefore, datesBetween } from './rule-dates.ts'
import { partsOf, ruleFrom } from './rule-text.ts'
import { minutesOf, wallText } from './wall-days.ts'

const WEEK = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const some = (least: number, most: number, maxLength = 4) =>
  fc.uniqueArray(
    fc.integer({ min: least, max: most }).filter((number) => number !== 0 || least === 0),
    { minLength: 1, maxLength },
  )
const list = (name: string, numbers: fc.Arbitrary<number[]>) => numbers.map((all) => `${name}=${all.join(',')}`)
const days = fc.uniqueArray(fc.constantFrom(...WEEK), { minLength: 1, maxLength: 4 })
// rrule.js takes "every Monday and the second one" for both at once; RFC 5545 means either, so such lists are left out.
const nths = fc.array(fc.tuple(fc.constantFrom('1', '2', '-1', '5', '-2'), fc.constantFrom(...WEEK)), {
  minLength: 1,
  maxLength: 3,
})
const nthDays = nths.map((all) => `BYDAY=${all.map((one) => one.join('')).join(',')}`)
const plainDays = days.map((all) => `BYDAY=${all.join(',')}`)
const maybe = (part: fc.Arbitrary<string>) => fc.option(part, { nil: '', freq: 2 })

const rules = fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY').chain((frequency) => {
  const isLong = frequency === 'MONTHLY' || frequency === 'YEARLY'
  return fc
    .tuple(
      fc.constant(`FREQ=${frequency}`),
      maybe(fc.integer({ min: 1, max: 5 }).map((interval) => `INTERVAL=${interval}`)),
      maybe(fc.integer({ min: 1, max: 400 }).map((count) => `COUNT=${count}`)),
      maybe(isLong ? fc.oneof(nthDays, plainDays) : plainDays),
      maybe(list('BYMONTH', some(1, 12))),
      frequency === 'WEEKLY' ? fc.constant('') : maybe(list('BYMONTHDAY', some(-31, 31))),
      frequency === 'YEARLY' ? maybe(list('BYYEARDAY', some(-366, 366))) : fc.constant(''),
      maybe(fc.constantFrom(...WEEK).map((day) => `WKST=${day}`)),
    )
    .map((parts) => parts.filter(Boolean).join(';'))
})
const starts = fc
  .integer({ min: minutesOf('2012-01-01T00:00'), max: minutesOf('2027-12-31T23:59') })
  .map((minutes) => wallText(minutes))

/** What rrule.js names between two wall times: it goes through every date from the start. */
function byRruleJs(text: string, start: string, from: string, to: string): string[] {
  const at = (wall: string) => new Date(`${wall}:00Z`)
  const series = new rrule.RRule({ ...rrule.RRule.parseString(text), dtstart: at(start) })
  return series.between(at(from), at(to), true).map((date) => date.toISOString().slice(0, 16))
}

describe('the dates that a rule names', () => {
  const window = { from: '2026-11-24T00:00', to: '2028-05-31T00:00' }
  it('near now are those that going through all of them from the start finds', () => {
    fc.assert(
      fc.property(rules, starts, (text, start) => {
        const { from, to } = window
        const rule = ruleFrom(partsOf(text) as ReadonlyMap<string, string>)
        const later = start > from ? start : from
        expect(datesBetween(rule, start, { from: later, to, limit: 1000 })).toEqual(byRruleJs(text, start, later, to))
      }),
      { numRuns: 60 },
    )
  }, 120_000)

  it('are the same when a series is taken up near now, also where its dates are counted', () => {
    fc.assert(
      fc.property(rules, starts, (text, start) => {
        const all = datesOf(text, start, window.to, { from: window.from, limit: 1000 })
        const near = continuedFrom(text, start, window.from)
        const after = near && datesOf(near.repeat, near.startsLocal, window.to, { limit: 1000 })
        expect((after ?? []).filter((wall) => wall >= window.from)).toEqual(all.filter((wall) => wall >= start))
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', '2027-05-17T09:00', ['2027-05-17', '2028-05-15', '2029-05-14']],
    ['FREQ=YEARLY;BYWEEKNO=53;BYDAY=TH', '2020-12-31T09:00', ['2020-12-31', '2026-12-31', '2032-12-30']],
    ['FREQ=MONTHLY', '2026-12-31T10:00', ['2026-12-31', '2027-01-31', '2027-03-31']],
    ['FREQ=YEARLY', '2024-02-29T00:00', ['2024-02-29', '2028-02-29', '2032-02-29']],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2026-12-31T10:00', ['2026-12-31', '2027-01-29', '2027-02-26']],
  ])('of %s from %s are %j', (text, start, expected) => {
    expect(datesOf(text, start, '2040-01-01T00:00', { limit: 3 }).map((wall) => wall.slice(0, 10))).toEqual(expected)
  })
})

describe('work on a rule is bounded', () => {
  const number = fc.constantFrom('0', '-1', '1', '2', '3', '31', '366', '999', '999999', '999999999', '1e9', '∞', '')
  const many = fc.constantFrom(
    Array.from({ length: 3000 }, (_, i) => i + 1).join(','),
    Array.from({ length: 60 }, (_, i) => i).join(','),
    '31',
    '-366',
    '366',
    '0',
    '1,2,3',
  )
  const pieces = fc.oneof(
    fc.tuple(fc.constantFrom('INTERVAL', 'COUNT', 'BYSETPOS'), number).map((pair) => pair.join('=')),
    fc
      .tuple(
        fc.constantFrom('BYMONTH', 'BYMONTHDAY', 'BYYEARDAY', 'BYWEEKNO', 'BYSETPOS', 'BYHOUR', 'BYMINUTE', 'BYSECOND'),
        many,
      )
      .map((pair) => pair.join('=')),
    fc.constantFrom('UNTIL=99991231', 'UNTIL=99991231T235959Z', 'UNTIL=00010101', 'BYDAY=5MO,-5SU', 'BYDAY=MO', 'X=Y'),
    fc.string({ maxLength: 30 }),
  )
  const texts = fc
    .tuple(
      fc.constantFrom('SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', ''),
      fc.array(pieces, { maxLength: 5 }),
    )
    .map(([frequency, all]) => [`FREQ=${frequency}`, ...all].join(';'))
  const anyStart = fc.constantFrom('0001-01-01T00:00', '1900-02-28T10:00', '2014-01-06T09:00', '2026-12-31T23:59')

  it('whatever is typed as a repeat: it is refused at its field, or its dates come at once', () => {
    fc.assert(
      fc.property(texts, anyStart, (text, start) => {
        const took = processorTime(() => {
          const rule = readRule(text, 'Europe/Berlin')
          if (!rule.ok) return expect(rule.problem).toMatchObject({ kind: 'invalid', field: 'repeat' })
          firstDate(rule.value, start)
          continuedFrom(rule.value, start, '2026-11-30T00:00')
          expect(datesOf(rule.value, start, '9999-01-01T00:00').length).toBeLessThanOrEqual(400)
        })
        expect(took, text).toBeLessThan(250)
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['FREQ=DAILY', '1900-01-01T10:00'],
    ['FREQ=DAILY;COUNT=9999999', '1900-01-01T10:00'],
    ['FREQ=WEEKLY;BYDAY=TU,TH', '2014-01-06T09:00'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31', '1900-01-01T10:00'],
    ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31', '1900-01-01T10:00'],
    ['FREQ=YEARLY;BYYEARDAY=366;INTERVAL=3', '1901-01-01T10:00'],
    ['FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYSETPOS=300', '1900-01-01T10:00'],
    ['FREQ=DAILY;INTERVAL=999999', '1900-01-01T10:00'],
  ])('%s since %s is read near now in no time', (text, start) => {
    const rule = ruleFrom(partsOf(text) as ReadonlyMap<string, string>)
    const near = { from: '2026-11-30T00:00', to: '9999-12-31T00:00', limit: 200 }
    expect(processorTime(() => datesBetween(rule, start, near))).toBeLessThan(200)
    expect(processorTime(() => datesBefore(rule, start, '2026-11-30T00:00'))).toBeLessThan(200)
  })

  it('says at the field what is wrong with it', () => {
    const reason = (text: string) => {
      const rule = readRule(text, 'Europe/Berlin')
      return rule.ok ? rule.value : rule.problem.reason
    }
    for (const finer of ['SECONDLY', 'MINUTELY', 'HOURLY'])
      expect(reason(`FREQ=${finer}`)).toMatch(/more often than daily/)
    expect(reason('FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=1,2,3')).toMatch(/more than 4 times a day/)
    expect(reason('FREQ=DAILY;COUNT=999999999')).toMatch(/from 1 to 999 dates/)
    for (const interval of ['0', '-1', '1000000000', '1.5'])
      expect(reason(`FREQ=DAILY;INTERVAL=${interval}`)).toMatch(/whole number from 1 to 999/)
    expect(reason('FREQ=WEEKLY;UNTIL=99991231')).toBe('FREQ=WEEKLY')
    expect(reason(`FREQ=MONTHLY;BYMONTHDAY=${Array.from({ length: 90 }, (_, i) => i).join(',')}`)).toMatch(/too many/)
    expect(reason('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31')).toMatch(/No date ever/)
  })
})
