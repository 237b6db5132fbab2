import { expect, it } from 'vitest'
import { hoursByDay, readHours, writeHours } from './opening-hours.ts'

it('hours typed as lines are read, runs of days included', () => {
  expect(readHours('Mon-Tue 8-22\nSat 09:30-12:00, 13:00-18:00')).toEqual([
    { weekday: 0, startMinute: 480, endMinute: 1320 },
    { weekday: 1, startMinute: 480, endMinute: 1320 },
    { weekday: 5, startMinute: 570, endMinute: 720 },
    { weekday: 5, startMinute: 780, endMinute: 1080 },
  ])
  expect(readHours('Friday: 08:00-24:00')).toEqual([{ weekday: 4, startMinute: 480, endMinute: 1440 }])
})

it('what cannot be hours is refused', () => {
  for (const text of ['always', 'Xyz 8-9', 'Mon 9-8', 'Mon 8-25', 'Fri-Mon 8-9', 'Mon 8-12, 11-13']) {
    expect(readHours(text), text).toBeNull()
  }
})

it('hours written out read back the same', () => {
  const hours = readHours('Mon-Fri 08:00-18:30\nSun 10:00-12:00')!
  expect(readHours(writeHours(hours))).toEqual(hours)
})

it('each day of the week is said, also the closed ones', () => {
  const week = hoursByDay([{ weekday: 5, startMinute: 540, endMinute: 1080 }])
  expect(week).toHaveLength(7)
  expect(week[5]).toMatchObject({ day: 'Saturday', words: '09:00 to 18:00' })
  expect(week[0]!.words).toBe('Closed')
})
