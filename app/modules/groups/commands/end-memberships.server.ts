import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { membershipEnded } from '../facts.ts'
import { archiveEmptyGroup, deleteMembership, findGroupsOf, lockGroup } from '../repository.server.ts'

/** Takes somebody who left the hall out of every group; a group they were alone in is closed. Safe to repeat. */
export async function endMemberships(ctx: { db: Db; now: Date }, memberId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    for (const groupId of await findGroupsOf(tx, memberId)) {
      await lockGroup(tx, groupId)
      const wasInside = await deleteMembership(tx, groupId, memberId)
      await archiveEmptyGroup(tx, groupId, ctx.now)
      if (wasInside) await announce(tx, membershipEnded({ groupId, memberId, endedById: memberId }), ctx.now)
    }
    return ok()
  })
}
