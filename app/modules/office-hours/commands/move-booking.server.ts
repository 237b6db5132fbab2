import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { claimSeat, lockAll, releaseSeat } from '#app/modules/seats/engine.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction, type Tx } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { goneWords } from '../domain/gone-words.ts'
import { mayMove, takesPart } from '../domain/policy.ts'
import { bookingMoved, slotAsked } from '../facts.ts'
import { findBooking, isBusy, lockMentee, lockMentor, moveTo } from '../repository.server.ts'
import { findScheduleById } from '../schedule-repository.server.ts'
import type { BookingRecord } from '../repository.server.ts'
import type { MentorSchedule } from '../schedule-repository.server.ts'
import { countMissed, findSlot, type SlotRecord } from '../slot-repository.server.ts'
import { BUSY, findTime, isDoubleBooking } from './find-time.server.ts'
import { firstState, admitFromWaitlist } from './admit-from-waitlist.server.ts'

/**
 * Moves a talk to another free slot of the same mentor; the old one stays until the new one is certain, and then goes to
 * whoever waits for it.
 */
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
      const decision = mayMove(ctx.actor.id, (await findBooking(tx, found.id))!, ctx.now)
      if (!decision.allowed)
        return refuse(ctx.actor.id === found.menteeId ? 'conflict' : 'not-allowed', decision.reason)
      const schedule = await findScheduleById(tx, ctx.actor, found.mentorId, ctx.now)
      if (!schedule || schedule.isPaused) return refuse('conflict', 'This mentor takes no talks at the moment.')
      const time = await findTime(tx, ctx, withoutBooking(schedule, found.startsAt), startsAt)
      if (!time.ok) return time
      const { session, slot, gone } = time.value
      if (session.state === 'taken' || session.inGroup) return gone()
      return change(tx, ctx, found, schedule, slot, gone)
    })
  } catch (error) {
    if (isDoubleBooking(error)) return refuse('conflict', goneWords([], ctx.actor.timeZone, true), 'startsAt')
    throw error
  }
}

async function change(
  tx: Tx,
  ctx: MemberContext,
  from: BookingRecord,
  schedule: MentorSchedule,
  slot: SlotRecord,
  gone: () => Result,
): Promise<Result> {
  const memberId = from.menteeId
  const before = from.slotId ? await findSlot(tx, { id: from.slotId }) : null
  if (before?.id === slot.id) return ok()
  await lockAll(tx, [slot.resourceId, ...(before ? [before.resourceId] : [])])
  const seating = await claimSeat(tx, { resourceId: slot.resourceId, memberId, party: 1, at: ctx.now })
  if (seating.state !== 'confirmed' || !seating.changed) return gone()
  await lockMentee(tx, memberId)
  const booking = (await findBooking(tx, from.id, true))!
  if (booking.state === 'cancelled') return refuse('conflict', 'This talk was cancelled meanwhile.')
  if (await isBusy(tx, memberId, slot, booking.id)) return refuse('conflict', BUSY, 'startsAt')

  const missed = await countMissed(tx, memberId, ctx.now)
  const { state, heldUntil } = firstState(slot, { ...schedule, missed }, ctx.now)
  const { startsAt, endsAt } = slot
  await moveTo(tx, booking.id, { startsAt, endsAt, slotId: slot.id, state, heldUntil }, ctx.now)
  const fact =
    state === 'held' ? slotAsked({ bookingId: booking.id }) : bookingMoved({ bookingId: booking.id, byId: memberId })
  await announce(tx, fact, ctx.now)
  await admitFromWaitlist(tx, slot, seating.changes, ctx.now)
  if (!before) return ok()
  const { changes } = await releaseSeat(tx, { resourceId: before.resourceId, memberId, at: ctx.now })
  await admitFromWaitlist(tx, before, changes, ctx.now)
  return ok()
}

/** A talk is not in its own way when it moves. */
function withoutBooking(schedule: MentorSchedule, startsAt: Date): MentorSchedule {
  const bookings = schedule.bookings.filter((span) => span.startsAt.getTime() !== startsAt.getTime())
  return { ...schedule, bookings }
}
