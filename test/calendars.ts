import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { Temporal } from 'temporal-polyfill'

/** One date as a calendar program would show it. */
export type Shown = { uid: string; at: string; until: string; title: string; isOff: boolean }

const HORIZON = new Date('2029-01-01T00:00:00Z')

/** The dates of a calendar as ical.js reads and expands it, in order. */
export function datesByIcalJs(text: string): Shown[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  }
  const all = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
  return inOrder(
    all
      .filter((event) => !event.isRecurrenceException())
      .flatMap((event) => {
        const exceptions = all.filter((one) => one.isRecurrenceException() && one.uid === event.uid)
        const series = new ICAL.Event(event.component, { exceptions })
        return series.isRecurring() ? expand(series) : [shown(series, series.startDate, series.endDate)]
      }),
  )
}

/** The same by node-ical, whose rules are expanded by rrule.js on the wall clock. */
export function datesByNodeIcal(text: string): Shown[] {
  const events = Object.values(nodeIcal.parseICS(text)).filter((one) => one.type === 'VEVENT')
  return inOrder(events.flatMap((event) => (event.rrule ? expandWall(event) : [shownByNode(event, event)])))
}

/** The dates that take place, as instants. */
export function takingPlace(dates: Shown[]): string[] {
  return dates.filter((date) => !date.isOff).map((date) => date.at)
}

function expand(series: ICAL.Event): Shown[] {
  const dates: Shown[] = []
  const iterator = series.iterator()
  for (let next = iterator.next(); next && next.toJSDate() < HORIZON; next = iterator.next()) {
    const { item, startDate, endDate } = series.getOccurrenceDetails(next)
    dates.push(shown(item, startDate, endDate))
  }
  return dates
}

function shown(event: ICAL.Event, start: ICAL.Time, end: ICAL.Time): Shown {
  return {
    uid: event.uid,
    at: start.toJSDate().toISOString(),
    until: end.toJSDate().toISOString(),
    title: event.summary,
    isOff: event.component.getFirstPropertyValue('status') === 'CANCELLED',
  }
}

function expandWall(event: nodeIcal.VEvent): Shown[] {
  const zone = event.start.tz ?? 'UTC'
  const Rule = event.rrule!.constructor as typeof import('rrule').RRule
  const { until, ...rule } = event.rrule!.origOptions
  const onTheWall = new Rule({ ...rule, tzid: null, until: until && wallAsUtc(until, zone) })
  const changed = Object.values(event.recurrences ?? {})
  const lasts = event.end.getTime() - event.start.getTime()
  return onTheWall.between(new Date(0), HORIZON, true).map((wall) => {
    const start = new Date(
      Temporal.PlainDateTime.from(wall.toISOString().slice(0, 19)).toZonedDateTime(zone).epochMilliseconds,
    )
    const other = changed.find((one) => (one.recurrenceid as unknown as Date).getTime() === start.getTime())
    return shownByNode(event, other ?? { ...event, start, end: new Date(start.getTime() + lasts) })
  })
}

/** What the wall shows at an instant, as if it were UTC: rrule.js counts like this. */
function wallAsUtc(instant: Date, zone: string): Date {
  const wall = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDateTime()
  return new Date(`${wall.toString({ smallestUnit: 'second' })}Z`)
}

function shownByNode(
  event: nodeIcal.VEvent,
  date: { start: Date; end: Date; status?: string; summary: string },
): Shown {
  return {
    uid: event.uid,
    at: new Date(date.start).toISOString(),
    until: new Date(date.end).toISOString(),
    title: date.summary,
    isOff: date.status === 'CANCELLED',
  }
}

function inOrder(dates: Shown[]): Shown[] {
  return dates.sort((a, b) => (a.at === b.at ? (a.uid < b.uid ? -1 : 1) : a.at < b.at ? -1 : 1))
}
