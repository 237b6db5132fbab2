import { allow, deny, type Decision } from '#app/lib/result.ts'

export type MentorshipStatus = 'active' | 'paused' | 'completed' | 'ended'

export type MentorshipStep = 'pause' | 'resume' | 'complete' | 'end'

const steps: Record<MentorshipStep, { from: readonly MentorshipStatus[]; to: MentorshipStatus }> = {
  pause: { from: ['active'], to: 'paused' },
  resume: { from: ['paused'], to: 'active' },
  complete: { from: ['active', 'paused'], to: 'completed' },
  end: { from: ['active', 'paused'], to: 'ended' },
}

/** The status a step leads to. */
export function statusAfter(step: MentorshipStep): MentorshipStatus {
  return steps[step].to
}

/** Whether a step is possible now. Either side may take it; what is over stays over. */
export function mayTake(step: MentorshipStep, status: MentorshipStatus): Decision {
  if (steps[step].from.includes(status)) return allow
  return isOver(status) ? deny('This mentorship is over.') : deny(`This mentorship is ${status} already.`)
}

/** Whether a mentorship no longer takes one of the mentor's places. A pause keeps the place. */
export function isOver(status: MentorshipStatus): boolean {
  return status === 'completed' || status === 'ended'
}

/** Whether the agreement and the notes may still be changed. */
export function mayWrite(status: MentorshipStatus): Decision {
  return isOver(status) ? deny('This mentorship is over; its page stays as it was.') : allow
}
