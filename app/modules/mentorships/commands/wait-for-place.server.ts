import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { claimSeat } from '#app/modules/seats/engine.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { mayTurnTo, mayWait } from '#app/modules/mentors/domain/policy.ts'
import { findMentorToAsk } from '../queries/find-mentor-to-ask.server.ts'
import { givePlaceBack, sayPlaces } from '#app/modules/mentors/commands/keep-places.server.ts'

/** Joins the line of a mentor whose places are all taken; answers the place in line. Joining twice changes nothing. */
export async function waitForPlace(ctx: MemberContext, { handle }: { handle: string }): Promise<Result<number>> {
  const mentor = await findMentorToAsk(ctx, handle)
  if (!mentor) return refuse('not-found')
  const turn = mayTurnTo(ctx.actor, mentor)
  if (!turn.allowed) return refuse('not-allowed', turn.reason)
  const wait = mayWait(mentor)
  if (!wait.allowed) return refuse('conflict', wait.reason)

  return inTransaction(ctx, async (tx) => {
    const claim = { resourceId: mentor.resourceId, memberId: ctx.actor.id, party: 1, at: ctx.now }
    const seating = await claimSeat(tx, claim)
    if (seating.state === 'confirmed')
      return refuse('conflict', 'A place is free at this moment. You can ask right away.')
    if (seating.state !== 'queued') return refuse('conflict', 'Nobody can join the line at the moment.')
    await sayPlaces(tx, mentor.memberId, seating.changes, ctx.now)
    return ok(seating.position)
  })
}

/** Leaves a mentor's line, or passes an offer on to the next. */
export async function stopWaiting(ctx: MemberContext, { handle }: { handle: string }): Promise<Result> {
  const mentor = await findMentorToAsk(ctx, handle)
  if (!mentor) return refuse('not-found')
  if (!mentor.isWaiting) return refuse('conflict', 'You are not in line here.')
  return inTransaction(ctx, async (tx) => {
    await givePlaceBack(tx, { mentorId: mentor.memberId, menteeId: ctx.actor.id, at: ctx.now })
    return ok()
  })
}
