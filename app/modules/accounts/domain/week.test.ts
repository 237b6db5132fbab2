import { expect, test } from 'vitest'
import { hoursOfRules, rulesOfHours } from './week.ts'

test('neighbouring hours of a day join into one stretch', () => {
  expect(rulesOfHours(['sat-10', 'sat-9', 'sat-11', 'sun-9'])).toEqual([
    { weekday: 5, startMinute: 540, endMinute: 720 },
    { weekday: 6, startMinute: 540, endMinute: 600 },
  ])
})

test('midnight parts the days', () => {
  expect(rulesOfHours(['mon-23', 'tue-0'])).toHaveLength(2)
})

test('rules made from a grid paint the same grid', () => {
  const painted = ['mon-0', 'mon-1', 'wed-13', 'sun-22', 'sun-23']
  expect(hoursOfRules(rulesOfHours(painted))).toEqual(painted)
})

test('the same hour ticked twice counts once', () => {
  expect(rulesOfHours(['fri-8', 'fri-8'])).toEqual([{ weekday: 4, startMinute: 480, endMinute: 540 }])
})
