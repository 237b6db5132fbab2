import { expect, it } from 'vitest'
import { openNow, specialDayWords } from './open-now.ts'
import { readHours } from './opening-hours.ts'
import { readSpecialDays, writeSpecialDays } from './special-days.ts'

const hours = readHours('Mon-Fri 09:00-12:00, 13:00-18:00\nSat 10:00-16:00')!
const special = readSpecialDays('2026-12-24 09:00-13:00\n2026-12-25 to 2026-12-27 closed (holidays)')!
const at = (day: string, weekday: number, time: string) => {
  const [hour, minute] = time.split(':').map(Number)
  return openNow(hours, special, { day, weekday, minute: hour! * 60 + minute! })
}

it('a space is open inside its hours and says until when', () => {
  expect(at('2026-12-21', 0, '09:00')).toEqual({ isOpen: true, words: 'Open now, until 12:00' })
  expect(at('2026-12-21', 0, '17:59')).toEqual({ isOpen: true, words: 'Open now, until 18:00' })
})

it('a closed space says when it opens: later today, tomorrow, on a weekday', () => {
  expect(at('2026-12-21', 0, '12:30')).toEqual({ isOpen: false, words: 'Closed now, opens 13:00' })
  expect(at('2026-12-21', 0, '18:00')).toEqual({ isOpen: false, words: 'Closed now, opens tomorrow 09:00' })
  expect(at('2026-12-19', 5, '16:30')).toEqual({ isOpen: false, words: 'Closed now, opens Monday 09:00' })
})

it('holidays win over the week, in being open and in what comes next', () => {
  expect(at('2026-12-24', 3, '13:30')).toEqual({ isOpen: false, words: 'Closed now, opens Monday 09:00' })
  expect(at('2026-12-25', 4, '10:00')?.isOpen).toBe(false)
  expect(at('2026-12-24', 3, '12:30')).toEqual({ isOpen: true, words: 'Open now, until 13:00' })
})

it('a space without hours says nothing about being open', () => {
  expect(openNow([], [], { day: '2026-12-25', weekday: 4, minute: 600 })).toBeNull()
})

it('the days ahead are said in words, the past ones left out', () => {
  expect(specialDayWords(special, '2026-12-25').map((one) => one.words)).toEqual([
    'Closed from 25 Dec to 27 Dec: holidays',
  ])
  expect(specialDayWords(special, '2026-12-27').map((one) => one.words)).toEqual(['Closed on 27 Dec: holidays'])
  expect(specialDayWords(special, '2026-01-01')[0]?.words).toBe('On 24 Dec 09:00 to 13:00')
})

it('special days written out read back the same', () => {
  expect(readSpecialDays(writeSpecialDays(special))).toEqual(special)
})

it('days that do not exist, come twice, run backwards or say no hours are refused', () => {
  for (const text of [
    '2026-02-30 closed',
    '2026-12-25 closed\n2026-12-25 9-12',
    '2026-12-27 to 2026-12-25 closed',
    '2026-12-25 perhaps',
    '25.12. closed',
    '2026-12-25 9-8',
    '2020-01-01 to 2026-12-25 closed',
  ]) {
    expect(readSpecialDays(text), text).toBeNull()
  }
})
