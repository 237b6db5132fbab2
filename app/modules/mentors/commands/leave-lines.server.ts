import { areBlocked } from '#app/modules/visibility/filters.server.ts'
import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { findLines, type InLine } from '../repository.server.ts'
import { closePlaces, givePlaceBack } from './keep-places.server.ts'

type Clock = { db: Db; now: Date }

/** Takes somebody who left the hall out of every mentor's line, and closes the line they kept themself. Safe to repeat. */
export async function leaveEveryLine(ctx: Clock, memberId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await closePlaces(tx, memberId, ctx.now)
    return ok()
  })
  await leave(ctx, await findLines(ctx.db, memberId))
}

/** Takes two people between whom a block stands out of each other's lines. */
export async function leaveLinesBetween(ctx: Clock, memberId: string, otherId: string): Promise<void> {
  if (!(await areBlocked(ctx.db, memberId, otherId))) return
  const lines = await findLines(ctx.db, memberId)
  await leave(
    ctx,
    lines.filter(({ mentorId, menteeId }) => mentorId === otherId || menteeId === otherId),
  )
}

async function leave(ctx: Clock, lines: readonly InLine[]): Promise<void> {
  for (const line of lines) {
    await inTransaction(ctx, async (tx) => {
      await givePlaceBack(tx, { ...line, at: ctx.now })
      return ok()
    })
  }
}
