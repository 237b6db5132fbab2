import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { letGoOfAddress } from '#app/modules/accounts/commands/keep-bans.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { maySanction } from '../domain/policy.ts'
import { sanctionLifted } from '../facts.ts'
import { applySanctions, endSanction, findSanction, findSanctioned, writeAudit } from '../repository.server.ts'

/** Ends a sanction early, as after an appeal. */
export async function liftSanction(ctx: MemberContext, sanctionId: string): Promise<Result> {
  const sanction = isId(sanctionId) ? await findSanction(ctx.db, sanctionId) : null
  const member = sanction && (await findSanctioned(ctx.db, sanction.memberId))
  if (!sanction || !member || ctx.actor.siteRole === 'member') return refuse('not-found')
  const decision = maySanction(ctx.actor, member)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  if (sanction.liftedAt || sanction.endsAt <= ctx.now) return refuse('conflict', 'This is over already.')

  return inTransaction(ctx, async (tx) => {
    await endSanction(tx, sanctionId, ctx.now)
    await applySanctions(tx, sanction.memberId, ctx.now)
    await letGoOfAddress(tx, { sanctionId })
    await writeAudit(tx, {
      actorId: ctx.actor.id,
      action: `member.${sanction.kind}-lifted`,
      subjectKind: 'member',
      subjectId: sanction.memberId,
      at: ctx.now,
    })
    await announce(tx, sanctionLifted({ sanctionId }), ctx.now)
    return ok()
  })
}
