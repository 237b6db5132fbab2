import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayCodes, hourCode, hourRanges, hourWords, isOffHour } from './week-hours.ts'

describe('hours of a week', () => {
  it('hours side by side become one time', () => {
    expect(hourRanges(['tue-21', 'tue-20', 'fri-23', 'tue-9'])).toEqual([
      { day: 'tue', from: 9, to: 10 },
      { day: 'tue', from: 20, to: 22 },
      { day: 'fri', from: 23, to: 24 },
    ])
  })

  it('what is no hour of a week is left out', () => {
    expect(hourRanges(['mon-24', 'day-3', '', 'mon-7x'])).toEqual([])
  })

  it('the list says exactly what the grid says', () => {
    const codes = dayCodes.flatMap((day) => Array.from({ length: 24 }, (_, hour) => hourCode(day, hour)))
    fc.assert(
      fc.property(fc.subarray(codes), (ticked) => {
        const back = hourRanges(ticked).flatMap(({ day, from, to }) =>
          Array.from({ length: to - from }, (_, i) => hourCode(day, from + i)),
        )
        expect(back.sort()).toEqual([...ticked].sort())
      }),
    )
  })

  it('a day ends at 24:00', () => {
    expect([hourWords(0), hourWords(9), hourWords(24)]).toEqual(['00:00', '09:00', '24:00'])
  })

  it('evenings, nights and the whole weekend are off-hours', () => {
    expect(isOffHour('fri', 18) && isOffHour('mon', 7) && isOffHour('sun', 12)).toBe(true)
    expect(isOffHour('fri', 17) || isOffHour('mon', 8)).toBe(false)
  })
})
