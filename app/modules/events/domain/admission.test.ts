import { describe, expect, it } from 'vitest'
import { mayEnter, mayOpenDoor, type SeatState } from './admission.ts'

const good = { state: 'confirmed' as SeatState, isThisEvent: true, isThisDate: true, day: 'Saturday 12 December' }

describe('a ticket at the door', () => {
  it('lets in who has a confirmed seat on this date', () => {
    expect(mayEnter(good)).toEqual({ allowed: true })
  })

  it.each<[string, Partial<typeof good>, RegExp]>([
    ['of another event', { isThisEvent: false, isThisDate: false }, /another event/],
    ['of another date', { isThisDate: false }, /another date: Saturday 12 December/],
    ['of somebody in line', { state: 'queued' }, /in line/],
    ['of an offer nobody accepted', { state: 'offered' }, /not yet accepted/],
    ['of a seat that is held', { state: 'held' }, /not yet confirmed/],
    ['of an offer that ran out', { state: 'lapsed' }, /not confirmed in time/],
    ['of a seat given back', { state: 'released' }, /given back/],
  ])('is refused with the reason: %s', (_, change, reason) => {
    const decision = mayEnter({ ...good, ...change })
    expect(decision).toMatchObject({ allowed: false, reason: expect.stringMatching(reason) })
  })
})

describe('the door', () => {
  const startsAt = new Date('2026-12-02T18:00:00Z')
  it('opens twelve hours before the start and stays open for corrections', () => {
    const at = (text: string) => mayOpenDoor({ startsAt, isCancelled: false }, new Date(text)).allowed
    expect(at('2026-12-02T05:59:59Z')).toBe(false)
    expect(at('2026-12-02T06:00:00Z')).toBe(true)
    expect(at('2026-12-30T06:00:00Z')).toBe(true)
  })
  it('stays shut on a cancelled date', () => {
    expect(mayOpenDoor({ startsAt, isCancelled: true }, startsAt).allowed).toBe(false)
  })
})
