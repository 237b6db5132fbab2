import { allow, deny, type Decision } from '#app/lib/result.ts'

/** What policies need to know of a mentor. */
export type MentorPlaces = {
  memberId: string
  capacity: number
  /** Places that are taken, or kept for somebody who is to decide. */
  activeCount: number
  /** How many wait for a place. */
  waiting: number
  isPaused: boolean
}

type Someone = { id: string; isVerified: boolean }

/** Whether someone may offer to mentor others. */
export function mayMentor(actor: Someone): Decision {
  return actor.isVerified
    ? allow
    : deny('Confirm your e-mail address first; then you can offer to mentor. We sent you a link when you joined.')
}

/** Whether someone may turn to this mentor at all, for a talk or for longer. */
export function mayTurnTo(actor: Someone, mentor: MentorPlaces): Decision {
  if (actor.id === mentor.memberId) return deny('This is you. Ask one of your colleagues.')
  if (!actor.isVerified) {
    return deny(
      'Confirm your e-mail address first; then you can ask mentors and book. We sent you a link when you joined.',
    )
  }
  return mentor.isPaused ? deny('This mentor is taking a break at the moment.') : allow
}

/** Whether somebody may wait for a place with this mentor: when none is free, and nothing runs between the two. */
export function mayWait(
  mentor: Pick<MentorPlaces, 'capacity' | 'activeCount' | 'waiting'> & { isAsked: boolean; isRunning: boolean },
): Decision {
  if (mentor.isRunning) return deny('You are in a mentorship together already.')
  if (mentor.isAsked) return deny('You have asked this mentor already.')
  if (mentor.capacity === 0) return deny('This mentor holds office hours only.')
  return hasFreePlace(mentor) ? deny('A place is free at this moment. You can ask right away.') : allow
}

/** Whether a newcomer can have a place: one is free, and nobody waits for it. */
export function hasFreePlace(mentor: Pick<MentorPlaces, 'capacity' | 'activeCount' | 'waiting'>): boolean {
  return placesLeft(mentor) > 0 && mentor.waiting === 0
}

/** How many more people a mentor can take on; never below 0. */
export function placesLeft({ capacity, activeCount }: Pick<MentorPlaces, 'capacity' | 'activeCount'>): number {
  return Math.max(0, capacity - activeCount)
}
