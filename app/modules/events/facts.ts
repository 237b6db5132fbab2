import { factOf } from '#app/lib/fact.ts'
import type { ChangedPart } from './domain/changed-parts.ts'

export const eventPublished = factOf('event.published')<{ eventId: string }>()
/** `changed` names what those who come must know of, and is empty when there is nothing; left out, it is not known. */
export const eventChanged = factOf('event.changed')<{ eventId: string; changed?: ChangedPart[] }>()
/** Without `occurrenceId` the whole event is off, with it one date of a series. */
export const eventCancelled = factOf('event.cancelled')<{ eventId: string; occurrenceId?: string }>()
/** What was cancelled takes place after all. */
export const eventReinstated = factOf('event.reinstated')<{ eventId: string; occurrenceId?: string }>()

/** Who a fact is about: a member, or somebody without an account who came by a link in a letter. */
type Someone = { occurrenceId: string; memberId?: string; guestId?: string }

/** `byId` is there when an organizer gave the seat. */
export const rsvpConfirmed = factOf('rsvp.confirmed')<Someone & { byId?: string }>()
export const rsvpQueued = factOf('rsvp.queued')<Someone>()
/** `byId` is there when an organizer took the person off the list. */
export const rsvpWithdrawn = factOf('rsvp.withdrawn')<Someone & { byId?: string }>()
/** Someone in line got a seat: announced in the transaction that gave it. */
export const seatPromoted = factOf('seat.promoted')<Someone>()
/** Someone in line may have a seat until `until`, an ISO instant. */
export const seatOffered = factOf('seat.offered')<Someone & { until: string }>()
/** What was offered was not taken in time; the next in line was asked. */
export const offerLapsed = factOf('offer.lapsed')<Someone>()
/** Someone asks to come where the organizers decide. */
export const rsvpRequested = factOf('rsvp.requested')<{ requestId: string }>()
/** Organizers said yes or no to somebody who asked to come, on so many dates. */
export const rsvpDecided = factOf('rsvp.decided')<{ requestId: string; dates?: number }>()
export const organizerAdded = factOf('organizer.added')<{ eventId: string; memberId: string; byId: string }>()
/** An organizer wrote to those who go to a date or wait for it. */
export const eventMessageSent = factOf('event.message-sent')<{ messageId: string }>()
/** A date comes near: said once for each of the two moments, for everyone who is going. */
export const occurrenceNear = factOf('occurrence.near')<{ occurrenceId: string; when: 'day-before' | 'same-day' }>()
