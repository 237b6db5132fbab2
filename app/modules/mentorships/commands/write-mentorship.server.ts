import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction, type Tx } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayWrite } from '../domain/mentorship.ts'
import { mentorshipChanged } from '../facts.ts'
import { lockMentorship, writeAgreement, writeNotes } from '../repository.server.ts'

export type AgreementInput = { mentorshipId: string; goals: string; cadence: string; endsOn?: string }

/** Writes down what the two have agreed on: what for, how often, until when. */
export function updateAgreement(ctx: MemberContext, input: AgreementInput): Promise<Result> {
  const { mentorshipId, goals, cadence, endsOn } = input
  const agreement = { goals, cadence, endsOn: endsOn ? new Date(`${endsOn}T00:00:00Z`) : null }
  return write(ctx, mentorshipId, async (tx) => {
    await writeAgreement(tx, mentorshipId, agreement, ctx.now)
    await announce(tx, mentorshipChanged({ mentorshipId }), ctx.now)
  })
}

/** Writes the notes that both read and both can change. */
export function updateNotes(ctx: MemberContext, input: { mentorshipId: string; notes: string }): Promise<Result> {
  return write(ctx, input.mentorshipId, (tx) => writeNotes(tx, input.mentorshipId, input.notes, ctx.now))
}

function write(ctx: MemberContext, mentorshipId: string, change: (tx: Tx) => Promise<void>): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    const mentorship = await lockMentorship(tx, mentorshipId, ctx.actor.id)
    if (!mentorship) return refuse('not-found')
    const decision = mayWrite(mentorship.status)
    if (!decision.allowed) return refuse('conflict', decision.reason)
    await change(tx)
    return ok()
  })
}
