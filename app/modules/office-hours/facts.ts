import { factOf } from '#app/lib/fact.ts'

export const slotBooked = factOf('slot.booked')<{ bookingId: string }>()
export const bookingCancelled = factOf('booking.cancelled')<{ bookingId: string; byId: string }>()
export const bookingMoved = factOf('booking.moved')<{ bookingId: string }>()
