import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { mentorChanged } from '#app/modules/mentors/facts.ts'
import { givePlaceBack, takePlace } from '#app/modules/mentors/commands/keep-places.server.ts'
import { noteAnswerRates } from '#app/modules/mentors/commands/note-figures.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction, sqlState, type Tx } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { deadlineFrom, mayDecide, mayExtend } from '../domain/request.ts'
import { mentorshipChanged, requestAccepted, requestDeclined, requestExtended } from '../facts.ts'
import * as repository from '../repository.server.ts'

export type DecideRequestInput = { requestId: string; decision: 'accept' | 'decline' | 'more-time'; reason: string }

/** The mentor's answer. Nobody is accepted beyond the mentor's places, nor past somebody who waits for one. */
export async function decideRequest(ctx: MemberContext, input: DecideRequestInput): Promise<Result> {
  try {
    return await inTransaction(ctx, async (tx) => {
      const request = await repository.findRequest(tx, input.requestId, true)
      if (!request || ![request.mentorId, request.menteeId].includes(ctx.actor.id)) return refuse('not-found')
      const isMentor = request.mentorId === ctx.actor.id
      const may = input.decision === 'more-time' ? mayExtend : mayDecide
      const decision = may(ctx.actor.id, request, ctx.now)
      if (!decision.allowed) return refuse(isMentor ? 'conflict' : 'not-allowed', decision.reason)

      switch (input.decision) {
        case 'accept':
          return accept(tx, ctx, request, input.reason)
        case 'decline':
          await repository.settleRequest(tx, request.id, 'declined', input.reason, ctx.now)
          if (request.placeKept) await givePlaceBack(tx, { ...request, at: ctx.now })
          await noteAnswerRates(tx, await repository.readAnswerRates(tx, [ctx.actor.id]))
          await announce(tx, requestDeclined({ requestId: request.id }), ctx.now)
          return ok()
        case 'more-time':
          await repository.extendRequest(tx, request.id, deadlineFrom(request.deadlineAt), input.reason)
          await announce(tx, requestExtended({ requestId: request.id }), ctx.now)
          return ok()
        default:
          return input.decision satisfies never
      }
    })
  } catch (error) {
    if (sqlState(error) === '23505') return refuse('conflict', 'You are in a mentorship together already.')
    throw error
  }
}

async function accept(tx: Tx, ctx: MemberContext, request: repository.RequestRecord, reason: string): Promise<Result> {
  const { id: requestId, mentorId, menteeId, goals } = request
  if (!(await takePlace(tx, { mentorId, menteeId, at: ctx.now }))) return refuse('conflict', FULL)
  await repository.settleRequest(tx, requestId, 'accepted', reason, ctx.now)
  const mentorshipId = await repository.insertMentorship(tx, { requestId, mentorId, menteeId, goals }, ctx.now)
  await noteAnswerRates(tx, await repository.readAnswerRates(tx, [mentorId]))
  await announce(tx, requestAccepted({ requestId }), ctx.now)
  await announce(tx, mentorshipChanged({ mentorshipId }), ctx.now)
  await announce(tx, mentorChanged({ memberId: mentorId }), ctx.now)
  return ok()
}

const FULL =
  'None of your places is free: all are taken, kept for people who wait in line, or closed while you are on a break. Complete a mentorship first, or offer more places with your office hours.'
