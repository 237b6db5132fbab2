import { factOf } from '#app/lib/fact.ts'

export const slotBooked = factOf('slot.booked')<{ bookingId: string }>()
export const slotAsked = factOf('slot.asked')<{ bookingId: string }>()
/** Somebody in line got the slot; their booking is agreed, or asks the mentor first. */
export const slotPromoted = factOf('slot.promoted')<{ bookingId: string }>()
/** The line for a slot was closed: it did not become free in time, or cannot be had any more. */
export const slotMissed = factOf('slot.missed')<{ bookingId: string }>()
export const bookingAccepted = factOf('booking.accepted')<{ bookingId: string }>()
export const bookingUnanswered = factOf('booking.unanswered')<{ bookingId: string }>()
/** `apart`: a block came between the two; nobody is told who did what. */
export const bookingCancelled = factOf('booking.cancelled')<{ bookingId: string; byId: string; apart?: boolean }>()
export const bookingMoved = factOf('booking.moved')<{ bookingId: string; byId?: string }>()
/** One of the two changed where they talk. */
export const bookingPlaceChanged = factOf('booking.place-changed')<{ bookingId: string; byId: string }>()
export const talkMissed = factOf('talk.missed')<{ missedId: string }>()
export const feedbackReleased = factOf('feedback.released')<{ bookingId: string }>()
