import type { EventMode, EventStatus } from './domain/policy.ts'

/** One date of an event as lists show it. Instants are ISO texts. */
export type EventItem = {
  eventId: string
  occurrenceId: string
  /** Names the date in the event's URL; null when the event has only one. */
  on: string | null
  title: string
  startsAt: string
  endsAt: string
  timeZone: string
  mode: EventMode
  status: EventStatus
  group: { slug: string; name: string } | null
  space: { slug: string; name: string; city: string } | null
  location: string
  capacity: number | null
  taken: number
  waiting: number
  /** Where the viewer stands; null when they have neither seat nor place in line. */
  yours: { state: 'confirmed' | 'queued'; position: number | null } | null
}

export type EventItemRow = {
  eventId: string
  occurrenceId: string
  recurrenceId: string
  isSeries: boolean
  title: string
  startsAt: Date
  endsAt: Date
  timeZone: string
  mode: EventMode
  status: EventStatus
  dateStatus: 'scheduled' | 'cancelled'
  groupSlug: string | null
  groupName: string | null
  spaceSlug: string | null
  spaceName: string | null
  spaceCity: string | null
  location: string
  capacity: number | null
  taken: number
  waiting: number
  myState: 'confirmed' | 'queued' | null
  myPosition: number | null
}

export function toEventItem(row: EventItemRow): EventItem {
  return {
    eventId: row.eventId,
    occurrenceId: row.occurrenceId,
    on: row.isSeries ? row.recurrenceId : null,
    title: row.title,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    timeZone: row.timeZone,
    mode: row.mode,
    status: row.dateStatus === 'cancelled' ? 'cancelled' : row.status,
    group: row.groupSlug ? { slug: row.groupSlug, name: row.groupName ?? '' } : null,
    space: row.spaceSlug ? { slug: row.spaceSlug, name: row.spaceName ?? '', city: row.spaceCity ?? '' } : null,
    location: row.location,
    capacity: row.capacity,
    taken: row.taken,
    waiting: row.waiting,
    yours: row.myState ? { state: row.myState, position: row.myPosition } : null,
  }
}
