import { factOf } from '#app/lib/fact.ts'

export const eventPublished = factOf('event.published')<{ eventId: string }>()
export const eventChanged = factOf('event.changed')<{ eventId: string }>()
/** Without `occurrenceId` the whole event is off, with it one date of a series. */
export const eventCancelled = factOf('event.cancelled')<{ eventId: string; occurrenceId?: string }>()
export const rsvpConfirmed = factOf('rsvp.confirmed')<{ occurrenceId: string; memberId: string }>()
export const rsvpQueued = factOf('rsvp.queued')<{ occurrenceId: string; memberId: string }>()
/** `byId` is there when an organizer took the person off the list. */
export const rsvpWithdrawn = factOf('rsvp.withdrawn')<{ occurrenceId: string; memberId: string; byId?: string }>()
/** Someone in line got a seat: announced in the transaction that gave it. */
export const seatPromoted = factOf('seat.promoted')<{ occurrenceId: string; memberId: string }>()
/** A date comes near: said once for each of the two moments, for everyone who is going. */
export const occurrenceNear = factOf('occurrence.near')<{ occurrenceId: string; when: 'day-before' | 'same-day' }>()
