import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { findEventVisibleTo, findOccurrence } from '../repository.server.ts'
import { acceptSeat } from '../seating.server.ts'

/** Takes the seat that somebody in line was offered, also after registration has closed, but not after the deadline. */
export async function acceptOffer(ctx: MemberContext, input: { eventId: string; on?: string }): Promise<Result> {
  const event = await findEventVisibleTo(ctx.db, ctx.actor, input.eventId)
  const date = event && (await findOccurrence(ctx.db, event.id, input.on, ctx.now))
  if (!date) return refuse('not-found')
  return inTransaction(ctx, async (tx) => {
    const seating = await acceptSeat(tx, date, { memberId: ctx.actor.id, at: ctx.now })
    if (seating.state !== 'refused') return ok()
    return seating.why === 'closed'
      ? refuse('conflict', 'This date does not take place.')
      : refuse(
          'conflict',
          'The time to say yes is over, and the seat went to the next in line. You can join the line again.',
        )
  })
}
