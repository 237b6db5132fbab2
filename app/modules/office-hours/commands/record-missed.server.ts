import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { findMissed, insertMissed, liftMissed } from '../after-talk-repository.server.ts'
import { mayRecordMissed } from '../domain/after-talk.ts'
import { takesPart } from '../domain/policy.ts'
import { talkMissed } from '../facts.ts'
import { findBooking } from '../repository.server.ts'

/** Records that the other side of a talk did not come. It counts for a while, they are told, and they can appeal. */
export function recordMissed(ctx: MemberContext, input: { bookingId: string; words: string }): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    const booking = await findBooking(tx, input.bookingId, true)
    if (!booking || !takesPart(ctx.actor.id, booking)) return refuse('not-found')
    const decision = mayRecordMissed(ctx.actor.id, booking, false, ctx.now)
    if (!decision.allowed) return refuse('conflict', decision.reason)
    const memberId = ctx.actor.id === booking.mentorId ? booking.menteeId : booking.mentorId
    const record = { bookingId: booking.id, memberId, recordedById: ctx.actor.id, words: input.words, at: ctx.now }
    const missedId = await insertMissed(tx, record)
    if (!missedId) return refuse('conflict', 'This is recorded already.')
    await announce(tx, talkMissed({ missedId }), ctx.now)
    return ok()
  })
}

/** Takes back what one recorded oneself: a mistake, or they explained. */
export function takeBackMissed(ctx: MemberContext, input: { missedId: string }): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    const missed = await findMissed(tx, input.missedId)
    if (missed?.recordedById !== ctx.actor.id) return refuse('not-found')
    await liftMissed(tx, missed.id, ctx.now)
    return ok()
  })
}

/** A moderator found the appeal right: it does not count any more. */
export async function liftMissedTalk(ctx: { db: Db; now: Date }, missedId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await liftMissed(tx, missedId, ctx.now)
    return ok()
  })
}
