import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { givePlaceBack } from '#app/modules/mentors/commands/keep-places.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayWithdraw } from '../domain/request.ts'
import { requestWithdrawn } from '../facts.ts'
import { findRequest, settleRequest } from '../repository.server.ts'

/** Takes one's own request back while it waits. */
export function withdrawRequest(ctx: MemberContext, input: { requestId: string }): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    const request = await findRequest(tx, input.requestId, true)
    if (!request || ![request.mentorId, request.menteeId].includes(ctx.actor.id)) return refuse('not-found')
    const decision = mayWithdraw(ctx.actor.id, request, ctx.now)
    if (!decision.allowed) {
      return refuse(ctx.actor.id === request.menteeId ? 'conflict' : 'not-allowed', decision.reason)
    }
    await settleRequest(tx, request.id, 'withdrawn', '', ctx.now)
    if (request.placeKept) await givePlaceBack(tx, { ...request, at: ctx.now })
    await announce(tx, requestWithdrawn({ requestId: request.id }), ctx.now)
    return ok()
  })
}
