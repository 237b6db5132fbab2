import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { sanctionAppealed } from '../facts.ts'
import { mayAppeal } from '../domain/policy.ts'
import { findSanction, noteAppeal, writeAudit } from '../repository.server.ts'

/** An appeal against a sanction, in the words of the person concerned; the moderators are told and see it in their queue. */
export async function appeal(ctx: MemberContext, input: { sanctionId: string; appeal: string }): Promise<Result> {
  const sanction = isId(input.sanctionId) ? await findSanction(ctx.db, input.sanctionId) : null
  if (!sanction || sanction.memberId !== ctx.actor.id) return refuse('not-found')
  const decision = mayAppeal(ctx.actor, sanction, ctx.now)
  if (!decision.allowed) return refuse('conflict', decision.reason)
  return inTransaction(ctx, async (tx) => {
    if (!(await noteAppeal(tx, sanction.id, input.appeal, ctx.now))) {
      return refuse('conflict', 'You have appealed already, or this is over.')
    }
    await writeAudit(tx, {
      actorId: ctx.actor.id,
      action: 'sanction.appealed',
      subjectKind: 'member',
      subjectId: ctx.actor.id,
      at: ctx.now,
    })
    await announce(tx, sanctionAppealed({ sanctionId: sanction.id }), ctx.now)
    return ok()
  })
}
