import { allow, deny, type Decision } from '#app/lib/result.ts'

/** What policies need to know of a mentor. */
export type MentorStanding = { memberId: string; capacity: number; activeCount: number; isPaused: boolean }

type Someone = { id: string; isVerified: boolean }

/** Whether someone may offer to mentor others. */
export function mayMentor(actor: Someone): Decision {
  return actor.isVerified
    ? allow
    : deny('Confirm your e-mail address first; then you can offer to mentor. We sent you a link when you joined.')
}

/** Whether someone may turn to this mentor at all, for a talk or for longer. */
export function mayTurnTo(actor: Someone, mentor: MentorStanding): Decision {
  if (actor.id === mentor.memberId) return deny('This is you. Ask one of your colleagues.')
  if (!actor.isVerified) {
    return deny(
      'Confirm your e-mail address first; then you can ask mentors and book. We sent you a link when you joined.',
    )
  }
  return mentor.isPaused ? deny('This mentor is taking a break at the moment.') : allow
}

/** How many more people a mentor can take on; never below 0. */
export function placesLeft({ capacity, activeCount }: Pick<MentorStanding, 'capacity' | 'activeCount'>): number {
  return Math.max(0, capacity - activeCount)
}
