import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { mayHost, mayOrganize } from '../domain/policy.ts'
import { eventPublished } from '../facts.ts'
import { findComing, findEventVisibleTo, lockEvent, updateEventRow } from '../repository.server.ts'

/** Shows a draft to everyone who may see it, and opens it for RSVPs. Publishing twice announces once. */
export async function publishEvent(ctx: MemberContext, { eventId }: { eventId: string }): Promise<Result> {
  const event = await findEventVisibleTo(ctx.db, ctx.actor, eventId)
  if (!event) return refuse('not-found')
  for (const decision of [mayOrganize(event.organizes), mayHost(ctx.actor, { inGroup: null, runsSpace: null })]) {
    if (!decision.allowed) return refuse('not-allowed', decision.reason)
  }
  if ((await findComing(ctx.db, eventId, ctx.now)).length === 0) {
    return refuse('conflict', 'Every date of this event has passed. Change the dates first.')
  }

  return inTransaction(ctx, async (tx) => {
    const locked = await lockEvent(tx, eventId)
    if (locked?.status === 'published') return ok()
    if (locked?.status !== 'draft') return refuse('conflict', 'A cancelled event is brought back, not published.')
    await updateEventRow(tx, eventId, ctx.now, { status: 'published', publishedAt: ctx.now })
    await announce(tx, eventPublished({ eventId }), ctx.now)
    return ok()
  })
}
