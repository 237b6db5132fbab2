import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { reportMade } from '../facts.ts'
import { findSubject, insertReport } from '../repository.server.ts'
import type { Reason, SubjectKind } from '../domain/report.ts'

export type ReportInput = { subject: string; reason: Reason; details: string }

/** Reports something the member can see. Saying it twice while the first is open changes nothing. */
export async function report(ctx: MemberContext, input: ReportInput): Promise<Result> {
  const [kind, id] = input.subject.split(':') as [SubjectKind, string]
  const subject = await findSubject(ctx.db, ctx.actor, kind, id)
  if (!subject) return refuse('not-found')
  if (subject.authorId === ctx.actor.id)
    return refuse('not-allowed', 'This is yours. You can change or take it down yourself.')

  return inTransaction(ctx, async (tx) => {
    const { reason, details } = input
    const reportId = await insertReport(tx, { ...subject, reporterId: ctx.actor.id, reason, details, at: ctx.now })
    if (reportId) await announce(tx, reportMade({ reportId }), ctx.now)
    return ok()
  })
}
