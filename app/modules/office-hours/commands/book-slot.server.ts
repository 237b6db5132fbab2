import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { mayTurnTo } from '#app/modules/mentors/domain/policy.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction, sqlState } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { goneWords } from '../domain/gone-words.ts'
import { findSlot, isTaken, nextSlots } from '../domain/slots.ts'
import { slotBooked } from '../facts.ts'
import { findScheduleOf, insertBooking, isBusy, lockMentor } from '../repository.server.ts'

export type BookSlotInput = { mentorHandle: string; startsAt: Date | string; topic: string }

/**
 * Books a talk in a mentor's office hours. The slot is looked up again on the mentor's locked row, so of many who want
 * the same one exactly one gets it; the others learn what is still free.
 */
export async function bookSlot(ctx: MemberContext, input: BookSlotInput): Promise<Result<string>> {
  const mentor = await findScheduleOf(ctx.db, ctx.actor, input.mentorHandle, ctx.now)
  if (!mentor) return refuse('not-found')
  const decision = mayTurnTo(ctx.actor, mentor)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  const startsAt = new Date(input.startsAt)
  if (Number.isNaN(startsAt.getTime())) return refuse('invalid', 'Choose one of the times shown.', 'startsAt')

  try {
    return await inTransaction(ctx, async (tx) => {
      await lockMentor(tx, mentor.memberId)
      const schedule = await findScheduleOf(tx, ctx.actor, input.mentorHandle, ctx.now)
      if (!schedule) return refuse('not-found')
      const slot = findSlot(schedule, ctx.now, startsAt)
      if (!slot) {
        const free = nextSlots(schedule, ctx.now, 3)
        return refuse('conflict', goneWords(free, ctx.actor.timeZone, isTaken(schedule, startsAt)), 'startsAt')
      }
      if (await isBusy(tx, ctx.actor.id, slot)) return refuse('conflict', BUSY, 'startsAt')
      const booking = { ...slot, mentorId: mentor.memberId, menteeId: ctx.actor.id, topic: input.topic, at: ctx.now }
      const bookingId = await insertBooking(tx, booking)
      await announce(tx, slotBooked({ bookingId }), ctx.now)
      return ok(bookingId)
    })
  } catch (error) {
    if (sqlState(error) === '23P01') return refuse('conflict', goneWords([], ctx.actor.timeZone, true), 'startsAt')
    throw error
  }
}

const BUSY = 'You have another talk at that time. Choose a different slot, or move the other one.'
