import { describe, expect, it } from 'vitest'

import { weekBitmap } from './engine/availability.ts'
import { weekOf } from './week-offsets.ts'

const slots = (bitmap: Uint32Array) =>
  Array.from({ length: 336 }, (_, slot) => slot).filter((slot) => (bitmap[slot >> 5]! >>> (slot & 31)) & 1)

describe('the week of an instant', () => {
  it('starts on Monday, also for a Sunday', () => {
    expect(weekOf(new Date('2026-03-29T23:59:00Z')).monday).toBe('2026-03-23')
    expect(weekOf(new Date('2026-03-30T00:00:00Z')).monday).toBe('2026-03-30')
  })

  it('finds the minute of a clock change', () => {
    const berlin = weekOf(new Date('2026-03-25T00:00:00Z')).offsetsOf('Europe/Berlin')
    expect(berlin).toEqual([
      { fromMinute: 0, offset: 60 },
      { fromMinute: 6 * 1440 + 60, offset: 120 },
    ])
  })

  it('knows zones off the full hour and takes an unknown zone for UTC', () => {
    const week = weekOf(new Date('2026-01-07T00:00:00Z'))
    expect(week.offsetsOf('Asia/Kathmandu')).toEqual([{ fromMinute: 0, offset: 345 }])
    expect(week.offsetsOf('Nowhere/Land')).toEqual([{ fromMinute: 0, offset: 0 }])
  })
})

describe('a weekly bitmap', () => {
  const sunday = [{ day: 'sun' as const, from: '09:00', to: '10:00' }]

  it('moves an hour when the clock has changed on Sunday morning', () => {
    const before = weekBitmap(sunday, weekOf(new Date('2026-03-18T00:00:00Z')).offsetsOf('Europe/Berlin'))
    const change = weekBitmap(sunday, weekOf(new Date('2026-03-25T00:00:00Z')).offsetsOf('Europe/Berlin'))
    expect(slots(before)).toEqual([6 * 48 + 16, 6 * 48 + 17])
    expect(slots(change)).toEqual([6 * 48 + 14, 6 * 48 + 15])
  })

  it('carries hours past midnight and past the end of the week', () => {
    const night = [{ day: 'sun' as const, from: '23:00', to: '01:00' }]
    expect(slots(weekBitmap(night, [{ fromMinute: 0, offset: 0 }]))).toEqual([0, 1, 334, 335])
  })

  it('tells off-hours from working hours in local time', () => {
    const long = [{ day: 'mon' as const, from: '06:00', to: '20:00' }]
    const offsets = [{ fromMinute: 0, offset: 0 }]
    expect(slots(weekBitmap(long, offsets, 'none'))).toHaveLength(20)
    expect(slots(weekBitmap(long, offsets, 'only'))).toEqual([12, 13, 14, 15, 36, 37, 38, 39])
  })
})
