import { expect, test } from 'vitest'
import { isOffHours } from '#app/lib/off-hours.ts'
import { isOffHours as isOffHoursToTheEngine } from '#app/modules/matching/engine/availability.ts'
import { db } from '#app/platform/database.server.ts'
import { useDatabase } from './database.ts'

useDatabase()

test('page, database and matching engine mean the same by off-hours, in each of the 168 hours of a week', async () => {
  const rows = await db().$queryRaw<{ isOff: boolean }[]>`
    select is_off_hours('2026-11-30'::timestamp + make_interval(hours => h)) as is_off from generate_series(0, 167) h order by h`
  const hours = [...rows.keys()].map((hour) => ({ day: Math.floor(hour / 24), hour: hour % 24 }))
  expect(hours.map(({ day, hour }) => isOffHours(day, hour * 60))).toEqual(rows.map(({ isOff }) => isOff))
  expect([...rows.keys()].map((hour) => isOffHoursToTheEngine(hour * 60))).toEqual(rows.map(({ isOff }) => isOff))
  expect(rows.filter(({ isOff }) => !isOff)).toHaveLength(50)
})
