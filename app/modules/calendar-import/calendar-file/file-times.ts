import ICAL from 'ical.js'
import { instantOf, wallOf, type WallText } from '#app/modules/events/domain/wall-clock.ts'
import { zoneOf, type FileZone } from './zone-names.ts'

/** A time as a file writes it: its wall time, whether that is a whole day, in UTC, or in a zone. */
export type FileTime = { wall: WallText; isDay: boolean; isUtc: boolean; zone: FileZone; isFloating: boolean }

/** What reading a file's times needs to know. `home` is the zone of the space: floating times are its own. */
export type FileClock = { home: string; blocks: ReadonlyMap<string, ICAL.Component> }

/** The times of a property, of which EXDATE and RDATE may have several; those that are none are left out. */
export function timesOf(property: ICAL.Property, clock: FileClock): FileTime[] {
  const tzid = property.getParameter('tzid')
  const zone = typeof tzid === 'string' ? zoneOf(tzid, clock.blocks) : null
  const values = (property.toJSON() as unknown[]).slice(3)
  return values.flatMap((value) => {
    const text = Array.isArray(value) ? String(value[0]) : String(value)
    const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::\d{2})?(Z)?)?$/.exec(text)
    if (!match || Number.isNaN(Date.parse(`${match[1]}T00:00:00Z`))) return []
    const isUtc = match[3] === 'Z'
    return [
      {
        wall: `${match[1]}T${match[2] ?? '00:00'}`,
        isDay: match[2] === undefined,
        isUtc,
        zone: isUtc ? null : zone,
        isFloating: !isUtc && zone === null,
      },
    ]
  })
}

/** The zone in which something that starts at `time` is kept: its own where it has one, else that of the space. */
export function keptZone(time: FileTime, isSeries: boolean, { home }: FileClock): string {
  if (time.isUtc) return isSeries ? 'UTC' : home
  return time.zone && 'name' in time.zone ? time.zone.name : home
}

/** What the wall of `zone` shows at a time of the file. */
export function wallIn(time: FileTime, zone: string, { home }: FileClock): WallText {
  if (time.isDay) return time.wall
  if (time.isUtc) return wallOf(new Date(`${time.wall}:00Z`), zone)
  if (time.zone && 'block' in time.zone) return wallOf(instantIn(time.wall, time.zone.block), zone)
  const own = time.zone?.name ?? home
  return own === zone ? time.wall : wallOf(instantOf(time.wall, own), zone)
}

function instantIn(wall: WallText, block: ICAL.Timezone): Date {
  const time = ICAL.Time.fromDateTimeString(`${wall}:00`)
  time.zone = block
  return time.toJSDate()
}
