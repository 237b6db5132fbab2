import { factOf } from '#app/lib/fact.ts'

/** A program can be seen and enrolled in from now on (or from its opening day). */
export const programOpened = factOf('program.opened')<{ programId: string; openedById: string }>()
export const programEnrolled = factOf('program.enrolled')<{
  programId: string
  memberId: string
  role: 'mentee' | 'mentor'
}>()
export const programLeft = factOf('program.left')<{ programId: string; memberId: string }>()
/** Enrolment ends within a day. */
export const programClosing = factOf('program.closing')<{ programId: string }>()
/** Enrolment has ended: it is up to the organizers now. */
export const programClosed = factOf('program.closed')<{ programId: string }>()
/** A dry run came to its end, whether it found something or not. */
export const programRunEnded = factOf('program.run-ended')<{ programId: string; runId: string }>()
/** A matching counts: everyone enrolled may look at it. A later one of the same program replaces it. */
export const programPublished = factOf('program.published')<{
  programId: string
  runId: string
  publishedById: string
}>()
