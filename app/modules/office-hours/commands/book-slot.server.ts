import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { claimSeat } from '#app/modules/seats/engine.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { slotAsked, slotBooked } from '../facts.ts'
import { insertBooking, isBusy, lockMentee } from '../repository.server.ts'
import { countMissed } from '../slot-repository.server.ts'
import { BUSY, withTime } from './find-time.server.ts'
import { firstState, admitFromWaitlist } from './admit-from-waitlist.server.ts'

export type BookSlotInput = {
  mentorHandle: string
  startsAt: Date | string
  topic: string
  /** Wait in line when somebody else has the time; without it that is refused. */
  wait?: boolean
}

/**
 * Books a talk in a mentor's office hours, or a place in their group's hour. Of many who want the same slot exactly one gets
 * it; the others wait in line when they want to, or learn what is still free.
 */
export function bookSlot(ctx: MemberContext, input: BookSlotInput): Promise<Result<string>> {
  return withTime(ctx, input, async (tx, { session, schedule, slot, gone }) => {
    if (session.state === 'taken' && !input.wait) return gone()
    const claim = { resourceId: slot.resourceId, memberId: ctx.actor.id, party: 1, at: ctx.now }
    const seating = await claimSeat(tx, claim)
    await admitFromWaitlist(tx, slot, seating.changes, ctx.now)
    if (seating.state === 'refused') return gone()
    if (!seating.changed) return refuse('conflict', 'This time is yours already, or you wait for it.', 'startsAt')
    if (seating.state !== 'confirmed' && !input.wait) return gone()
    await lockMentee(tx, ctx.actor.id)
    if (await isBusy(tx, ctx.actor.id, slot)) return refuse('conflict', BUSY, 'startsAt')

    const missed = await countMissed(tx, ctx.actor.id, ctx.now)
    const agreed = firstState(slot, { ...schedule, missed }, ctx.now)
    const { state, heldUntil } = seating.state === 'confirmed' ? agreed : { state: 'waiting' as const, heldUntil: null }
    const { startsAt, endsAt, mentorId, inGroup } = slot
    const people = { mentorId, menteeId: ctx.actor.id, slotId: slot.id, inGroup }
    const pendingBooking = { ...people, startsAt, endsAt, topic: input.topic, state, heldUntil, at: ctx.now }
    const bookingId = await insertBooking(tx, pendingBooking)
    if (state === 'confirmed') await announce(tx, slotBooked({ bookingId }), ctx.now)
    if (state === 'held') await announce(tx, slotAsked({ bookingId }), ctx.now)
    return ok(bookingId)
  })
}
