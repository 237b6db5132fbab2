import { allow, deny, type Decision } from '#app/lib/result.ts'

/**
 * Where a booking stands: in line for a slot, asked for and waiting for the mentor's answer, agreed, or called off.
 */
export type BookingState = 'waiting' | 'held' | 'confirmed' | 'cancelled'

/** What policies need to know of a booking. */
export type BookingParties = {
  mentorId: string
  menteeId: string
  startsAt: Date
  endsAt: Date
  state: BookingState
  inGroup: boolean
  noticeMinutes: number
  /** Until when the mentor answers, while it is held. */
  heldUntil: Date | null
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** For how long a slot is kept for somebody who opens its form. In milliseconds. */
export const HOLD_FOR = 5 * MINUTE

/** A mentor answers within two days, and within half of the time that is left until the talk. */
export function answerBy(now: Date, startsAt: Date): Date {
  const span = Math.min(48 * HOUR, (startsAt.getTime() - now.getTime()) / 2)
  return new Date(now.getTime() + Math.max(0, Math.floor(span / MINUTE) * MINUTE))
}

/** Whether someone takes part in a talk; to all others it does not exist. */
export function takesPart(actorId: string, booking: Pick<BookingParties, 'mentorId' | 'menteeId'>): boolean {
  return actorId === booking.mentorId || actorId === booking.menteeId
}

/** Whether a talk may still be called off: by either side, until it starts. Leaving the line is the mentee's. */
export function mayCancel(actorId: string, booking: BookingParties, now: Date): Decision {
  if (booking.state === 'cancelled') return deny('This talk was cancelled already.')
  if (now >= booking.startsAt) return deny('This talk has already started.')
  if (booking.state === 'waiting' && actorId !== booking.menteeId) return deny('They wait for this time themselves.')
  return allow
}

/** Whether a talk may still be moved: by the mentee, until the mentor's notice before it starts. */
export function mayMove(actorId: string, booking: BookingParties, now: Date): Decision {
  if (actorId !== booking.menteeId) return deny('The person who booked it can move it. You can cancel it and say why.')
  if (booking.state === 'cancelled') return deny('This talk was cancelled. Book a new one instead.')
  if (booking.state === 'waiting') return deny('You wait for this time. Leave the line and choose another one.')
  if (booking.inGroup) return deny('A group’s hour stays where it is. Leave it and take another place instead.')
  if (now >= booking.startsAt) return deny('This talk has already started.')
  return now <= movableUntil(booking)
    ? allow
    : deny('It is too close to the start to move it. You can still cancel it.')
}

/** The last moment at which a talk can be moved. */
export function movableUntil({ startsAt, noticeMinutes }: Pick<BookingParties, 'startsAt' | 'noticeMinutes'>): Date {
  return new Date(startsAt.getTime() - noticeMinutes * MINUTE)
}

/** Whether one of the two may change where they talk: until an agreed talk is over. */
export function mayChangePlace(booking: BookingParties, now: Date): Decision {
  if (booking.state === 'cancelled') return deny('This talk was cancelled.')
  if (booking.state !== 'confirmed') return deny('This talk is not agreed yet.')
  if (booking.inGroup) return deny('A group’s hour stays where its mentor offers it.')
  return now < booking.endsAt ? allow : deny('This talk is over.')
}

/** Whether the mentor may say yes or no to somebody who asked for a slot. */
export function mayAnswer(actorId: string, booking: BookingParties, now: Date): Decision {
  if (actorId !== booking.mentorId) return deny('Only the mentor who was asked can answer.')
  if (booking.state !== 'held') return deny('This has been answered already.')
  return booking.heldUntil !== null && now < booking.heldUntil ? allow : deny('The time to answer has passed.')
}
