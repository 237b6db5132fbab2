import { expect, test } from 'vitest'
import { givenDay, givenMoment, givenMonth, givenWall, givenWhole } from './given.ts'

test('a day that exists is one', () => {
  for (const day of ['2026-12-05', '2028-02-29', '1900-01-01', '2199-12-31']) expect(givenDay(day)).toBe(day)
})

const noDays = ['2027-02-31', '2027-02-29', '1900-02-29', '2027-13-01', '2027-00-10', '2027-01-00', '9999-99-99']
const farDays = [
  '9999-12-31',
  '0000-01-01',
  '1899-12-31',
  '2200-01-01',
  '+275760-09-13',
  '-271821-04-20',
  '99999-01-01',
]
const noText = [
  '',
  '2027-2-3',
  '20270203',
  ' 2027-02-03',
  '2027-02-03\n',
  '2027-02-03x',
  '٢٠٢٧-٠٢-٠٣',
  'now',
  null,
  undefined,
]

test.each([...noDays, ...farDays, ...noText])('%s is no day, and there is none such month, hour or instant', (day) => {
  expect(givenDay(day)).toBeNull()
  expect(givenWall(`${day}T10:00`)).toBeNull()
  expect(givenMoment(`${day}T10:00:00Z`)).toBeNull()
})

test.each(['2027-13', '2027-00', '9999-12', '0000-00', '2027-1', '2027-12-01', '+2027-12', '', null])(
  '%s is no month',
  (month) => expect(givenMonth(month)).toBeNull(),
)

test('a month, a wall time and an instant are read', () => {
  expect(givenMonth('2027-12')).toBe('2027-12')
  expect(givenWall('2027-02-28T23:59')).toBe('2027-02-28T23:59')
  expect(givenMoment('2027-02-28T23:59Z')?.toISOString()).toBe('2027-02-28T23:59:00.000Z')
  expect(givenMoment('2027-02-28T23:59:30.123+05:30')?.toISOString()).toBe('2027-02-28T18:29:30.123Z')
})

test.each(['2027-02-28T24:00', '2027-02-28T10:60', '2027-02-28 10:00', '2027-02-28', '2027-02-28T10:00Z'])(
  '%s is no wall time',
  (wall) => expect(givenWall(wall)).toBeNull(),
)

test.each(['2027-02-28T10:00', '2027-02-28T10:00:60Z', '2199-12-31T23:59:59-23:59', '2027-02-28T10:00:00+99:00'])(
  '%s is no instant',
  (moment) => expect(givenMoment(moment)).toBeNull(),
)

test('a whole number from outside lies within its bounds', () => {
  const page = (text: string | null) => givenWhole(text, { least: 1, most: 50 })
  expect(['3', ' 3', '0', '-7', '51', '99999999999999999999', '9'.repeat(350)].map(page)).toEqual([
    3, 3, 1, 1, 50, 50, 50,
  ])
  expect(['1e309', '0x10', '1.5', 'NaN', 'Infinity', '', null, '١'].map(page)).toEqual(Array(8).fill(1))
})
