import { expect, test } from 'vitest'
import { experienceStep } from './experience.ts'
import { mentorHours } from './hours.ts'

test('without the off-hours opt-in free evenings and weekends stay private, office hours do not', () => {
  const free = [
    { weekday: 0, startMinute: 420, endMinute: 1200 },
    { weekday: 5, startMinute: 600, endMinute: 720 },
  ]
  const officeHours = [{ weekday: 6, startMinute: 1320, endMinute: 1440 }]
  expect(mentorHours(officeHours, free, false)).toEqual([
    { day: 'sun', from: '22:00', to: '24:00' },
    { day: 'mon', from: '08:00', to: '18:00' },
  ])
  expect(mentorHours([], free, true)).toEqual([
    { day: 'mon', from: '07:00', to: '20:00' },
    { day: 'sat', from: '10:00', to: '12:00' },
  ])
})

test('years in the trade become five steps, and none stated stays unknown', () => {
  expect([0, 1, 3, 6, 11, 40].map(experienceStep)).toEqual([undefined, 1, 2, 3, 4, 5])
})
