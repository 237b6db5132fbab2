import { describe, expect, it } from 'vitest'
import { zoneTown } from '#app/lib/time-zones.ts'
import { clockWords, dayWords, sameClock, shortMonth, shortWeekday, wallTime } from './wall-time.ts'

const lab = '2026-11-14T14:00:00Z'

describe('wall time', () => {
  it('one instant reads differently on two walls', () => {
    const [leeds, hamburg] = [wallTime(lab, 'Europe/London'), wallTime(lab, 'Europe/Berlin')]
    expect(clockWords(leeds)).toBe('14:00')
    expect(clockWords(hamburg)).toBe('15:00')
    expect(sameClock(leeds, hamburg)).toBe(false)
    expect(sameClock(leeds, wallTime(lab, 'UTC'))).toBe(true)
  })

  it('the day follows the zone across midnight', () => {
    expect(dayWords(wallTime('2026-11-14T00:00:00Z', 'America/Halifax'))).toBe('Friday 13 November')
    expect(clockWords(wallTime('2026-11-14T00:00:00Z', 'Europe/London'))).toBe('00:00')
  })

  it('summer time is the place’s own', () => {
    expect(clockWords(wallTime('2026-07-01T12:00:00Z', 'Europe/London'))).toBe('13:00')
    expect(clockWords(wallTime('2026-10-25T01:30:00Z', 'Europe/London'))).toBe('01:30')
  })

  it('a plain date is that day everywhere', () => {
    expect(dayWords(wallTime('2026-12-31', 'Pacific/Kiritimati'))).toBe('Thursday 31 December')
    expect(dayWords(wallTime('2026-12-31', 'Pacific/Pago_Pago'))).toBe('Thursday 31 December')
  })

  it('the year is said only when it is another one', () => {
    expect(dayWords(wallTime(lab, 'UTC'), 2026)).toBe('Saturday 14 November')
    expect(dayWords(wallTime(lab, 'UTC'), 2025)).toBe('Saturday 14 November 2026')
  })

  it('short words are the first three letters', () => {
    const wall = wallTime('2026-09-09T12:00:00Z', 'UTC')
    expect([shortMonth(wall), shortWeekday(wall)]).toEqual(['Sep', 'Wed'])
  })

  it('a zone is called by its city', () => {
    expect(zoneTown('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
    expect(zoneTown('UTC')).toBe('UTC')
  })
})
