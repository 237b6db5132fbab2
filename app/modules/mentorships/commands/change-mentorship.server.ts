import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { givePlaceBack } from '#app/modules/mentors/commands/keep-places.server.ts'
import { mentorChanged } from '#app/modules/mentors/facts.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { isOver, mayTake, statusAfter, type MentorshipStep } from '../domain/mentorship.ts'
import { mentorshipChanged } from '../facts.ts'
import { lockMentorship, setStatus } from '../repository.server.ts'

type ChangeInput = { mentorshipId: string; reason?: string }

/** Rests a mentorship; the place stays taken. */
export function pauseMentorship(ctx: MemberContext, input: ChangeInput): Promise<Result> {
  return takeStep(ctx, { ...input, step: 'pause' })
}

export function resumeMentorship(ctx: MemberContext, input: ChangeInput): Promise<Result> {
  return takeStep(ctx, { ...input, step: 'resume' })
}

/** Closes a mentorship that did what it was for; the place goes to whoever waits, or is free again. */
export function completeMentorship(ctx: MemberContext, input: ChangeInput): Promise<Result> {
  return takeStep(ctx, { ...input, step: 'complete' })
}

/** Takes one step of a mentorship's life, by either of its two people. */
export function takeStep(ctx: MemberContext, input: ChangeInput & { step: MentorshipStep }): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    const mentorship = await lockMentorship(tx, input.mentorshipId, ctx.actor.id)
    if (!mentorship) return refuse('not-found')
    const decision = mayTake(input.step, mentorship.status)
    if (!decision.allowed) return refuse('conflict', decision.reason)
    const status = statusAfter(input.step)
    await setStatus(tx, mentorship.id, status, input.reason ?? '', ctx.now)
    if (isOver(status)) {
      await givePlaceBack(tx, { ...mentorship, at: ctx.now })
      await announce(tx, mentorChanged({ memberId: mentorship.mentorId }), ctx.now)
    }
    await announce(tx, mentorshipChanged({ mentorshipId: mentorship.id }), ctx.now)
    return ok()
  })
}
