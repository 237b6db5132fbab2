import { allow, deny, type Decision } from '#app/lib/result.ts'

/** What policies need to know of a booked talk. */
export type BookingStanding = {
  mentorId: string
  menteeId: string
  startsAt: Date
  state: 'confirmed' | 'cancelled'
  noticeMinutes: number
}

/** Whether someone takes part in a talk; to all others it does not exist. */
export function takesPart(actorId: string, booking: Pick<BookingStanding, 'mentorId' | 'menteeId'>): boolean {
  return actorId === booking.mentorId || actorId === booking.menteeId
}

/** Whether a talk may still be called off: by either side, until it starts. */
export function mayCancel(booking: BookingStanding, now: Date): Decision {
  if (booking.state === 'cancelled') return deny('This talk was cancelled already.')
  return now < booking.startsAt ? allow : deny('This talk has already started.')
}

/** Whether a talk may still be moved: by the mentee, until the mentor's notice before it starts. */
export function mayMove(actorId: string, booking: BookingStanding, now: Date): Decision {
  if (actorId !== booking.menteeId) return deny('The person who booked it can move it. You can cancel it and say why.')
  if (booking.state === 'cancelled') return deny('This talk was cancelled. Book a new one instead.')
  if (now >= booking.startsAt) return deny('This talk has already started.')
  return now <= movableUntil(booking)
    ? allow
    : deny('It is too close to the start to move it. You can still cancel it.')
}

/** The last moment at which a talk can be moved. */
export function movableUntil({ startsAt, noticeMinutes }: Pick<BookingStanding, 'startsAt' | 'noticeMinutes'>): Date {
  return new Date(startsAt.getTime() - noticeMinutes * 60_000)
}
