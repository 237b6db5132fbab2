import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { mayTurnTo } from '#app/modules/mentors/domain/policy.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction, sqlState, type Tx } from '#app/platform/database.server.ts'
import { goneWords } from '../domain/gone-words.ts'
import { findSession, isTaken, nextSlots, type Session } from '../domain/slots.ts'
import { lockMentor } from '../repository.server.ts'
import { findScheduleById, findScheduleOf, type MentorSchedule } from '../schedule-repository.server.ts'
import type { SlotRecord } from '../slot-repository.server.ts'
import { findOrCreateSlot } from './find-or-create-slot.server.ts'

export const BUSY = 'You have another talk at that time. Choose a different slot, or move the other one.'

export type Found = {
  session: Session
  schedule: MentorSchedule
  slot: SlotRecord
  gone: () => ReturnType<typeof refuse>
}

/**
 * Finds the time of a mentor's office hours that somebody wants, on the mentor's locked row, and does `work` with its slot
 * in one transaction. A time that is none is refused with those that are still free.
 */
export async function withTime<Value>(
  ctx: MemberContext,
  input: { mentorHandle: string; startsAt: Date | string },
  work: (tx: Tx, found: Found) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const mentor = await findScheduleOf(ctx.db, ctx.actor, input.mentorHandle, ctx.now)
  if (!mentor) return refuse('not-found')
  const decision = mayTurnTo(ctx.actor, mentor)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  const startsAt = new Date(input.startsAt)
  if (Number.isNaN(startsAt.getTime())) return refuse('invalid', 'Choose one of the times shown.', 'startsAt')

  try {
    return await inTransaction(ctx, async (tx) => {
      await lockMentor(tx, mentor.memberId)
      const schedule = await findScheduleById(tx, ctx.actor, mentor.memberId, ctx.now)
      if (!schedule) return refuse('not-found')
      const found = await findTime(tx, ctx, schedule, startsAt)
      return found.ok ? work(tx, found.value) : found
    })
  } catch (error) {
    if (isDoubleBooking(error)) return refuse('conflict', goneWords([], ctx.actor.timeZone, true), 'startsAt')
    throw error
  }
}

/** The time of a schedule that starts at an instant, with its slot. The mentor's row is locked by the caller. */
export async function findTime(
  tx: Tx,
  ctx: MemberContext,
  schedule: MentorSchedule,
  startsAt: Date,
): Promise<Result<Found>> {
  const gone = () => {
    const free = nextSlots(schedule, ctx.now, 3)
    return refuse('conflict', goneWords(free, ctx.actor.timeZone, isTaken(schedule, startsAt)), 'startsAt')
  }
  const isYours = schedule.slots.some((slot) => slot.yours === 'held' && +slot.startsAt === +startsAt)
  const session = findSession(isYours ? { ...schedule, noticeMinutes: 0 } : schedule, ctx.now, startsAt)
  if (!session) return gone()
  const slot = await findOrCreateSlot(tx, schedule, session, ctx.now)
  return ok({ session, schedule, slot, gone })
}

/** Whether the last guard in the database found two talks in each other's way. */
export function isDoubleBooking(error: unknown): boolean {
  return ['23P01', '23505'].includes(sqlState(error) ?? '')
}
