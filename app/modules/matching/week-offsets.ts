import { zoneOffset } from '#app/lib/clock.ts'
import { isTimeZone } from '#app/lib/time-zones.ts'
import type { Week, WeekOffsets } from './engine/types.ts'

const MINUTE = 60_000
const DAY_MINUTES = 24 * 60

/**
 * The UTC week (Monday to Monday) that holds an instant, with the offsets of every time zone through it. An unknown
 * or absent zone name counts as UTC. Each zone is looked up once.
 */
export function weekOf(instant: Date): Week {
  const day = Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth(), instant.getUTCDate())
  const monday = day - ((instant.getUTCDay() + 6) % 7) * 24 * 60 * MINUTE
  const known = new Map<string, WeekOffsets>()
  return {
    monday: new Date(monday).toISOString().slice(0, 10),
    offsetsOf(timeZone) {
      let offsets = known.get(timeZone)
      if (!offsets) known.set(timeZone, (offsets = offsetsThrough(timeZone, monday)))
      return offsets
    },
  }
}

function offsetsThrough(timeZone: string, monday: number): WeekOffsets {
  if (!isTimeZone(timeZone)) return [{ fromMinute: 0, offset: 0 }]
  const offsetAt = (instant: number) => zoneOffset(instant, timeZone) / MINUTE
  let before = offsetAt(monday)
  const changes = [{ fromMinute: 0, offset: before }]
  for (let day = 0; day < 7; day++) {
    const until = (day + 1) * DAY_MINUTES
    if (offsetAt(monday + until * MINUTE) === before) continue
    for (let minute = day * DAY_MINUTES; minute < until; minute += 30) {
      const offset = offsetAt(monday + minute * MINUTE)
      if (offset !== before) changes.push({ fromMinute: minute, offset })
      before = offset
    }
  }
  return changes
}
