import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { lockAll, type Release } from '#app/modules/seats/engine.server.ts'
import { type Left, leftFrom } from '../domain/leaving.ts'
import type { RsvpScope } from '../domain/policy.ts'
import { dropRecurringRsvp, findComing, findEventVisibleTo, findOccurrence } from '../repository.server.ts'
import { withdrawRequests } from '../requests-repository.server.ts'
import { giveSeatBack } from '../seating.server.ts'

export type WithdrawInput = { eventId: string; on?: string; scope: RsvpScope }

/**
 * Gives seats back, lets an offer pass, leaves the line, or takes a request back. Answers which of these it was, on the
 * first of the dates where it was any.
 */
export async function withdrawRsvp(ctx: MemberContext, input: WithdrawInput): Promise<Result<Left>> {
  const event = await findEventVisibleTo(ctx.db, ctx.actor, input.eventId)
  const picked = event && (await findOccurrence(ctx.db, event.id, input.on, ctx.now))
  if (!picked) return refuse('not-found')
  if (picked.endsAt <= ctx.now) return refuse('conflict', 'This date is over.')

  const many = event.repeat !== null && input.scope !== 'this'
  const from = input.scope === 'following' ? picked.startsAt : undefined
  const me = { memberId: ctx.actor.id }
  return inTransaction(ctx, async (tx): Promise<Result<Left>> => {
    const dates = many ? await findComing(tx, event.id, ctx.now, from) : [picked]
    await lockAll(
      tx,
      dates.map((date) => date.resourceId),
    )
    let had: Release['was'] = null
    for (const date of dates) {
      const { was } = await giveSeatBack(tx, date, { ...me, at: ctx.now, quiet: had !== null })
      had ??= was
    }
    const ids = dates.map((date) => date.id)
    const requests = await withdrawRequests(tx, ids, me, ctx.now)
    if (many) await dropRecurringRsvp(tx, ctx.actor.id, { eventId: event.id })
    return ok(leftFrom(had, requests))
  })
}
