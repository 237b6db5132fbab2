import { clockWords, isoDay, sameClock, sameDay, wallTime } from '#app/lib/clock.ts'
import { shortDayName } from '#app/lib/week.ts'
import { mustAsk } from '#app/modules/mentors/domain/missed.ts'
import { mayGiveFeedback, mayRecordMissed, sealedUntil } from './domain/after-talk.ts'
import { mayAnswer, mayCancel, mayChangePlace, mayMove, movableUntil, type BookingState } from './domain/policy.ts'
import type { OccupiedSlot } from './domain/occupied-slot.ts'
import type { Session } from './domain/slots.ts'
import { calendarLinks } from './domain/calendar-links.ts'
import { talkPlaceHref, type TalkPlace } from './domain/talk-place.ts'

export type SlotTimeView = {
  value: string
  label: string
  hint?: string
  /** Somebody else has it; it can be waited for. */
  isTaken?: boolean
  /** The viewer's already: booked, or in line. */
  disabled?: boolean
  /** A group's hour, with a longer hint. */
  long?: boolean
}

export type SlotDayView = { date: string; slots: SlotTimeView[] }

export type OfferedTime = Session & { occupied: OccupiedSlot | undefined }

type Places = { viewerZone: string; mentorZone: string; name: string; groupTopic: string }

/**
 * Times of the office hours as days of the viewer's calendar, with the mentor's clock beside each where it differs, or what
 * keeps it from being free. `name` is what the hint calls the mentor, `groupTopic` what the group's hour is about.
 */
export function slotDays(times: readonly OfferedTime[], places: Places): SlotDayView[] {
  const days = new Map<string, SlotDayView>()
  for (const time of times) {
    const date = isoDay(wallTime(time.startsAt, places.viewerZone))
    const day = days.get(date) ?? { date, slots: [] }
    days.set(date, day)
    day.slots.push(slotTime(time, places))
  }
  return [...days.values()]
}

function slotTime({ startsAt, occupied, inGroup, state }: OfferedTime, places: Places): SlotTimeView {
  const here = clockWords(wallTime(startsAt, places.viewerZone))
  const value = startsAt.toISOString()
  if (occupied?.yours === 'confirmed') return { value, label: here, hint: 'Yours already', disabled: true }
  if (occupied?.yours === 'queued') return { value, label: here, hint: 'You are in line', disabled: true }
  const yours = occupied?.yours === 'held' ? { hint: 'Held for you' } : undefined
  if (inGroup) {
    const { hint, isTaken } = seatsLeft(occupied)
    return {
      value,
      label: `${here}, ${places.groupTopic}`,
      hint: `Small group: ${hint}`,
      isTaken,
      long: true,
      ...yours,
    }
  }
  if (yours) return { value, label: here, ...yours }
  if (state === 'taken') return { value, label: here, hint: takenWords(occupied, places.viewerZone), isTaken: true }
  const hint = clockThere(startsAt, places)
  return { value, label: here, ...(hint ? { hint } : {}) }
}

function seatsLeft(occupied: OccupiedSlot | undefined): { hint: string; isTaken: boolean } {
  if (!occupied) return { hint: 'all places free', isTaken: false }
  const left = occupied.seats - occupied.taken
  if (left > 0 && occupied.waiting === 0) return { hint: `${left} of ${occupied.seats} places left`, isTaken: false }
  return { hint: occupied.waiting > 0 ? `full, ${occupied.waiting} in line` : 'full', isTaken: true }
}

function takenWords(occupied: OccupiedSlot | undefined, zone: string): string {
  if (occupied && occupied.waiting > 0) return `Taken, ${occupied.waiting} in line`
  return occupied?.until ? `Held until ${clockWords(wallTime(occupied.until, zone))}` : 'Taken'
}

function clockThere(startsAt: Date, { viewerZone, mentorZone, name }: Places): string {
  const [here, there] = [wallTime(startsAt, viewerZone), wallTime(startsAt, mentorZone)]
  if (sameClock(here, there)) return ''
  return `${sameDay(here, there) ? '' : `${shortDayName(there.weekday)} `}${clockWords(there)} for ${name}`
}

export type BookingRow = {
  id: string
  startsAt: Date
  endsAt: Date
  topic: string
  state: BookingState
  inGroup: boolean
  heldUntil: Date | null
  position: number
  isMentor: boolean
  other: { name: string; handle: string; timeZone: string }
}

export type BookingView = ReturnType<typeof bookingView>

/** What leaves the server of a booking, as one of its two people sees it. */
export function bookingView(row: BookingRow) {
  return {
    id: row.id,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    topic: row.topic,
    state: row.state,
    inGroup: row.inGroup,
    /** Until when the mentor answers. */
    answerUntil: row.state === 'held' ? (row.heldUntil?.toISOString() ?? null) : null,
    /** Place in line, from 1. */
    position: row.state === 'waiting' ? row.position : null,
    isMentor: row.isMentor,
    other: { name: row.other.name, handle: row.other.handle, timeZone: row.other.timeZone },
  }
}

/** A mentor's group hour is one row, however many come to it. */
export function foldGroups<PendingBooking extends BookingView & { slotId: string | null }>(
  pendingBookings: readonly PendingBooking[],
) {
  const isOfGroup = ({ isMentor, inGroup, slotId }: PendingBooking) => isMentor && inGroup && slotId !== null
  const first = new Map(
    pendingBookings
      .filter(isOfGroup)
      .toReversed()
      .map((pendingBooking) => [pendingBooking.slotId, pendingBooking.id]),
  )
  return pendingBookings
    .filter((pendingBooking) => !isOfGroup(pendingBooking) || first.get(pendingBooking.slotId) === pendingBooking.id)
    .map((pendingBooking) => ({
      ...pendingBooking,
      group: isOfGroup(pendingBooking)
        ? {
            slotId: pendingBooking.slotId!,
            people: pendingBookings.filter(({ slotId }) => slotId === pendingBooking.slotId).length,
          }
        : null,
    }))
}

