import { isOver, mayTake, mayWrite, type MentorshipStatus } from './domain/mentorship.ts'
import { isOpen, mayDecide, mayExtend, mayWithdraw, type RequestStatus } from './domain/request.ts'

type Person = { name: string; handle: string; headline: string }

export type RequestRow = {
  id: string
  mentorId: string
  menteeId: string
  note: string
  goals: string
  support: string[]
  status: RequestStatus
  reason: string
  deadlineAt: Date
  createdAt: Date
  mentorshipId: string | null
  other: Person
}

export type RequestView = ReturnType<typeof requestView>

/** What leaves the server of a request, as one of its two people sees it. */
export function requestView(row: RequestRow, viewerId: string, now: Date) {
  return {
    id: row.id,
    note: row.note,
    goals: row.goals,
    support: row.support,
    status: row.status === 'open' && !isOpen(row, now) ? ('expired' as const) : row.status,
    reason: row.reason,
    deadlineAt: row.deadlineAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    isMentor: row.mentorId === viewerId,
    mentorshipId: row.mentorshipId,
    other: { name: row.other.name, handle: row.other.handle, headline: row.other.headline },
    can: {
      decide: mayDecide(viewerId, row, now).allowed,
      extend: mayExtend(viewerId, row, now).allowed,
      withdraw: mayWithdraw(viewerId, row, now).allowed,
    },
  }
}

export type MentorshipRow = {
  id: string
  mentorId: string
  status: MentorshipStatus
  goals: string
  cadence: string
  endsOn: Date | null
  notes: string
  endReason: string
  startedAt: Date
  endedAt: Date | null
  updatedAt: Date
  other: Person
}

export type MentorshipView = ReturnType<typeof mentorshipView>

/** A mentorship with the versions of its texts that a form begins from. */
export type WrittenMentorship = MentorshipView & { versions: { notes: string; agreement: string } }

/** What leaves the server of a mentorship, as one of its two people sees it. */
export function mentorshipView(row: MentorshipRow, viewerId: string) {
  return {
    id: row.id,
    status: row.status,
    goals: row.goals,
    cadence: row.cadence,
    endsOn: row.endsOn?.toISOString().slice(0, 10) ?? null,
    notes: row.notes,
    endReason: row.endReason,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
    isMentor: row.mentorId === viewerId,
    isOver: isOver(row.status),
    other: { name: row.other.name, handle: row.other.handle, headline: row.other.headline },
    can: {
      write: mayWrite(row.status).allowed,
      pause: mayTake('pause', row.status).allowed,
      resume: mayTake('resume', row.status).allowed,
      complete: mayTake('complete', row.status).allowed,
      end: mayTake('end', row.status).allowed,
    },
  }
}

/** One line of a mentorship's log. */
export type LogEntry = { at: string; what: 'asked' | 'started' | 'talk' | 'cancelled' | 'ended'; text: string }

export type LineRow = {
  id: string
  state: 'queued' | 'offered'
  offeredUntil: Date | null
  position: number
  other: Person
}

export type LineView = ReturnType<typeof lineView>

/** What leaves the server of a mentor's line, to somebody who stands in it. */
export function lineView({ id, state, offeredUntil, position, other }: LineRow) {
  return {
    id,
    position: state === 'queued' ? position : null,
    offeredUntil: offeredUntil?.toISOString() ?? null,
    other: { name: other.name, handle: other.handle, headline: other.headline },
  }
}
