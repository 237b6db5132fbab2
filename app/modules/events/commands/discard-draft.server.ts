import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { discardResources } from '#app/modules/seats/engine.server.ts'
import { mayGiveAway } from '../domain/policy.ts'
import { findEventVisibleTo, lockEvent } from '../repository.server.ts'
import { deleteDraft } from '../team-repository.server.ts'

/** Throws a draft away. What was published is cancelled instead, so that its page can say why. */
export async function discardDraft(ctx: MemberContext, { eventId }: { eventId: string }): Promise<Result> {
  const event = await findEventVisibleTo(ctx.db, ctx.actor, eventId)
  if (!event) return refuse('not-found')
  const decision = mayGiveAway(ctx.actor, event)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  return inTransaction(ctx, async (tx) => {
    const locked = await lockEvent(tx, eventId)
    if (locked?.status !== 'draft') return refuse('conflict', 'A published event is cancelled, not thrown away.')
    await discardResources(tx, await deleteDraft(tx, eventId))
    return ok()
  })
}
