import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { membershipEnded } from '../facts.ts'
import { archiveEmptyGroup } from '../repository.server.ts'

/** Says that memberships ended when a kept ban came over them; a group in which nobody is left is closed. Safe to repeat. */
export async function sayBanned(ctx: { db: Db; now: Date }, memberId: string, groupIds: string[]): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    for (const groupId of groupIds) {
      await archiveEmptyGroup(tx, groupId, ctx.now)
      await announce(tx, membershipEnded({ groupId, memberId, endedById: memberId }), ctx.now)
    }
    return ok()
  })
}
