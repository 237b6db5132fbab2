import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { mayTurnTo, placesLeft } from '#app/modules/mentors/domain/policy.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { isSupportType } from '#app/lib/support.ts'
import { inTransaction, sqlState } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { deadlineFrom, mayAskAgain } from '../domain/request.ts'
import { requestMade } from '../facts.ts'
import { findAskedMentor, insertRequest, lockOpenRequests } from '../repository.server.ts'

export type RequestMentorshipInput = { mentorHandle: string; note: string; goals: string; support: string[] }

/** Asks someone to be one's mentor. They have a week to answer; nobody can have more than a few requests waiting. */
export async function requestMentorship(ctx: MemberContext, input: RequestMentorshipInput): Promise<Result<string>> {
  const mentor = await findAskedMentor(ctx.db, ctx.actor, input.mentorHandle)
  if (!mentor) return refuse('not-found')
  const decision = mayTurnTo(ctx.actor, mentor)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  if (mentor.isRunning) return refuse('conflict', 'You are in a mentorship together already.')
  if (!ctx.formId && mentor.isAsked) return refuse('conflict', ASKED)
  if (placesLeft(mentor) === 0)
    return refuse('conflict', 'All places with this mentor are taken. Their office hours are still open to you.')
  if (!input.support.every(isSupportType)) return refuse('invalid', 'Choose from the four kinds of support.', 'support')

  try {
    return await inTransaction(ctx, async (tx) => {
      const asked = mayAskAgain(await lockOpenRequests(tx, ctx.actor.id))
      if (!asked.allowed) return refuse('conflict', asked.reason)
      const { note, goals, support } = input
      const people = { mentorId: mentor.memberId, menteeId: ctx.actor.id }
      const deadlineAt = deadlineFrom(ctx.now)
      const requestId = await insertRequest(tx, { ...people, note, goals, support, deadlineAt }, ctx.now)
      await announce(tx, requestMade({ requestId }), ctx.now)
      return ok(requestId)
    })
  } catch (error) {
    if (sqlState(error) === '23505') return refuse('conflict', ASKED)
    throw error
  }
}

const ASKED = 'You have asked this mentor already. They have a week to answer.'
