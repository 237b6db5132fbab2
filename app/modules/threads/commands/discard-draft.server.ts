import { ok, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import type { DraftSpot } from '../domain/draft.ts'
import { removeDraft } from '../draft-repository.server.ts'

/** Throws away what somebody has begun to write. */
export function discardDraft(ctx: MemberContext, spot: DraftSpot): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    await removeDraft(tx, ctx.actor.id, spot)
    return ok()
  })
}
