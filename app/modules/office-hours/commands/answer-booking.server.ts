import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayAnswer, takesPart } from '../domain/policy.ts'
import { bookingAccepted, bookingCancelled } from '../facts.ts'
import { setBookingState } from '../repository.server.ts'
import { endBooking, lockBooking } from './end-booking.server.ts'

export type AnswerBookingInput = { bookingId: string; answer: 'accept' | 'decline'; reason: string }

/** The mentor's yes or no to somebody who asked for a slot. After a no it goes to whoever waits for it. */
export function answerBooking(ctx: MemberContext, input: AnswerBookingInput): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    const booking = await lockBooking(tx, input.bookingId, ctx.now)
    if (!booking || !takesPart(ctx.actor.id, booking)) return refuse('not-found')
    const decision = mayAnswer(ctx.actor.id, booking, ctx.now)
    if (!decision.allowed) {
      return refuse(ctx.actor.id === booking.mentorId ? 'conflict' : 'not-allowed', decision.reason)
    }
    if (input.answer === 'accept') {
      await setBookingState(tx, booking.id, 'confirmed', null, ctx.now)
      await announce(tx, bookingAccepted({ bookingId: booking.id }), ctx.now)
    } else {
      await endBooking(tx, booking, { byId: ctx.actor.id, reason: input.reason, at: ctx.now })
      await announce(tx, bookingCancelled({ bookingId: booking.id, byId: ctx.actor.id }), ctx.now)
    }
    return ok()
  })
}
