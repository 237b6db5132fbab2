import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { takeOffer } from '#app/modules/mentors/commands/keep-places.server.ts'
import { hasFreePlace, mayTurnTo } from '#app/modules/mentors/domain/policy.ts'
import { findMentorToAsk } from '#app/modules/mentorships/queries/find-mentor-to-ask.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { isSupportType } from '#app/lib/support.ts'
import { inTransaction, sqlState } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { deadlineFrom, mayAskAgain } from '../domain/request.ts'
import { requestMade } from '../facts.ts'
import { insertRequest, lockOpenRequests } from '../repository.server.ts'

export type RequestMentorshipInput = { mentorHandle: string; note: string; goals: string; support: string[] }

/**
 * Asks someone to be one's mentor. They have a week to answer; nobody can have more than a few requests waiting. Whoever
 * waited in line and was offered a place asks with that place kept for them.
 */
export async function requestMentorship(ctx: MemberContext, input: RequestMentorshipInput): Promise<Result<string>> {
  const mentor = await findMentorToAsk(ctx, input.mentorHandle)
  if (!mentor) return refuse('not-found')
  const decision = mayTurnTo(ctx.actor, mentor)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  if (mentor.isRunning) return refuse('conflict', 'You are in a mentorship together already.')
  if (!ctx.formId && mentor.isAsked) return refuse('conflict', ASKED)
  if (!mentor.isOffered && !hasFreePlace(mentor)) return refuse('conflict', FULL)
  if (!input.support.every(isSupportType)) return refuse('invalid', 'Choose from the four kinds of support.', 'support')

  try {
    return await inTransaction(ctx, async (tx) => {
      const asked = mayAskAgain(await lockOpenRequests(tx, ctx.actor.id))
      if (!asked.allowed) return refuse('conflict', asked.reason)
      const { note, goals, support } = input
      const people = { mentorId: mentor.memberId, menteeId: ctx.actor.id }
      const placeKept = mentor.isOffered
      if (placeKept && !(await takeOffer(tx, { ...people, at: ctx.now }))) return refuse('conflict', FULL)
      const request = { ...people, note, goals, support, deadlineAt: deadlineFrom(ctx.now), placeKept }
      const requestId = await insertRequest(tx, request, ctx.now)
      await announce(tx, requestMade({ requestId }), ctx.now)
      return ok(requestId)
    })
  } catch (error) {
    if (sqlState(error) === '23505') return refuse('conflict', ASKED)
    throw error
  }
}

const FULL =
  'All places with this mentor are taken. You can wait in line for one; office hours are open to you meanwhile.'
const ASKED = 'You have asked this mentor already. They have a week to answer.'
