import ICAL from 'ical.js'
import { instantOf, wallOf } from '#app/modules/events/domain/wall-clock.ts'
import { isOnCalendar, type WallText } from '#app/modules/events/domain/wall-days.ts'
import type { Property } from './content-lines.ts'
import type { FileZone } from './zone-names.ts'

/** A time as a file writes it: its wall time, whether that is a whole day, in UTC, or in a zone. */
export type FileTime = { wall: WallText; isDay: boolean; isUtc: boolean; zone: FileZone; isFloating: boolean }

/**
 * What reading a file's times needs to know. `home` is the zone of the space, `own` that of the file where it names one:
 * floating times are of that, else of the space.
 */
export type FileClock = { home: string; own: string | null; zoneOf: (tzid: string) => FileZone }

/** The times of a property, of which EXDATE and RDATE may have several, and what it has that is none. */
export function timesOf({ parameters, value }: Property, clock: FileClock): { times: FileTime[]; faults: string[] } {
  const tzid = parameters.get('TZID')
  const zone = tzid ? clock.zoneOf(tzid) : null
  const isDate = parameters.get('VALUE')?.toUpperCase() === 'DATE'
  const times: FileTime[] = []
  const faults: string[] = []
  for (const text of value.split(',')) {
    const match = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2})(?::?\d{2})?(Z?))?(?:\/.*)?$/i.exec(text.trim())
    const isDay = isDate || match?.[4] === undefined
    const wall = match && `${match[1]}-${match[2]}-${match[3]}T${isDay ? '00:00' : `${match[4]}:${match[5]}`}`
    if (!wall || !isOnCalendar(wall)) {
      if (text.trim()) faults.push(text.trim().slice(0, 40))
      continue
    }
    const isUtc = !isDay && match[6]!.toUpperCase() === 'Z'
    times.push({ wall, isDay, isUtc, zone: isUtc ? null : zone, isFloating: !isUtc && zone === null })
  }
  return { times, faults }
}

/** The zone in which something that starts at `time` is kept: its own where it has one, else the file's or the space's. */
export function keptZone(time: FileTime, isSeries: boolean, { home, own }: FileClock): string {
  if (time.isUtc) return isSeries ? (own ?? 'UTC') : home
  if (time.isDay) return home
  return time.zone && 'name' in time.zone ? time.zone.name : time.zone ? home : (own ?? home)
}

/** What the wall of `zone` shows at a time of the file. */
export function wallIn(time: FileTime, zone: string, { home, own }: FileClock): WallText {
  if (time.isDay) return time.wall
  if (time.isUtc) return wallOf(new Date(`${time.wall}:00Z`), zone)
  if (time.zone && 'block' in time.zone) return wallOf(instantIn(time.wall, time.zone.block), zone)
  const from = time.zone?.name ?? own ?? home
  return from === zone ? time.wall : wallOf(instantOf(time.wall, from), zone)
}

function instantIn(wall: WallText, block: ICAL.Timezone): Date {
  const time = ICAL.Time.fromDateTimeString(`${wall}:00`)
  time.zone = block
  return time.toJSDate()
}
