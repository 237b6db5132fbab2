import { Temporal } from 'temporal-polyfill'

const YEARS_AHEAD = 6

/**
 * The VTIMEZONE of an IANA zone (RFC 5545 §3.6.5): each change of its clock from a year before `from` to six years
 * after, as an observance of its own, so that readers need no rule of their own.
 */
export function timeZoneBlock(zone: string, from: Date): string {
  const start = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(zone).subtract({ years: 1 })
  const end = start.add({ years: YEARS_AHEAD + 1 })
  const lines = ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observance('STANDARD', start, start.offset, start.offset)]
  let before = start.offset
  for (let at = start.getTimeZoneTransition('next'); at; at = at.getTimeZoneTransition('next')) {
    if (Temporal.ZonedDateTime.compare(at, end) > 0) break
    lines.push(...observance(minutes(at.offset) > minutes(before) ? 'DAYLIGHT' : 'STANDARD', at, before, at.offset))
    before = at.offset
  }
  return [...lines, 'END:VTIMEZONE'].join('\r\n')
}

function observance(kind: string, at: Temporal.ZonedDateTime, before: string, after: string): string[] {
  // The onset is written on the clock as it was before the change.
  const onset = at.toPlainDateTime().add({ minutes: minutes(before) - minutes(after) })
  const text = onset.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')
  return [
    `BEGIN:${kind}`,
    `DTSTART:${text}`,
    `TZOFFSETFROM:${before.replace(':', '')}`,
    `TZOFFSETTO:${after.replace(':', '')}`,
    `END:${kind}`,
  ]
}

function minutes(offset: string): number {
  const [, sign, hours, mins] = /^([+-])(\d{2}):(\d{2})/.exec(offset)!
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(mins))
}
