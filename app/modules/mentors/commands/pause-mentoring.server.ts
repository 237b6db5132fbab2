import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mentorChanged } from '../facts.ts'
import { setPaused } from '../repository.server.ts'
import { closePlaces, reopenPlaces } from './keep-places.server.ts'

/** Takes a break: the mentor leaves the ranking, has no slots and takes nobody on. Booked talks and mentorships stay. */
export function pauseMentoring(ctx: MemberContext): Promise<Result> {
  return change(ctx, ctx.now)
}

/** Ends a break. */
export function resumeMentoring(ctx: MemberContext): Promise<Result> {
  return change(ctx, null)
}

function change(ctx: MemberContext, pausedAt: Date | null): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    await (pausedAt ? closePlaces : reopenPlaces)(tx, ctx.actor.id, ctx.now)
    if (!(await setPaused(tx, ctx.actor.id, pausedAt, ctx.now))) return refuse('not-found')
    await announce(tx, mentorChanged({ memberId: ctx.actor.id }), ctx.now)
    return ok()
  })
}
