import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { lockAll } from '#app/modules/seats/engine.server.ts'
import type { RsvpScope } from '../domain/policy.ts'
import { dropStanding, findComing, findEventVisibleTo, findOccurrence } from '../repository.server.ts'
import { withdrawRequests } from '../requests-repository.server.ts'
import { giveSeatBack } from '../seating.server.ts'

export type WithdrawInput = { eventId: string; on?: string; scope: RsvpScope }

/**
 * Gives seats back, lets an offer pass, leaves the line, or takes a request back. Somebody who has none of these hears
 * that nothing had to be done.
 */
export async function withdrawRsvp(ctx: MemberContext, input: WithdrawInput): Promise<Result> {
  const event = await findEventVisibleTo(ctx.db, ctx.actor, input.eventId)
  const picked = event && (await findOccurrence(ctx.db, event.id, input.on, ctx.now))
  if (!picked) return refuse('not-found')
  if (picked.endsAt <= ctx.now) return refuse('conflict', 'This date is over.')

  const many = event.repeat !== null && input.scope !== 'this'
  const from = input.scope === 'following' ? picked.startsAt : undefined
  const me = { memberId: ctx.actor.id }
  return inTransaction(ctx, async (tx) => {
    const dates = many ? await findComing(tx, event.id, ctx.now, from) : [picked]
    await lockAll(
      tx,
      dates.map((date) => date.resourceId),
    )
    let isSaid = false
    for (const date of dates) {
      const { was } = await giveSeatBack(tx, date, { ...me, at: ctx.now, quiet: isSaid })
      isSaid ||= was !== null
    }
    const ids = dates.map((date) => date.id)
    await withdrawRequests(tx, ids, me, ctx.now)
    if (many) await dropStanding(tx, ctx.actor.id, { eventId: event.id })
    return ok()
  })
}
