import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import { mayAppeal } from '../domain/policy.ts'
import { findSanction, updateSanction, writeAudit } from '../repository.server.ts'

/** An appeal against a sanction, in the words of the person concerned; the moderators see it in their queue. */
export async function appeal(ctx: MemberContext, input: { sanctionId: string; appeal: string }): Promise<Result> {
  const sanction = isId(input.sanctionId) ? await findSanction(ctx.db, input.sanctionId) : null
  if (!sanction || sanction.memberId !== ctx.actor.id) return refuse('not-found')
  const decision = mayAppeal(ctx.actor, sanction, ctx.now)
  if (!decision.allowed) return refuse('conflict', decision.reason)
  return inTransaction(ctx, async (tx) => {
    await updateSanction(tx, sanction.id, { appeal: input.appeal, appealedAt: ctx.now })
    await writeAudit(tx, {
      actorId: ctx.actor.id,
      action: 'sanction.appealed',
      subjectKind: 'member',
      subjectId: ctx.actor.id,
      at: ctx.now,
    })
    return ok()
  })
}
