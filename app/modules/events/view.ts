import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { maySeeJoinUrl, mayRsvp, type EventMode, type EventStatus } from './domain/policy.ts'
import { ruleWords } from './domain/recurrence.ts'

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

export type Attendee = {
  handle: string
  name: string
  state: 'confirmed' | 'queued'
  guests: number
  place: number | null
  isInvited: boolean
  joinedAt: string
  checkedInAt: string | null
}

export type EventPageRow = {
  id: string
  title: string
  description: string
  descriptionHtml: string
  mode: EventMode
  location: string
  joinUrl: string
  timeZone: string
  repeat: string | null
  status: EventStatus
  cancelReason: string
  tags: string[]
  durationMinutes: number
  registrationOpensAt: Date | null
  registrationClosesAt: Date | null
  sequence: number
  organizes: boolean
  occurrenceId: string
  recurrenceId: string
  startsAt: Date
  endsAt: Date
  dateStatus: 'scheduled' | 'cancelled'
  dateCancelReason: string
  moved: boolean
  resourceId: string
  capacity: number | null
  taken: number
  waiting: number
  hostHandle: string
  hostName: string
  hostVisible: boolean
  groupSlug: string | null
  groupName: string | null
  spaceSlug: string | null
  spaceName: string | null
  addressLine: string | null
  city: string | null
  postcode: string | null
  country: string | null
  myState: 'confirmed' | 'queued' | null
  myParty: number | null
  checkedIn: boolean
  myPosition: number | null
  comingDates: number
}

export type AttendeeRow = {
  handle: string
  name: string
  headline: string
  party: number
  isYou: boolean
  visible: number
}

export type SiblingRow = {
  recurrenceId: string
  startsAt: Date
  endsAt: Date
  status: 'scheduled' | 'cancelled'
  cancelReason: string
  capacity: number | null
  taken: number
  waiting: number
  myState: 'confirmed' | 'queued' | null
}

export type EventPage = ReturnType<typeof toEventPage>

/** Everything the page of an event shows to this viewer on one date, and nothing else. */
export function toEventPage(
  row: EventPageRow,
  attendees: AttendeeRow[],
  siblings: SiblingRow[],
  { actor, now }: { actor: Actor | null; now: Date },
) {
  const isOver = row.endsAt <= now
  const isCancelled = row.status === 'cancelled' || row.dateStatus === 'cancelled'
  const rsvp = actor ? mayRsvp(actor, row, now) : null
  const showsLink = maySeeJoinUrl(row.myState, row.organizes) && row.joinUrl !== ''
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    descriptionHtml: row.descriptionHtml,
    mode: row.mode,
    location: row.location,
    joinUrl: showsLink ? row.joinUrl : null,
    hasJoinUrl: row.joinUrl !== '',
    timeZone: row.timeZone,
    status: isCancelled ? ('cancelled' as const) : row.status,
    isWholeCancelled: row.status === 'cancelled',
    cancelReason: row.status === 'cancelled' ? row.cancelReason : row.dateCancelReason,
    tags: row.tags,
    repeats: row.repeat ? ruleWords(row.repeat) : null,
    registrationOpensAt: row.registrationOpensAt?.toISOString() ?? null,
    registrationClosesAt: row.registrationClosesAt?.toISOString() ?? null,
    on: row.recurrenceId,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    isMoved: row.moved,
    isOver,
    capacity: row.capacity,
    taken: row.taken,
    waiting: row.waiting,
    host: { name: row.hostName, handle: row.hostVisible ? row.hostHandle : null },
    group: row.groupSlug ? { slug: row.groupSlug, name: row.groupName ?? '' } : null,
    space: row.spaceSlug
      ? {
          slug: row.spaceSlug,
          name: row.spaceName ?? '',
          addressLine: row.addressLine ?? '',
          city: row.city ?? '',
          postcode: row.postcode ?? '',
          country: row.country ?? '',
        }
      : null,
    yours: row.myState
      ? { state: row.myState, guests: (row.myParty ?? 1) - 1, position: row.myPosition, checkedIn: row.checkedIn }
      : null,
    attendees: attendees.map(({ handle, name, headline, party, isYou }) => ({
      handle,
      name,
      headline,
      guests: party - 1,
      isYou,
    })),
    visibleAttendees: attendees[0]?.visible ?? 0,
    otherDates: siblings.map((sibling) => ({
      on: sibling.recurrenceId,
      startsAt: sibling.startsAt.toISOString(),
      endsAt: sibling.endsAt.toISOString(),
      isCancelled: sibling.status === 'cancelled',
      cancelReason: sibling.cancelReason,
      capacity: sibling.capacity,
      taken: sibling.taken,
      waiting: sibling.waiting,
      yours: sibling.myState,
    })),
    comingDates: row.comingDates,
    can: {
      rsvp: rsvp === null || rsvp.allowed,
      whyNotRsvp: rsvp && !rsvp.allowed ? rsvp.reason : null,
      isVerified: actor?.isVerified ?? false,
      organize: row.organizes,
      publish: row.organizes && row.status === 'draft',
      cancel: row.organizes && row.status === 'published' && !isOver,
      reinstate: row.organizes && isCancelled && !isOver,
    },
  }
}
