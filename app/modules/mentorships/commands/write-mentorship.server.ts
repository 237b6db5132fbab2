import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction, type Tx } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { staleWords } from '#app/platform/text-version.server.ts'
import { mayWrite } from '../domain/mentorship.ts'
import { mentorshipChanged } from '../facts.ts'
import { lockMentorship, writeAgreement, writeNotes } from '../repository.server.ts'

export type AgreementInput = { mentorshipId: string; goals: string; cadence: string; endsOn?: string; began?: string }

/** Writes down what the two have agreed on: what for, how often, until when. */
export function updateAgreement(ctx: MemberContext, input: AgreementInput): Promise<Result> {
  const { mentorshipId, goals, cadence, endsOn, began } = input
  const agreement = { goals, cadence, endsOn: endsOn ? new Date(`${endsOn}T00:00:00Z`) : null }
  return write(ctx, mentorshipId, async (tx, now) => {
    const stale = staleWords(began, agreementOf(now), agreementOf(agreement))
    if (stale) return stale
    await writeAgreement(tx, mentorshipId, agreement, ctx.now)
    await announce(tx, mentorshipChanged({ mentorshipId }), ctx.now)
    return ok()
  })
}

export type NotesInput = { mentorshipId: string; notes: string; began?: string }

/** Writes the notes that both read and both can change, unless the other has written since they were opened. */
export function updateNotes(ctx: MemberContext, { mentorshipId, notes, began }: NotesInput): Promise<Result> {
  return write(ctx, mentorshipId, async (tx, now) => {
    const stale = staleWords(began, { Notes: now.notes }, { Notes: notes })
    if (stale) return stale
    await writeNotes(tx, mentorshipId, notes, ctx.now)
    return ok()
  })
}

function agreementOf({ goals, cadence }: { goals: string; cadence: string }) {
  return { 'What you work on': goals, 'How often you meet': cadence }
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockMentorship>>>

function write(
  ctx: MemberContext,
  mentorshipId: string,
  change: (tx: Tx, now: Locked) => Promise<Result>,
): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    const mentorship = await lockMentorship(tx, mentorshipId, ctx.actor.id)
    if (!mentorship) return refuse('not-found')
    const decision = mayWrite(mentorship.status)
    if (!decision.allowed) return refuse('conflict', decision.reason)
    return change(tx, mentorship)
  })
}
