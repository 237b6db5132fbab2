import ICAL from 'ical.js'
import { LRUCache } from 'lru-cache'
import { findIana } from 'windows-iana'
import { isTimeZone } from '#app/lib/time-zones.ts'
import { propertyOf } from './content-lines.ts'
import type { ZoneBlocks } from './file-parts.ts'

/** How a file's times in a zone are to be read: by an IANA name, by the file's own definition, or (null) as the space's. */
export type FileZone = { name: string } | { block: ICAL.Timezone } | null

/** A definition with more than this is none that a program wrote: a hundred years of changes, by rules or by dates. */
const MAX_LINES = 2000
const MAX_CHARACTERS = 100_000
const known = new LRUCache<string, boolean>({ max: 1000 })

/**
 * The zone that a TZID means, each looked up once: an IANA name, also behind a path (`/citadel.org/…/Europe/Berlin`) or as
 * the file's X-LIC-LOCATION; a Windows name; else the file's own VTIMEZONE; null where it means nothing.
 */
export function zonesOf(blocks: ZoneBlocks): (tzid: string) => FileZone {
  const found = new Map<string, FileZone>()
  return (tzid) => {
    if (!found.has(tzid)) found.set(tzid, zoneOf(tzid.slice(0, 200), blocks.get(tzid)))
    return found.get(tzid)!
  }
}

/** Whether a text names a zone of the IANA database. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(name) || /^(local|floating)$/i.test(name)) return false
  const before = known.get(name)
  if (before !== undefined) return before
  const is = isTimeZone(name)
  known.set(name, is)
  return is
}

function zoneOf(tzid: string, block: readonly string[] | undefined): FileZone {
  const place = block
    ?.slice(0, 20)
    .map(propertyOf)
    .find(({ name }) => name === 'X-LIC-LOCATION')?.value
  const segments = tzid.split('/').filter(Boolean)
  const candidates = [tzid, place ?? '', segments.slice(-2).join('/'), segments.slice(-3).join('/')]
  for (const name of candidates) if (isZone(name)) return { name }
  const windows = findIana(tzid)[0]
  if (windows && isZone(windows)) return { name: windows }
  return block ? definedBy(block) : null
}

/** A zone by its definition; null for one whose changes are no yearly ones, or too many to go through. */
function definedBy(block: readonly string[]): FileZone {
  const isSmall = block.length <= MAX_LINES && block.reduce((all, line) => all + line.length, 0) <= MAX_CHARACTERS
  const isYearly = block.every(
    (line) => !/^RRULE/i.test(line) || /^RRULE[^:]*:FREQ=YEARLY;[A-Z0-9=;,+-]{0,90}$/i.test(line),
  )
  if (!isSmall || !isYearly) return null
  try {
    const component = new ICAL.Component(ICAL.parse(block.join('\r\n')) as unknown[])
    return { block: new ICAL.Timezone(component) }
  } catch {
    return null
  }
}
