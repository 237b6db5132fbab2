import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { holdForAddress } from '#app/modules/accounts/commands/keep-bans.server.ts'
import type { Tx } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { maySanction } from '../domain/policy.ts'
import { sanctionPlaced } from '../facts.ts'
import { applySanctions, findSanctioned, insertSanction, writeAudit } from '../repository.server.ts'
import { sanctionLengths, type SanctionChoice } from '../schema.ts'

const DAY = 24 * 3600_000

/** Silences or suspends a member for some days, inside the transaction of what led to it. They are told why, until when, and how to appeal. */
export async function placeSanction(
  tx: Tx,
  ctx: MemberContext,
  input: { memberId: string; choice: SanctionChoice; reason: string; reportId: string | null },
): Promise<Result> {
  const member = await findSanctioned(tx, input.memberId)
  if (!member) return refuse('not-found')
  const decision = maySanction(ctx.actor, member)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  const kind = input.choice.startsWith('silence') ? 'silence' : 'suspension'
  const endsAt = new Date(ctx.now.getTime() + sanctionLengths[input.choice] * DAY)
  const { memberId, reason, reportId } = input
  const sanctionId = await insertSanction(tx, {
    memberId,
    kind,
    reason,
    byId: ctx.actor.id,
    reportId,
    startsAt: ctx.now,
    endsAt,
  })
  await applySanctions(tx, memberId, ctx.now)
  await holdForAddress(tx, memberId, ctx.now)
  await writeAudit(tx, {
    actorId: ctx.actor.id,
    action: `member.${kind}`,
    subjectKind: 'member',
    subjectId: memberId,
    details: { reason, until: endsAt.toISOString() },
    at: ctx.now,
  })
  await announce(tx, sanctionPlaced({ sanctionId, memberId }), ctx.now)
  return ok()
}
