import { describe, expect, it } from 'vitest'
import { closingOfFirst, offersFor, unanswered, windowOf } from './registration.ts'

const series = {
  startsLocal: '2026-12-02T19:00',
  timeZone: 'Europe/Berlin',
  registrationOpensAt: new Date('2026-11-20T08:00:00Z'),
  registrationClosesAt: new Date('2026-12-01T18:00:00Z'),
}

describe('the registration of a date', () => {
  it('opens with the series and closes as long before each date as before the first', () => {
    expect(windowOf(series, new Date('2026-12-02T18:00:00Z'))).toEqual({
      opensAt: series.registrationOpensAt,
      closesAt: series.registrationClosesAt,
    })
    expect(windowOf(series, new Date('2026-12-09T18:00:00Z')).closesAt).toEqual(new Date('2026-12-08T18:00:00Z'))
    const open = { ...series, registrationOpensAt: null, registrationClosesAt: null }
    expect(windowOf(open, new Date('2026-12-09T18:00:00Z'))).toEqual({ opensAt: null, closesAt: null })
  })

  it('is kept for the series so that the date that was picked closes when it was said to', () => {
    const third = new Date('2026-12-16T18:00:00Z')
    const said = new Date('2026-12-16T12:00:00Z')
    const kept = closingOfFirst(series, third, said)
    expect(kept).toEqual(new Date('2026-12-02T12:00:00Z'))
    expect(windowOf({ ...series, registrationClosesAt: kept }, third).closesAt).toEqual(said)
    expect(closingOfFirst(series, third, null)).toBeNull()
  })

  it('offers seats in the last day before the start', () => {
    const startsAt = new Date('2026-12-02T18:00:00Z')
    expect(offersFor(startsAt)).toEqual({ from: new Date('2026-12-01T18:00:00Z'), minutes: 120, before: startsAt })
  })
})

describe('questions', () => {
  it('that have to be answered are missed by their place when they are left empty', () => {
    const questions = [
      { text: 'What do you eat?', isRequired: false },
      { text: 'How do you get here?', isRequired: true },
    ]
    expect(unanswered(questions, ['', ' '])).toBe(1)
    expect(unanswered(questions, [])).toBe(1)
    expect(unanswered(questions, ['', 'By bicycle'])).toBeNull()
    expect(unanswered([], [])).toBeNull()
  })
})
