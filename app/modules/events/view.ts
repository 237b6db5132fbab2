import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { isWithin } from '#app/modules/seats/domain/window.ts'
import { mayStartThread } from '#app/modules/threads/domain/policy.ts'
import { ownAttendance } from './domain/attendance.ts'
import { distanceWords } from './domain/near.ts'
import { nextStarts } from './domain/next-month.ts'
import {
  mayComeAsGuest,
  mayGiveAway,
  maySeeJoinUrl,
  mayRsvp,
  type EventMode,
  type EventStatus,
} from './domain/policy.ts'
import { ruleWords } from './domain/recurrence.ts'
import { questionsOf } from './domain/registration.ts'
import { wallOf } from './domain/wall-clock.ts'

/** With a seat, in line, or asked whether a seat that became free is still wanted. */
export type YourState = 'confirmed' | 'queued' | 'offered'

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
  /** Whose clock the event is on, where the city of its space says it better than the zone. */
  town: string | null
  location: string
  /** How far away, roughly, where the list looks around a place: "about 10 km". */
  distance: string | null
  capacity: number | null
  taken: number
  waiting: number
  /** Where the viewer stands; null when they have neither seat nor place in line. */
  yours: { state: YourState; position: number | null } | null
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
  spaceZone: string | null
  kilometres: number | null
  location: string
  capacity: number | null
  taken: number
  waiting: number
  myState: YourState | null
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
    town: row.spaceZone === row.timeZone ? row.spaceCity : null,
    location: row.location,
    distance: row.kilometres === null ? null : distanceWords(row.kilometres),
    capacity: row.capacity,
    taken: row.taken,
    waiting: row.waiting,
    yours: row.myState ? { state: row.myState, position: row.myPosition } : null,
  }
}

export type Attendee = {
  claimId: string
  /** Null for somebody who comes by a link in a letter and has no account. */
  handle: string | null
  name: string
  state: 'confirmed' | 'offered' | 'queued'
  guests: number
  /** To the organizers' questions, in their order. */
  answers: string[]
  place: number | null
  isInvited: boolean
  joinedAt: string
  checkedInAt: string | null
  /** How many of the party came; null while nobody is in. */
  arrived: number | null
}

/** A party that asks to come, as the organizers see it. */
export type AskingParty = {
  id: string
  /** Null for somebody without an account. */
  handle: string | null
  name: string
  headline: string
  guests: number
  answers: { question: string; answer: string }[]
  /** On how many coming dates they wait for a word, this one counted. */
  dates: number
  /** They want the dates that are made later, too. */
  wantsSeries: boolean
  askedAt: string
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
  /** Null for an event made here; else its page in the calendar of the space, empty without one. */
  importedFrom: string | null
  tags: string[]
  durationMinutes: number
  opensAt: Date | null
  closesAt: Date | null
  approval: boolean
  questions: string[]
  questionsRequired: boolean[]
  mostGuests: number
  guestRsvp: boolean
  sequence: number
  organizes: boolean
  isShutOut: boolean
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
  reserved: number
  waiting: number
  hostId: string
  hostHandle: string
  hostName: string
  hostVisible: boolean
  groupSlug: string | null
  groupName: string | null
  spaceSlug: string | null
  spaceName: string | null
  spaceZone: string | null
  /** Of a further address of the space; empty at its first one. */
  addressName: string
  addressLine: string | null
  city: string | null
  postcode: string | null
  country: string | null
  myState: YourState | null
  myParty: number | null
  myUntil: Date | null
  myAnswers: string[] | null
  askedStatus: 'waiting' | 'approved' | 'declined' | 'withdrawn' | null
  askedReason: string | null
  askedParty: number | null
  askedAnswers: string[] | null
  requestsWaiting: number
  myClaimId: string | null
  checkedIn: boolean
  /** How many people came, once the date is over; null before, and where nobody kept the door. */
  came: number | null
  threadId: string | null
  threadReplies: number | null
  threadActiveAt: Date | null
  inGroup: boolean
  myPosition: number | null
  comingDates: number
}

