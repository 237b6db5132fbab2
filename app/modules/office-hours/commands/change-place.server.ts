import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayChangePlace, takesPart } from '../domain/policy.ts'
import type { TalkPlace } from '../domain/talk-place.ts'
import { bookingPlaceChanged } from '../facts.ts'
import { setBookingPlace } from '../repository.server.ts'
import { lockBooking } from './end-booking.server.ts'

/** Changes where one talk takes place, by either side; the other is told. */
export function changePlace(ctx: MemberContext, input: { bookingId: string; place: TalkPlace }): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    const booking = await lockBooking(tx, input.bookingId, ctx.now)
    if (!booking || !takesPart(ctx.actor.id, booking)) return refuse('not-found')
    const decision = mayChangePlace(booking, ctx.now)
    if (!decision.allowed) return refuse('conflict', decision.reason)
    if (booking.placeKind === input.place.kind && booking.place === input.place.place) return ok()
    await setBookingPlace(tx, booking.id, input.place, ctx.now)
    await announce(tx, bookingPlaceChanged({ bookingId: booking.id, byId: ctx.actor.id }), ctx.now)
    return ok()
  })
}