export type SlotPageRow = {
  id: string
  startsAt: Date
  endsAt: Date
  inGroup: boolean
  topic: string
  isOff: boolean
  isOpen: boolean
  seats: number
  taken: number
  waiting: number
  yours: 'held' | 'confirmed' | 'queued' | 'offered' | null
  yoursUntil: Date | null
  bookingId: string | null
  isInstant: boolean
  missed: number
  mentor: { id: string; name: string; handle: string; timeZone: string }
  people: { id: string; name: string; handle: string; topic: string; state: string }[] | null
}

export type SlotPage = ReturnType<typeof slotPageView>

/** What leaves the server of a time in the office hours: to its mentor with those who come, to others with their own part. */
export function slotPageView(row: SlotPageRow, actorId: string) {
  return {
    id: row.id,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    inGroup: row.inGroup,
    topic: row.topic,
    isOff: row.isOff,
    isOpen: row.isOpen && !row.isOff,
    seats: row.seats,
    taken: row.taken,
    waiting: row.waiting,
    isFree: row.taken < row.seats && row.waiting === 0,
    heldUntil: row.yours === 'held' ? (row.yoursUntil?.toISOString() ?? null) : null,
    bookingId: row.bookingId,
    /** The mentor answers each booking, or this member's because of talks they missed. */
    asks: !row.inGroup && (!row.isInstant || mustAsk(row.missed)),
    missed: row.missed,
    mentor: row.mentor,
    isMentor: row.mentor.id === actorId,
    people: (row.people ?? []).map(({ id: bookingId, name, handle, topic, state }) => ({
      bookingId,
      name,
      handle,
      topic,
      isWaiting: state === 'waiting',
    })),
  }
}

type Words = { rating: number; words: string }
export type BookingPageRow = BookingRow & {
  mentorId: string
  menteeId: string
  slotId: string | null
  cancelReason: string
  cancelledByMe: boolean | null
  noticeMinutes: number
  placeKind: TalkPlace['kind'] | ''
  place: string
  /** How many talks the other side missed of late. */
  missed: number
  records: { id: string; isMine: boolean; words: string; isLifted: boolean; isAppealed: boolean }[] | null
  given: Words | null
  /** What the other side said, once it is released; never before. */
  received: Words | null
}

export type BookingPage = ReturnType<typeof bookingPageView>

/** What leaves the server of a booking's page, with what this one of its two people can do. */
export function bookingPageView(row: BookingPageRow, actorId: string, now: Date) {
  const records = row.records ?? []
  const mine = records.find(({ isMine }) => isMine) ?? null
  const theirs = records.find(({ isMine }) => !isMine) ?? null
  return {
    ...bookingView(row),
    mentorId: row.mentorId,
    slotId: row.slotId,
    place: agreedPlace(row),
    calendars: row.state === 'confirmed' && row.endsAt > now ? calendarLinks(talkEntry(row)) : null,
    cancelled: row.state === 'cancelled' ? { by: cancelledBy(row.cancelledByMe), reason: row.cancelReason } : null,
    isOver: row.endsAt <= now,
    movableUntil: movableUntil(row).toISOString(),
    missed: row.missed,
    /** What I recorded of them, and they of me. */
    recorded: mine && { id: mine.id, words: mine.words, isLifted: mine.isLifted },
    recordedOfMe: theirs && {
      id: theirs.id,
      words: theirs.words,
      isLifted: theirs.isLifted,
      isAppealed: theirs.isAppealed,
    },
    feedback: { given: row.given, received: row.received, sealedUntil: sealedUntil(row).toISOString() },
    can: {
      cancel: mayCancel(actorId, row, now).allowed,
      move: mayMove(actorId, row, now).allowed,
      changePlace: mayChangePlace(row, now).allowed,
      answer: mayAnswer(actorId, row, now).allowed,
      callOff: row.isMentor && row.slotId !== null && row.state !== 'cancelled' && now < row.startsAt,
      record: mayRecordMissed(actorId, row, mine !== null, now).allowed,
      review: mayGiveFeedback(actorId, row, row.given !== null, now).allowed,
    },
  }
}

type PlacedRow = Pick<BookingPageRow, 'state' | 'placeKind' | 'place'>

/** Where a talk is, for its two people: once it is agreed. */
function agreedPlace({ state, placeKind: kind, place }: PlacedRow) {
  if (state !== 'confirmed' || kind === '') return null
  return { kind, place, href: talkPlaceHref({ kind, place }) }
}

export type TalkEntryRow = PlacedRow & Pick<BookingRow, 'startsAt' | 'endsAt' | 'topic' | 'other'>

/** A talk as an entry of its two people's calendars. */
export function talkEntry(row: TalkEntryRow) {
  const place = agreedPlace(row)
  return {
    title: `Talk with ${row.other.name}`,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    description: row.topic,
    place: place?.place ?? '',
    link: place?.kind === 'video' ? place.href : null,
  }
}

function cancelledBy(byMe: boolean | null): 'me' | 'them' | 'nobody' {
  if (byMe === null) return 'nobody'
  return byMe ? 'me' : 'them'
}
