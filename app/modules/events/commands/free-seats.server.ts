import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { lockAll } from '#app/modules/seats/engine.server.ts'
import { dropStanding, findClaimedBy } from '../repository.server.ts'
import { giveSeatBack } from '../seating.server.ts'

/**
 * Gives back every coming seat of somebody who left the hall, or who was shut out of a group. Whoever waits moves up.
 * Doing it again changes nothing.
 */
export async function freeSeats(
  ctx: { db: Db; now: Date },
  { memberId, groupId }: { memberId: string; groupId?: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const dates = await findClaimedBy(tx, memberId, ctx.now, groupId)
    await lockAll(
      tx,
      dates.map((date) => date.resourceId),
    )
    for (const date of dates) await giveSeatBack(tx, date, { memberId, at: ctx.now })
    if (groupId === undefined) await dropStanding(tx, memberId)
    return ok()
  })
}
