import { expect, it } from 'vitest'
import { attendanceOf, ownAttendance } from './attendance.ts'

const seat = (guests: number, arrived: number | null = null, state = 'confirmed') => ({
  state,
  guests,
  arrived,
  checkedInAt: arrived === null ? null : '2026-12-02T18:02:00Z',
})

it('counts parties and people, and only those with a seat', () => {
  const list = [seat(0, 1), seat(3, 2), seat(1), seat(4, null, 'queued'), seat(0, null, 'offered')]
  expect(attendanceOf(list)).toEqual({ parties: 3, here: 2, people: 7, arrived: 3 })
  expect(attendanceOf([])).toEqual({ parties: 0, here: 0, people: 0, arrived: 0 })
})

it('says of nobody that they stayed away where nobody kept the door, nor before the date is over', () => {
  expect(ownAttendance({ isOver: true, wasKept: true }, true)).toBe('came')
  expect(ownAttendance({ isOver: false, wasKept: false }, true)).toBe('came')
  expect(ownAttendance({ isOver: true, wasKept: true }, false)).toBe('missed')
  expect(ownAttendance({ isOver: true, wasKept: false }, false)).toBe(null)
  expect(ownAttendance({ isOver: false, wasKept: true }, false)).toBe(null)
})
