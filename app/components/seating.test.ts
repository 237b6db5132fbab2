import { describe, expect, it } from 'vitest'
import { ordinal, seating, seatingAlt, seatWords } from './seating.ts'

const chairs = (path: string) => path.split('M').length - 1

describe('seats around the table', () => {
  it('draws every seat of a small table', () => {
    const drawn = seating({ taken: 13, capacity: 16 })
    expect([chairs(drawn?.taken ?? ''), chairs(drawn?.free ?? '')]).toEqual([13, 3])
  })

  it('keeps the proportion of a large hall', () => {
    const drawn = seating({ taken: 100, capacity: 400 })
    expect([chairs(drawn?.taken ?? ''), chairs(drawn?.free ?? '')]).toEqual([10, 30])
  })

  it('never rounds the last free seat away, nor the first guest', () => {
    expect(chairs(seating({ taken: 399, capacity: 400 })?.free ?? '')).toBe(1)
    expect(chairs(seating({ taken: 1, capacity: 400 })?.taken ?? '')).toBe(1)
    expect(seating({ taken: 400, capacity: 400 })?.free).toBe('')
  })

  it('an overfull table is drawn full', () => {
    const drawn = seating({ taken: 12, capacity: 10 })
    expect([chairs(drawn?.taken ?? ''), chairs(drawn?.free ?? '')]).toEqual([10, 0])
  })

  it('marks the viewer in the line', () => {
    const waitlist = seating({ taken: 4, capacity: 4, waiting: 5, place: 2 })?.waitlist ?? []
    expect(waitlist.map(({ you }) => you)).toEqual([false, true, false, false, false])
  })

  it('everything drawn lies inside the box', () => {
    for (const capacity of [1, 2, 3, 7, 24, 40, 500]) {
      const drawn = seating({ taken: capacity, capacity, waiting: 12 })
      const right = Math.max(...(drawn?.waitlist ?? []).map(({ x }) => x + 7))
      expect(drawn?.width).toBeGreaterThanOrEqual(right)
    }
  })

  it('draws nothing where there is no limit', () => {
    expect(seating({ taken: 23, capacity: null })).toBeNull()
  })
})

describe('seats as words', () => {
  it.each([
    [{ taken: 13, capacity: 16 }, '3 seats left'],
    [{ taken: 15, capacity: 16 }, '1 seat left'],
    [{ taken: 24, capacity: 24 }, 'Full'],
    [{ taken: 24, capacity: 24, waiting: 5 }, 'Full, 5 in line'],
    [{ taken: 24, capacity: 24, waiting: 5, place: 2 }, 'You are 2nd in line'],
    [{ taken: 12, capacity: 10 }, '12 of 10 seats taken'],
    [{ taken: 23, capacity: null }, '23 going'],
  ])('%j is said "%s"', (count, words) => {
    expect(seatWords(count)).toBe(words)
  })

  it('the drawing’s alternative says all of it', () => {
    expect(seatingAlt({ taken: 24, capacity: 24, waiting: 5, place: 2 })).toBe(
      '24 of 24 seats taken, 5 people waiting, you are number 2',
    )
  })

  it('ordinals know the teens', () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111].map(ordinal)).toEqual(
      '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 101st 111th'.split(' '),
    )
  })
})
