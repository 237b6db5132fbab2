import type { Context } from '#app/modules/accounts/context.server.ts'
import type { Span } from '../domain/day-sessions.ts'
import { nextSlots } from '../domain/slots.ts'
import { findScheduleOf } from '../schedule-repository.server.ts'

/** The free slots of a mentor, soonest first, at most `limit`; none for one who pauses or whom the viewer cannot see. */
export async function listOpenSlots(ctx: Context, input: { mentorHandle: string; limit?: number }): Promise<Span[]> {
  const schedule = await findScheduleOf(ctx.db, ctx.actor, input.mentorHandle, ctx.now)
  if (!schedule || schedule.isPaused) return []
  return nextSlots(schedule, ctx.now, input.limit ?? 200)
}