export type AttendeeRow = {
  handle: string
  name: string
  headline: string
  party: number
  /** How many of the party came, once they are in. */
  arrived: number | null
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
  myState: YourState | null
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
  const footing = { membershipStatus: row.inGroup ? ('active' as const) : ('none' as const), role: null }
  const hasSeat = row.myState === 'confirmed'
  const showsLink = maySeeJoinUrl({ hasSeat, organizes: row.organizes, isOff: isCancelled })
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    descriptionHtml: row.descriptionHtml,
    mode: row.mode,
    location: row.location,
    joinUrl: showsLink && row.joinUrl !== '' ? row.joinUrl : null,
    hasJoinUrl: row.joinUrl !== '',
    timeZone: row.timeZone,
    status: isCancelled ? ('cancelled' as const) : row.status,
    isWholeCancelled: row.status === 'cancelled',
    cancelReason: row.status === 'cancelled' ? row.cancelReason : row.dateCancelReason,
    importedFrom: row.importedFrom,
    tags: row.tags,
    repeats: row.repeat ? ruleWords(row.repeat) : null,
    registration: {
      opensAt: row.opensAt?.toISOString() ?? null,
      closesAt: row.closesAt?.toISOString() ?? null,
      state: isWithin(row, now)
        ? ('open' as const)
        : row.opensAt && now < row.opensAt
          ? ('soon' as const)
          : ('closed' as const),
    },
    approval: row.approval,
    questions: questionsOf(row),
    mostGuests: row.mostGuests,
    on: row.recurrenceId,
    occurrenceId: row.occurrenceId,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    isMoved: row.moved,
    isOver,
    capacity: row.capacity,
    taken: row.taken,
    going: row.taken - row.reserved,
    /** Where it is known, `attendees` are those who came. */
    came: row.came,
    waiting: row.waiting,
    requestsWaiting: row.organizes && !isCancelled && !isOver ? row.requestsWaiting : 0,
    host: { name: row.hostName, handle: row.hostVisible ? row.hostHandle : null },
    group: row.groupSlug ? { slug: row.groupSlug, name: row.groupName ?? '' } : null,
    space: row.spaceSlug
      ? {
          slug: row.spaceSlug,
          name: row.spaceName ?? '',
          addressName: row.addressName,
          addressLine: row.addressLine ?? '',
          city: row.city ?? '',
          postcode: row.postcode ?? '',
          country: row.country ?? '',
        }
      : null,
    town: row.spaceZone === row.timeZone ? row.city : null,
    yours: row.myState
      ? {
          claimId: row.myClaimId!,
          state: row.myState,
          guests: (row.myParty ?? 1) - 1,
          position: row.myPosition,
          until: row.myUntil?.toISOString() ?? null,
          answers: row.myAnswers ?? [],
          attendance:
            row.myState === 'confirmed' ? ownAttendance({ isOver, wasKept: row.came !== null }, row.checkedIn) : null,
        }
      : null,
    attendees: attendees.map(({ handle, name, headline, party, arrived, isYou }) => ({
      handle,
      name,
      headline,
      guests: (row.came === null ? party : (arrived ?? party)) - 1,
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
    /** Dates an organizer may copy this one to. */
    nextStarts: row.organizes ? nextStarts(wallOf(row.startsAt, row.timeZone), wallOf(now, row.timeZone)) : [],
    asked:
      !row.myState && (row.askedStatus === 'waiting' || row.askedStatus === 'declined')
        ? {
            status: row.askedStatus,
            reason: row.askedReason ?? '',
            guests: (row.askedParty ?? 1) - 1,
            answers: row.askedAnswers ?? [],
          }
        : null,
    thread: row.threadId
      ? { id: row.threadId, replies: row.threadReplies ?? 0, activeAt: row.threadActiveAt!.toISOString() }
      : null,
    can: {
      rsvp: rsvp === null || rsvp.allowed,
      comeAsGuest: actor === null && mayComeAsGuest(row, row, now).allowed,
      whyNotRsvp: rsvp && !rsvp.allowed ? rsvp.reason : null,
      isVerified: actor?.isVerified ?? false,
      organize: row.organizes,
      discard: row.organizes && row.status === 'draft' && actor !== null && mayGiveAway(actor, row).allowed,
      discuss: actor !== null && row.status !== 'draft' && mayStartThread(actor, footing).allowed,
      publish: row.organizes && row.status === 'draft',
      cancel: row.organizes && row.status === 'published' && !isOver,
      reinstate: row.organizes && isCancelled && !isOver,
    },
  }
}

type GuestSeatRow = {
  event: {
    id: string
    repeat: string | null
    title: string
    timeZone: string
    location: string
    joinUrl: string
    mode: EventMode
    status: EventStatus
    approval: boolean
  }
  date: { recurrenceId: string; startsAt: Date; endsAt: Date; status: 'scheduled' | 'cancelled' }
  guest: { name: string; party: number; confirmedAt: Date | null; memberId: string | null }
  yourPlace: { state: YourState | 'held'; position: number | null; party: number; until: Date | null } | null
  request: { status: string; reason: string } | null
}

export type GuestSeat = ReturnType<typeof toGuestSeat>

/** What somebody without an account sees of a date with the link from their letter. */
export function toGuestSeat({ event, date, guest, yourPlace, request }: GuestSeatRow, now: Date) {
  const isOff = event.status === 'cancelled' || date.status === 'cancelled'
  const hasSeat = yourPlace?.state === 'confirmed'
  return {
    name: guest.name,
    guests: (yourPlace?.party ?? guest.party) - 1,
    event: {
      id: event.id,
      on: event.repeat ? date.recurrenceId : null,
      title: event.title,
      timeZone: event.timeZone,
      location: event.location,
      joinUrl: maySeeJoinUrl({ hasSeat, isOff }) && event.joinUrl !== '' ? event.joinUrl : null,
      mode: event.mode,
    },
    startsAt: date.startsAt.toISOString(),
    endsAt: date.endsAt.toISOString(),
    state: isOff
      ? ('cancelled' as const)
      : date.endsAt <= now
        ? ('over' as const)
        : guest.memberId
          ? ('member' as const)
          : (yourPlace?.state ??
            (request?.status === 'waiting' ? ('requested' as const) : null) ??
            (request?.status === 'declined' ? ('declined' as const) : null) ??
            (guest.confirmedAt ? ('left' as const) : ('unconfirmed' as const))),
    position: yourPlace?.position ?? null,
    until: yourPlace?.until?.toISOString() ?? null,
    reason: request?.status === 'declined' ? request.reason : '',
    asksFirst: event.approval,
  }
}
