import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { mentorChanged } from '#app/modules/mentors/facts.ts'
import { noteRatings } from '#app/modules/mentors/commands/note-figures.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { insertFeedback, readRatings, releaseOverdue, releaseWhenBoth } from '../after-talk-repository.server.ts'
import { mayGiveFeedback } from '../domain/after-talk.ts'
import { takesPart } from '../domain/policy.ts'
import { feedbackReleased } from '../facts.ts'
import { findBooking } from '../repository.server.ts'

export type FeedbackInput = { bookingId: string; rating: number; words: string }

/** Says how a talk was. It stays sealed until the other side has said it too, or the time for that has passed. */
export function giveFeedback(ctx: MemberContext, input: FeedbackInput): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    const booking = await findBooking(tx, input.bookingId, true)
    if (!booking || !takesPart(ctx.actor.id, booking)) return refuse('not-found')
    const decision = mayGiveFeedback(ctx.actor.id, booking, false, ctx.now)
    if (!decision.allowed) return refuse('conflict', decision.reason)
    const aboutId = ctx.actor.id === booking.mentorId ? booking.menteeId : booking.mentorId
    const feedback = { ...input, authorId: ctx.actor.id, aboutId, at: ctx.now }
    if (!(await insertFeedback(tx, feedback))) return refuse('conflict', 'You have said how it was already.')
    if (await releaseWhenBoth(tx, booking.id, ctx.now)) {
      await noteRatings(tx, await readRatings(tx, [booking.id]), ctx.now)
      await announce(tx, feedbackReleased({ bookingId: booking.id }), ctx.now)
      await announce(tx, mentorChanged({ memberId: booking.mentorId }), ctx.now)
    }
    return ok()
  })
}

const AT_ONCE = 200

/** Opens what only one side has said and the other has let pass. */
export async function releaseFeedback(db: Db, at: Date): Promise<void> {
  for (;;) {
    const opened = await inTransaction({ db, now: at }, async (tx) => {
      const bookingIds = await releaseOverdue(tx, at, AT_ONCE)
      if (bookingIds.length > 0) await noteRatings(tx, await readRatings(tx, bookingIds), at)
      for (const bookingId of bookingIds) await announce(tx, feedbackReleased({ bookingId }), at)
      return ok(bookingIds.length)
    })
    if (!opened.ok || opened.value < AT_ONCE) return
  }
}
