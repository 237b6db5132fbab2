import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayDecide } from '../domain/policy.ts'
import { reportDecided } from '../facts.ts'
import { closeReport, moderatesGroup, lockReport, listReports, writeAudit } from '../repository.server.ts'
import type { SanctionChoice } from '../schema.ts'
import { placeSanction } from './sanction-member.server.ts'

export type DecideInput = {
  reportId: string
  decision: 'uphold' | 'dismiss'
  resolution: string
  sanction?: SanctionChoice
}

/** Decides a report, with a sanction for its author where that is called for. Both happen, or neither. */
export async function decideReport(ctx: MemberContext, input: DecideInput): Promise<Result> {
  if (!isId(input.reportId)) return refuse('not-found')
  return inTransaction(ctx, async (tx) => {
    const [found] = (await lockReport(tx, input.reportId)) ? await listReports(tx, { id: input.reportId }, 1) : []
    if (!found) return refuse('not-found')
    const keeps = found.groupId !== null && (await moderatesGroup(tx, found.groupId, ctx.actor.id))
    if (!keeps && ctx.actor.siteRole === 'member') return refuse('not-found')
    const decision = mayDecide(ctx.actor, { ...found, moderatesGroup: keeps })
    if (!decision.allowed) return refuse(found.status === 'open' ? 'not-allowed' : 'conflict', decision.reason)
    if (input.sanction && (input.decision === 'dismiss' || !found.authorId))
      return refuse('invalid', 'A sanction goes with a report that is upheld, about somebody’s words.', 'sanction')

    const status = input.decision === 'uphold' ? 'upheld' : 'dismissed'
    const { resolution } = input
    await closeReport(tx, found.id, { status, resolution, byId: ctx.actor.id, at: ctx.now })
    await writeAudit(tx, {
      actorId: ctx.actor.id,
      action: `report.${status}`,
      subjectKind: found.kind,
      subjectId: found.subjectId,
      groupId: found.groupId,
      details: { reason: found.reason, resolution },
      at: ctx.now,
    })
    await announce(tx, reportDecided({ reportId: found.id }), ctx.now)
    if (!input.sanction) return ok()
    return placeSanction(tx, ctx, {
      memberId: found.authorId!,
      choice: input.sanction,
      reason: resolution,
      reportId: found.id,
    })
  })
}
