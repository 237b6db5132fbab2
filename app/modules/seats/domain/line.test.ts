import { describe, expect, it } from 'vitest'
import { arrive, grow, refill, type Capacity } from './waitlist.ts'

const capacityNow = (given: Partial<Capacity> = {}): Capacity => ({
  capacity: 4,
  taken: 2,
  waiting: 0,
  closed: false,
  ...given,
})
const party = (id: string, size: number) => ({ id, holder: { memberId: id }, party: size })

describe('a party that arrives', () => {
  it('is seated while it fits and nobody waits', () => {
    expect(arrive(capacityNow(), 2)).toEqual({ state: 'confirmed' })
    expect(arrive(capacityNow({ capacity: null, taken: 900 }), 9)).toEqual({ state: 'confirmed' })
  })
  it('joins the line when it does not fit', () => {
    expect(arrive(capacityNow(), 3)).toEqual({ state: 'queued' })
    expect(arrive(capacityNow({ capacity: 0, taken: 0 }), 1)).toEqual({ state: 'queued' })
  })
  it('never passes somebody in line, even when it would fit', () => {
    expect(arrive(capacityNow({ waiting: 1 }), 1)).toEqual({ state: 'queued' })
  })
  it('is told when the table is too small for it, or closed', () => {
    expect(arrive(capacityNow(), 5)).toEqual({ state: 'refused', why: 'too-large' })
    expect(arrive(capacityNow({ closed: true }), 1)).toEqual({ state: 'refused', why: 'closed' })
  })
})

describe('a party that grows', () => {
  it('gets the seat when one is free and nobody waits', () => {
    expect(grow(capacityNow(), 'seated', 1, 1)).toEqual({ allowed: true })
  })
  it('is refused past the line, beyond the seats, and while it waits itself', () => {
    expect(grow(capacityNow({ waiting: 1 }), 'seated', 1, 1)).toEqual({ allowed: false, why: 'no-room' })
    expect(grow(capacityNow({ taken: 4 }), 'seated', 2, 1)).toEqual({ allowed: false, why: 'no-room' })
    expect(grow(capacityNow(), 'queued', 1, 1)).toEqual({ allowed: false, why: 'no-room' })
    expect(grow(capacityNow(), 'seated', 2, 3)).toEqual({ allowed: false, why: 'too-large' })
  })
})

describe('the line', () => {
  it('moves up in its order', () => {
    expect(refill(capacityNow(), [party('a', 1), party('b', 1), party('c', 1)]).map((one) => one.id)).toEqual([
      'a',
      'b',
    ])
  })
  it('waits behind a party that does not fit yet', () => {
    expect(refill(capacityNow(), [party('a', 3), party('b', 1)])).toEqual([])
    expect(refill(capacityNow(), [party('a', 1), party('b', 2), party('c', 1)]).map((one) => one.id)).toEqual(['a'])
  })
  it('passes a party larger than the whole table, which can never fit', () => {
    expect(refill(capacityNow(), [party('a', 5), party('b', 1)]).map((one) => one.id)).toEqual(['b'])
  })
  it('stands still while the table is closed or over full, and empties when the limit goes', () => {
    expect(refill(capacityNow({ closed: true }), [party('a', 1)])).toEqual([])
    expect(refill(capacityNow({ taken: 6 }), [party('a', 1)])).toEqual([])
    expect(refill(capacityNow({ capacity: null }), [party('a', 5), party('b', 9)])).toHaveLength(2)
  })
})
