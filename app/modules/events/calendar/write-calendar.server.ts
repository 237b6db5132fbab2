import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { excerptOf } from '#app/lib/excerpt.ts'
import { ruleForCalendar } from '../domain/recurrence.ts'
import { plusMinutes, wallOf } from '../domain/wall-clock.ts'
import { timeZoneBlock } from './time-zone-block.ts'
import { WallDate } from './wall-date.ts'

/** One entry of a calendar: a single date, or a series with the dates of it that differ. */
export type CalendarEntry = {
  /** Stays the same for the life of the event, on every feed. */
  uid: string
  sequence: number
  changedAt: Date
  title: string
  description: string
  place: string
  url: string
  timeZone: string
  startsLocal: string
  durationMinutes: number
  repeat: string | null
  status: 'confirmed' | 'tentative' | 'cancelled'
  exceptions: { recurrenceId: string; startsAt: Date; endsAt: Date; isCancelled: boolean }[]
}

const DAY_BEFORE_SECONDS = 24 * 3600
const HOUR_SECONDS = 3600

/** A calendar file (RFC 5545) with the zones it needs. `name` is what calendar programs call it. */
export function writeCalendar(name: string, entries: CalendarEntry[]): string {
  const from = entries.map((entry) => entry.startsLocal).sort()[0] ?? '2026-01-01T00:00'
  const calendar = ical({
    prodId: '//Guildhall//Guildhall//EN',
    method: ICalCalendarMethod.PUBLISH,
    name: name.replace(/[\\;,]/g, (mark) => `\\${mark}`),
    timezone: { name: null, generator: (zone) => timeZoneBlock(zone, new Date(`${from}Z`)) },
    ttl: HOUR_SECONDS,
  })
  for (const entry of entries) {
    const shared = {
      id: entry.uid,
      sequence: entry.sequence,
      stamp: entry.changedAt,
      lastModified: entry.changedAt,
      summary: entry.title,
      description: `${excerptOf(entry.description, 600)}\n\n${entry.url}`,
      location: entry.place ? { title: entry.place } : null,
      url: entry.url,
      timezone: entry.timeZone,
    }
    const status = {
      confirmed: ICalEventStatus.CONFIRMED,
      tentative: ICalEventStatus.TENTATIVE,
      cancelled: ICalEventStatus.CANCELLED,
    }
    const master = calendar.createEvent({
      ...shared,
      start: new WallDate(entry.startsLocal),
      end: new WallDate(plusMinutes(entry.startsLocal, entry.durationMinutes)),
      repeating: entry.repeat ? `RRULE:${ruleForCalendar(entry.repeat, entry.timeZone)}` : null,
      status: status[entry.status],
    })
    if (entry.status !== 'cancelled') {
      master.createAlarm({ type: ICalAlarmType.display, triggerBefore: DAY_BEFORE_SECONDS, description: entry.title })
      master.createAlarm({ type: ICalAlarmType.display, triggerBefore: HOUR_SECONDS, description: entry.title })
    }
    for (const exception of entry.exceptions) {
      calendar.createEvent({
        ...shared,
        recurrenceId: new WallDate(exception.recurrenceId),
        start: new WallDate(wallOf(exception.startsAt, entry.timeZone)),
        end: new WallDate(wallOf(exception.endsAt, entry.timeZone)),
        status: exception.isCancelled ? ICalEventStatus.CANCELLED : status[entry.status],
      })
    }
  }
  return calendar.toString()
}
