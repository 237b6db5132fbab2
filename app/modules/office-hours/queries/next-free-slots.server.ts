import { LRUCache } from 'lru-cache'
import type { Context } from '#app/modules/accounts/context.server.ts'
import { Prisma } from '#app/platform/database.server.ts'
import { nextSlots, type Schedule } from '../domain/slots.ts'
import { findSchedules } from '../schedule-repository.server.ts'

/** The next free slot of each mentor as an ISO instant; mentors without one are left out. One statement. */
export async function nextFreeSlots(ctx: Context, mentorIds: readonly string[]): Promise<Record<string, string>> {
  if (mentorIds.length === 0) return {}
  const where = Prisma.sql`p.member_id = any(${[...mentorIds]}::text[]) and p.paused_at is null`
  const schedules = await findSchedules(ctx.db, ctx.actor, where, ctx.now)
  return Object.fromEntries(
    schedules.flatMap((schedule) => {
      const at = nextStart(schedule, ctx.now)
      return at === null ? [] : [[schedule.memberId, new Date(at).toISOString()]]
    }),
  )
}

/** The first free start of a schedule as it stands, by when it was found; it stays the first until its notice begins. */
const found = new LRUCache<string, { at: number; since: number }>({
  maxSize: 4_000_000,
  sizeCalculation: (_, key) => key.length + 50,
})

function nextStart(schedule: Schedule, now: Date): number | null {
  const key = JSON.stringify(schedule)
  const earlier = found.get(key)
  const isOpen = (at: number) => at >= now.getTime() + schedule.noticeMinutes * 60_000
  if (earlier && earlier.since <= now.getTime() && isOpen(earlier.at)) return earlier.at
  const [slot] = nextSlots(schedule, now, 1)
  if (!slot) return null
  const at = slot.startsAt.getTime()
  found.set(key, { at, since: now.getTime() })
  return at
}
