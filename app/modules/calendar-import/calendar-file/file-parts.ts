import { contentLines, propertyOf, textValue, type Property } from './content-lines.ts'

/** What a file says of one event: its properties by name, in the file's order. */
export type FileEntry = { calendar: FileCalendar; properties: Map<string, Property[]> }
export type FileCalendar = { properties: Map<string, Property[]> }
/** The lines of a file's own definition of a time zone, by its TZID. */
export type ZoneBlocks = ReadonlyMap<string, readonly string[]>
export type FileParts = { calendars: FileCalendar[]; entries: FileEntry[]; zones: ZoneBlocks }

const ofCalendar = new Set(['METHOD', 'NAME', 'X-WR-CALNAME', 'X-WR-TIMEZONE'])
const ofEvent = new Set(
  'UID SUMMARY DESCRIPTION LOCATION URL DTSTART DTEND DURATION RRULE EXRULE RDATE EXDATE RECURRENCE-ID STATUS CLASS SEQUENCE LAST-MODIFIED DTSTAMP'.split(
    ' ',
  ),
)
const DEEPEST = 30
/** How many lines of one name an entry may have, so that none is gone through for long. */
const MAX_OF_A_NAME = 20_000

/**
 * The calendars of a file with their events and zones, in one pass over its lines. Alarms, attendees and whatever else is
 * not shown here is passed over unread. Null when there is no calendar in it that ends.
 */
export function partsOfFile(text: string): FileParts | null {
  const parts = { calendars: [] as FileCalendar[], entries: [] as FileEntry[], zones: new Map<string, string[]>() }
  const open: string[] = []
  let calendar: FileCalendar | null = null
  let entry: FileEntry | null = null
  let zone: string[] | null = null
  let isWhole = false
  for (const line of contentLines(text)) {
    const [, mark, named] = /^(BEGIN|END):(.{0,60})$/i.exec(line) ?? []
    const name = named?.trim().toUpperCase()
    if (mark?.toUpperCase() === 'BEGIN') {
      open.push(name!)
      if (open.length > DEEPEST) return null
      if (name === 'VCALENDAR') parts.calendars.push((calendar = { properties: new Map() }))
      if (name === 'VEVENT' && calendar) entry = { calendar, properties: new Map() }
      if (name === 'VTIMEZONE') zone = []
    }
    zone?.push(line)
    if (mark?.toUpperCase() === 'END') {
      const at = open.lastIndexOf(name!)
      if (at < 0) continue
      open.length = at
      if (name === 'VEVENT' && entry) {
        parts.entries.push(entry)
        entry = null
      }
      if (name === 'VTIMEZONE' && zone) {
        const tzid = zone.map(propertyOf).find((property) => property.name === 'TZID')
        if (tzid) parts.zones.set(tzid.value, zone)
        zone = null
      }
      if (name === 'VCALENDAR') isWhole = true
    } else if (!mark) {
      const inside = open.at(-1)
      if (inside === 'VEVENT' && entry) keep(entry.properties, line, ofEvent)
      else if (inside === 'VCALENDAR' && calendar) keep(calendar.properties, line, ofCalendar)
    }
  }
  return isWhole ? parts : null
}

/** The text of the first property of a name; empty when there is none. */
export function textIn({ properties }: Pick<FileEntry, 'properties'>, name: string): string {
  const [first] = properties.get(name) ?? []
  return first ? textValue(first.value) : ''
}

function keep(properties: Map<string, Property[]>, line: string, wanted: ReadonlySet<string>): void {
  const name = /^[A-Za-z0-9-]+/.exec(line)?.[0].toUpperCase() ?? ''
  if (!wanted.has(name)) return
  const same = properties.get(name)
  if (!same) properties.set(name, [propertyOf(line)])
  else if (same.length < MAX_OF_A_NAME) same.push(propertyOf(line))
}
