import { expect, test } from 'vitest'
import { hoursIn, partsFrom, partsOf } from './week-parts.ts'

const own = [
  { day: 'sat', from: '10:00', to: '14:00' },
  { day: 'sat', from: '22:30', to: '24:00' },
] as const

test('hours touch the parts of the week they reach into, and no part they only border on', () => {
  expect(partsOf(own)).toEqual(['sat-morning', 'sat-afternoon', 'sat-evening'])
  expect(partsOf([{ day: 'mon', from: '06:00', to: '12:00' }])).toEqual(['mon-morning'])
})

test('the parts of one’s own hours are one’s own hours', () => {
  expect(hoursIn(partsOf(own), own)).toEqual([
    { day: 'sat', from: '10:00', to: '12:00' },
    { day: 'sat', from: '12:00', to: '14:00' },
    { day: 'sat', from: '22:30', to: '24:00' },
  ])
})

test('a part taken out is gone, and one added counts whole', () => {
  expect(hoursIn(['sat-evening', 'sun-night'], own)).toEqual([
    { day: 'sat', from: '22:30', to: '24:00' },
    { day: 'sun', from: '00:00', to: '06:00' },
  ])
})

test('an address that says nothing of hours leaves them alone; one that ticks nothing means none', () => {
  expect(partsFrom(new URLSearchParams('skills=10'))).toBeNull()
  expect(partsFrom(new URLSearchParams('hours=tried'))).toEqual([])
  expect(partsFrom(new URLSearchParams('hours=tried&part=sun-night&part=never&part=mon-evening'))).toEqual([
    'mon-evening',
    'sun-night',
  ])
})
