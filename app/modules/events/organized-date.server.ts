import { refuse, type Problem } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { mayOrganize } from './domain/policy.ts'
import { findEventVisibleTo, findOccurrence, type EventRow, type OccurrenceRow } from './repository.server.ts'

type Found = { ok: true; event: EventRow; date: OccurrenceRow } | { ok: false; problem: Problem }

/** The event and the date an organizer works on; refused for everybody else. */
export async function findOrganizedDate(ctx: MemberContext, eventId: string, on?: string): Promise<Found> {
  const event = await findEventVisibleTo(ctx.db, ctx.actor, eventId)
  if (!event) return refuse('not-found')
  const decision = mayOrganize(event.organizes)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  const date = await findOccurrence(ctx.db, eventId, on, ctx.now)
  if (!date) return refuse('not-found')
  return { ok: true, event, date }
}
