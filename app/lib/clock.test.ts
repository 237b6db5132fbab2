import { describe, expect, it } from 'vitest'
import {
  clockWords,
  dayWords,
  fullWords,
  inBothZones,
  isoDay,
  minuteOfDay,
  momentWords,
  recordWords,
  sameClock,
  shortMonth,
  timeOfDay,
  wallTime,
} from './clock.ts'
import { zoneTown } from './time-zones.ts'
import { shortDayName } from './week.ts'

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
    expect([shortMonth(wall), shortDayName(wall.weekday)]).toEqual(['Sep', 'Wed'])
  })

  it('a moment is said with its day, and with its year and zone for the record', () => {
    const at = new Date('2026-11-25T22:10:00Z')
    expect(momentWords(at, 'Europe/Berlin')).toBe('Wednesday 25 November, 23:10')
    expect(momentWords(at, 'Europe/Berlin', 2027)).toBe('Wednesday 25 November 2026, 23:10')
    expect(fullWords(wallTime(at, 'Europe/Berlin'))).toBe('Wednesday 25 November 2026, 23:10')
    expect(recordWords(at, 'Europe/Berlin')).toBe('25 November 2026, 23:10 (Europe/Berlin)')
    expect(isoDay(wallTime(at, 'Asia/Tokyo'))).toBe('2026-11-26')
  })

  it('a moment names the clock at the place where that differs, and the day when that does too', () => {
    const at = new Date('2026-11-26T06:17:00Z')
    expect(inBothZones(at, 'Europe/Berlin', 'Europe/Berlin')).toBe('Thursday 26 November, 07:17')
    expect(inBothZones(at, 'Europe/Rome', 'Europe/Berlin')).toBe('Thursday 26 November, 07:17')
    expect(inBothZones(at, 'Europe/Lisbon', 'Europe/Berlin')).toBe('Thursday 26 November, 06:17 (07:17 in Berlin)')
    expect(inBothZones(at, 'America/Los_Angeles', 'Australia/Lord_Howe')).toBe(
      'Wednesday 25 November, 22:17 (Thursday 26 November, 17:17 in Lord Howe)',
    )
  })

  it('a day ends at 24:00', () => {
    expect([0, 570, 1440].map(timeOfDay)).toEqual(['00:00', '09:30', '24:00'])
    expect(['00:00', '09:30', '24:00'].map(minuteOfDay)).toEqual([0, 570, 1440])
  })

  it('a zone is called by its city', () => {
    expect(zoneTown('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
    expect(zoneTown('UTC')).toBe('UTC')
  })
})
