import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import { markRead } from '../repository.server.ts'

/** Marks one of the member's own items as read, or all that had arrived by `until`: what came since stays unread. */
export async function markInboxRead(ctx: MemberContext, input: { id?: string; until?: string }): Promise<Result> {
  if (input.id !== undefined && !isId(input.id)) return refuse('not-found')
  const which = input.id ? { id: input.id } : { until: input.until ? new Date(input.until) : ctx.now }
  return inTransaction(ctx, async (tx) => {
    await markRead(tx, ctx.actor.id, which, ctx.now)
    return ok()
  })
}
