import { LRUCache } from 'lru-cache'
import { Temporal } from 'temporal-polyfill'
import { calendarDays } from '#app/lib/week.ts'

type Change = { at: Temporal.ZonedDateTime; onset: Temporal.PlainDateTime; from: string; to: string }

const YEARS_AHEAD = 6
const blocks = new LRUCache<string, string>({ max: 2000 })

/**
 * The VTIMEZONE of an IANA zone (RFC 5545 §3.6.5) for events from `year` on, with its line end. Clocks that change by
 * a yearly rule are written as that rule, which every calendar program understands and which has no end; all others as
 * each change of the next six years.
 */
export function timeZoneBlock(zone: string, year: number): string {
  const key = `${zone} ${year}`
  const known = blocks.get(key)
  if (known !== undefined) return known
  const start = Temporal.ZonedDateTime.from({ timeZone: zone, year: year - 1, month: 1, day: 1 })
  const changes = changesOf(start)
  const block = ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observances(start, changes), 'END:VTIMEZONE', ''].join('\r\n')
  blocks.set(key, block)
  return block
}

function observances(start: Temporal.ZonedDateTime, changes: Change[]): string[] {
  const toSummer = changes.filter(isForward)
  const toWinter = changes.filter((change) => !isForward(change))
  const summer = yearlyRule(toSummer)
  const winter = yearlyRule(toWinter)
  if (summer && winter) {
    return [...observance('DAYLIGHT', toSummer[0]!, summer), ...observance('STANDARD', toWinter[0]!, winter)]
  }
  const before = { onset: start.toPlainDateTime(), from: start.offset, to: start.offset }
  return [
    ...observance('STANDARD', before),
    ...changes.flatMap((change) => observance(isForward(change) ? 'DAYLIGHT' : 'STANDARD', change)),
  ]
}

function changesOf(start: Temporal.ZonedDateTime): Change[] {
  const end = start.add({ years: YEARS_AHEAD + 1 })
  const changes: Change[] = []
  let from = start.offset
  for (let at = start.getTimeZoneTransition('next'); at; at = at.getTimeZoneTransition('next')) {
    if (Temporal.ZonedDateTime.compare(at, end) >= 0) break
    // The onset is written on the clock as it was before the change.
    const onset = at.toPlainDateTime().add({ minutes: minutes(from) - minutes(at.offset) })
    changes.push({ at, onset, from, to: at.offset })
    from = at.offset
  }
  return changes
}

/** The rule that names exactly these changes, one each year: "the last Sunday of March"; null when there is none. */
function yearlyRule(changes: Change[]): string | null {
  const first = changes[0]
  if (!first || changes.length !== YEARS_AHEAD + 1) return null
  const isSame = changes.every(
    ({ onset, from, to }, index) =>
      onset.year === first.onset.year + index &&
      onset.month === first.onset.month &&
      onset.dayOfWeek === first.onset.dayOfWeek &&
      onset.toPlainTime().equals(first.onset.toPlainTime()) &&
      from === first.from &&
      to === first.to,
  )
  if (!isSame) return null
  const fromEnd = new Set(changes.map(({ onset }) => Math.ceil((onset.daysInMonth - onset.day + 1) / 7)))
  const fromStart = new Set(changes.map(({ onset }) => Math.ceil(onset.day / 7)))
  const nth = fromEnd.size === 1 ? -[...fromEnd][0]! : fromStart.size === 1 ? [...fromStart][0]! : null
  return nth === null
    ? null
    : `FREQ=YEARLY;BYMONTH=${first.onset.month};BYDAY=${nth}${calendarDays[first.onset.dayOfWeek - 1]}`
}

function observance(kind: string, { onset, from, to }: Omit<Change, 'at'>, rule?: string): string[] {
  return [
    `BEGIN:${kind}`,
    `DTSTART:${onset.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')}`,
    `TZOFFSETFROM:${from.replaceAll(':', '')}`,
    `TZOFFSETTO:${to.replaceAll(':', '')}`,
    ...(rule ? [`RRULE:${rule}`] : []),
    `END:${kind}`,
  ]
}

function isForward({ from, to }: Change): boolean {
  return minutes(to) > minutes(from)
}

function minutes(offset: string): number {
  const [, sign, hours, mins] = /^([+-])(\d{2}):(\d{2})/.exec(offset)!
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(mins))
}
