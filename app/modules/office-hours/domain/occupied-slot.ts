import type { Span } from './day-sessions.ts'

/** A time that somebody has reached for, as one viewer sees it. */
export type OccupiedSlot = Span & {
  id: string
  inGroup: boolean
  seats: number
  /** Places that are booked, held or offered. */
  taken: number
  waiting: number
  /** Until when it is held for somebody else. */
  until: Date | null
  yours: 'held' | 'confirmed' | 'queued' | 'offered' | null
  yoursUntil: Date | null
}
