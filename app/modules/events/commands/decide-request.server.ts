import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { rsvpDecided } from '../facts.ts'
import { findOrganizedDate } from '../organized-date.server.ts'
import { closeRequest, lockWaitingRequest } from '../requests-repository.server.ts'
import { takeSeat } from '../seating.server.ts'

export type Decided = { state: 'confirmed' | 'queued' | 'declined' }

/**
 * Says yes or no to somebody who asked to come. A yes seats them, or puts them last in line when the seats are taken;
 * they hear of either. A request is decided once.
 */
export async function decideRequest(
  ctx: MemberContext,
  input: { eventId: string; on?: string; requestId: string; approve: boolean; reason: string },
): Promise<Result<Decided>> {
  const found = await findOrganizedDate(ctx, input.eventId, input.on)
  if (!found.ok) return found
  const { date } = found
  if (input.approve && date.endsAt <= ctx.now) return refuse('conflict', 'This date is over.')
  return inTransaction(ctx, async (tx) => {
    const request = await lockWaitingRequest(tx, input.requestId, date.id)
    if (!request) return refuse('conflict', 'This was decided already, or taken back.')
    const status = input.approve ? 'approved' : 'declined'
    await closeRequest(tx, request.id, { status, reason: input.reason, byId: ctx.actor.id, at: ctx.now })
    await announce(tx, rsvpDecided({ requestId: request.id }), ctx.now)
    if (!input.approve) return ok({ state: 'declined' as const })

    const { party, answers } = request
    const holder = request.memberId ? { memberId: request.memberId } : { guestId: request.guestId! }
    const seating = await takeSeat(tx, date, { ...holder, party, answers, at: ctx.now, quiet: true, inTime: true })
    if (seating.state !== 'refused') return ok({ state: seating.state })
    return seating.why === 'too-large'
      ? refuse('conflict', `They come as ${party}, and there are fewer seats in all. Add seats first.`)
      : refuse('conflict', 'This date was cancelled.')
  })
}
