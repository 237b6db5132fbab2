import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { forgetAnswers, lockAll } from '#app/modules/seats/engine.server.ts'
import { forgetAnswersOf } from '../guests-repository.server.ts'
import { dropRecurringRsvp, findClaimedBy } from '../repository.server.ts'
import { withdrawAllRequests } from '../requests-repository.server.ts'
import { giveSeatBack } from '../seating.server.ts'

/**
 * Gives back every coming seat, place in line and request of somebody: at all events when they left the hall, at those
 * of a group that shut them out, of a host who blocked them, or on dates that begin `before` they may come again.
 * Whoever waits moves up, and what a leaver told organizers is forgotten. Doing it again changes nothing.
 */
export async function freeSeats(
  ctx: { db: Db; now: Date },
  { memberId, ...where }: { memberId: string; groupId?: string; hostId?: string; before?: Date },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const dates = await findClaimedBy(tx, memberId, ctx.now, where)
    await lockAll(
      tx,
      dates.map((date) => date.resourceId),
    )
    for (const date of dates) await giveSeatBack(tx, date, { memberId, at: ctx.now })
    await withdrawAllRequests(tx, memberId, ctx.now, where)
    if (where.before) return ok()
    await dropRecurringRsvp(tx, memberId, where)
    if (where.groupId || where.hostId) return ok()
    await forgetAnswersOf(tx, memberId)
    await forgetAnswers(tx, { memberId })
    return ok()
  })
}
