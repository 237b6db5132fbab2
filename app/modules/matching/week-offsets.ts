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
  const offsetAt = offsetFinder(timeZone)
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

function offsetFinder(timeZone: string): (instant: number) => number {
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  } catch {
    return () => 0
  }
  const found = new Map<number, number>()
  return (instant) => {
    let offset = found.get(instant)
    if (offset === undefined) found.set(instant, (offset = readOffset(format, instant)))
    return offset
  }
}

/** Minutes east of UTC from a name like "GMT+05:45"; plain "GMT" is 0. */
function readOffset(format: Intl.DateTimeFormat, instant: number): number {
  const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? ''
  const parts = /GMT([+-])(\d\d):(\d\d)/.exec(name)
  if (!parts) return 0
  return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3]))
}
