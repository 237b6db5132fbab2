import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayCodes, dayName, hourCode, hoursOfRules, rulesOfHours, shortDayName } from './week.ts'

describe('hours of a week', () => {
  it('neighbouring hours of a day join into one stretch', () => {
    expect(rulesOfHours(['sat-10', 'sat-9', 'sat-11', 'sun-9'])).toEqual([
      { weekday: 5, startMinute: 540, endMinute: 720 },
      { weekday: 6, startMinute: 540, endMinute: 600 },
    ])
    expect(rulesOfHours(['tue-21', 'tue-20', 'fri-23', 'tue-9'])).toEqual([
      { weekday: 1, startMinute: 540, endMinute: 600 },
      { weekday: 1, startMinute: 1200, endMinute: 1320 },
      { weekday: 4, startMinute: 1380, endMinute: 1440 },
    ])
  })

  it('midnight parts the days', () => {
    expect(rulesOfHours(['mon-23', 'tue-0'])).toHaveLength(2)
  })

  it('what is no hour of a week is left out', () => {
    expect(rulesOfHours(['mon-24', 'day-3', '', 'mon-7x'])).toEqual([])
  })

  it('the same hour ticked twice counts once', () => {
    expect(rulesOfHours(['fri-8', 'fri-8', 'fri-08'])).toEqual([{ weekday: 4, startMinute: 480, endMinute: 540 }])
  })

  it('the rules say exactly what the grid says', () => {
    const codes = dayCodes.flatMap((_, day) => Array.from({ length: 24 }, (_, hour) => hourCode(day, hour)))
    fc.assert(
      fc.property(fc.subarray(codes), (ticked) => {
        expect(hoursOfRules(rulesOfHours(ticked))).toEqual(ticked)
      }),
    )
  })

  it('days count from Monday', () => {
    expect([dayName(0), shortDayName(6), dayName(7)]).toEqual(['Monday', 'Sun', ''])
  })
})
