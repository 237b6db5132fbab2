import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { mentorChanged } from '#app/modules/mentors/facts.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { GroupHours } from '../domain/slots.ts'
import { findScheduleById, writeGroupHours } from '../schedule-repository.server.ts'

/** Keeps a weekly hour for a group, or with null gives it up. Places that are booked already stay. */
export async function setGroupHours(ctx: MemberContext, input: { hours: GroupHours | null }): Promise<Result> {
  const mentor = await findScheduleById(ctx.db, ctx.actor, ctx.actor.id, ctx.now)
  if (!mentor) return refuse('not-allowed', 'Say first what you offer as a mentor.')
  return inTransaction(ctx, async (tx) => {
    await writeGroupHours(tx, ctx.actor.id, input.hours, ctx.now)
    await announce(tx, mentorChanged({ memberId: ctx.actor.id }), ctx.now)
    return ok()
  })
}
