import ICAL from 'ical.js'
import { findIana } from 'windows-iana'

/** How a file's times in a zone are to be read: by an IANA name, by the file's own definition, or (null) as the space's. */
export type FileZone = { name: string } | { block: ICAL.Timezone } | null

/**
 * The zone that a TZID means: an IANA name, also behind a path (`/citadel.org/…/Europe/Berlin`) or as the file's
 * X-LIC-LOCATION; a Windows name; else the file's own VTIMEZONE; null where it means nothing.
 */
export function zoneOf(tzid: string, blocks: ReadonlyMap<string, ICAL.Component>): FileZone {
  const block = blocks.get(tzid)
  const place = block?.getFirstPropertyValue('x-lic-location')
  const segments = tzid.split('/').filter(Boolean)
  const candidates = [
    tzid,
    typeof place === 'string' ? place : '',
    segments.slice(-2).join('/'),
    segments.slice(-3).join('/'),
  ]
  for (const name of candidates) if (isZone(name)) return { name }
  const windows = findIana(tzid)[0]
  if (windows && isZone(windows)) return { name: windows }
  return block ? { block: new ICAL.Timezone(block) } : null
}

function isZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(name) || /^(local|floating)$/i.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
