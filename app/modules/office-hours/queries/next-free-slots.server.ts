import type { Context } from '#app/modules/accounts/context.server.ts'
import { Prisma } from '#app/platform/database.server.ts'
import { nextSlots } from '../domain/slots.ts'
import { findSchedules } from '../schedule-repository.server.ts'

/** The next free slot of each mentor as an ISO instant; mentors without one are left out. One statement. */
export async function nextFreeSlots(ctx: Context, mentorIds: readonly string[]): Promise<Record<string, string>> {
  if (mentorIds.length === 0) return {}
  const where = Prisma.sql`p.member_id = any(${[...mentorIds]}::text[]) and p.paused_at is null`
  const schedules = await findSchedules(ctx.db, ctx.actor, where, ctx.now)
  return Object.fromEntries(
    schedules.flatMap((schedule) => {
      const [slot] = nextSlots(schedule, ctx.now, 1)
      return slot ? [[schedule.memberId, slot.startsAt.toISOString()]] : []
    }),
  )
}
