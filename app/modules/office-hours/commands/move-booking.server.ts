import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction, sqlState } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { goneWords } from '../domain/gone-words.ts'
import { mayMove, takesPart } from '../domain/policy.ts'
import { findSlot, isTaken, nextSlots, type Schedule } from '../domain/slots.ts'
import { bookingMoved } from '../facts.ts'
import { findBooking, findScheduleById, isBusy, lockMentor, moveTo } from '../repository.server.ts'

/** Moves a talk to another free slot of the same mentor; the old one stays until the new one is certain. */
export async function moveBooking(
  ctx: MemberContext,
  input: { bookingId: string; startsAt: Date | string },
): Promise<Result> {
  const startsAt = new Date(input.startsAt)
  const found = await findBooking(ctx.db, input.bookingId)
  if (!found || !takesPart(ctx.actor.id, found)) return refuse('not-found')
  if (Number.isNaN(startsAt.getTime())) return refuse('invalid', 'Choose one of the times shown.', 'startsAt')

  try {
    return await inTransaction(ctx, async (tx) => {
      await lockMentor(tx, found.mentorId)
      const booking = (await findBooking(tx, found.id, true))!
      const decision = mayMove(ctx.actor.id, booking, ctx.now)
      if (!decision.allowed)
        return refuse(ctx.actor.id === booking.menteeId ? 'conflict' : 'not-allowed', decision.reason)
      const schedule = await findScheduleById(tx, ctx.actor, booking.mentorId, ctx.now)
      if (!schedule || schedule.isPaused) return refuse('conflict', 'This mentor takes no talks at the moment.')
      const others = withoutBooking(schedule, booking.startsAt)
      const slot = findSlot(others, ctx.now, startsAt)
      if (!slot) {
        const free = nextSlots(others, ctx.now, 3)
        return refuse('conflict', goneWords(free, ctx.actor.timeZone, isTaken(others, startsAt)), 'startsAt')
      }
      if (await isBusy(tx, ctx.actor.id, slot, booking.id)) {
        return refuse('conflict', 'You have another talk at that time.', 'startsAt')
      }
      await moveTo(tx, booking.id, slot, ctx.now)
      await announce(tx, bookingMoved({ bookingId: booking.id }), ctx.now)
      return ok()
    })
  } catch (error) {
    if (sqlState(error) === '23P01') return refuse('conflict', goneWords([], ctx.actor.timeZone, true), 'startsAt')
    throw error
  }
}

/** A talk is not in its own way when it moves. */
function withoutBooking(schedule: Schedule, startsAt: Date): Schedule {
  const bookings = schedule.bookings.filter((span) => span.startsAt.getTime() !== startsAt.getTime())
  return { ...schedule, bookings }
}
