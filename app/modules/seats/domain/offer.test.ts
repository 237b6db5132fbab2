import { describe, expect, it } from 'vitest'
import { offerUntil } from './offer.ts'
import { isWithin } from './window.ts'

const at = (time: string) => new Date(`2026-12-02T${time}:00Z`)
const offers = { from: at('00:00'), minutes: 120, before: at('18:00') }

describe('a place that becomes free', () => {
  it.each([
    ['long before the start is given at once', '2026-12-01T23:59:59Z', null],
    ['is offered for two hours from the moment on that offers begin', '2026-12-02T00:00:00Z', '02:00'],
    ['is offered for two hours while more than four are left', '2026-12-02T14:00:00Z', '16:00'],
    ['is offered for half of the time that is left', '2026-12-02T15:00:00Z', '16:30'],
    ['is offered for as little as five minutes', '2026-12-02T17:50:00Z', '17:55'],
    ['is given at once when there is no time to ask', '2026-12-02T17:51:00Z', null],
    ['is given at once after the start', '2026-12-02T19:00:00Z', null],
  ])('%s', (_, now, until) => {
    expect(offerUntil(offers, new Date(now))).toEqual(until && at(until))
  })

  it('is given at once where nothing is offered, and kept for the whole time where no end is in sight', () => {
    expect(offerUntil(null, at('12:00'))).toBeNull()
    expect(offerUntil({ ...offers, before: null }, at('23:00'))).toEqual(new Date('2026-12-03T01:00:00Z'))
  })
})

describe('a window', () => {
  it.each([
    [null, null, true],
    ['11:59', null, true],
    ['12:00', null, true],
    ['12:01', null, false],
    [null, '12:01', true],
    [null, '12:00', false],
    ['11:00', '13:00', true],
    ['13:00', '11:00', false],
  ])('from %s until %s is open at noon: %s', (opens, closes, open) => {
    const window = { opensAt: opens ? at(opens) : null, closesAt: closes ? at(closes) : null }
    expect(isWithin(window, at('12:00'))).toBe(open)
  })
})
