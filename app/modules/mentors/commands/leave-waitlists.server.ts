import { areBlocked } from '#app/modules/visibility/filters.server.ts'
import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { findWaitlists, type WaitlistEntry } from '../repository.server.ts'
import { closePlaces, givePlaceBack } from './keep-places.server.ts'

type Clock = { db: Db; now: Date }

/** Takes somebody who left the hall out of every mentor's line, and closes the line they kept themself. Safe to repeat. */
export async function leaveEveryWaitlist(ctx: Clock, memberId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await closePlaces(tx, memberId, ctx.now)
    return ok()
  })
  await leave(ctx, await findWaitlists(ctx.db, memberId))
}

/** Takes two people between whom a block stands out of each other's lines. */
export async function leaveLinesBetween(ctx: Clock, memberId: string, otherId: string): Promise<void> {
  if (!(await areBlocked(ctx.db, memberId, otherId))) return
  const waitlists = await findWaitlists(ctx.db, memberId)
  await leave(
    ctx,
    waitlists.filter(({ mentorId, menteeId }) => mentorId === otherId || menteeId === otherId),
  )
}

async function leave(ctx: Clock, waitlists: readonly WaitlistEntry[]): Promise<void> {
  for (const waitlist of waitlists) {
    await inTransaction(ctx, async (tx) => {
      await givePlaceBack(tx, { ...waitlist, at: ctx.now })
      return ok()
    })
  }
}
