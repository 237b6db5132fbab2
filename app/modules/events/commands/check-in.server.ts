import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { checkInSeat, standingOf } from '#app/modules/seats/engine.server.ts'
import { findOrganizedDate } from '../organized-date.server.ts'
import { findMemberByHandle } from '../repository.server.ts'

const EARLIEST_MS = 12 * 3_600_000

/** Notes that somebody came (`here`), or takes the note back. Doing it twice is harmless. */
export async function checkIn(
  ctx: MemberContext,
  input: { eventId: string; on?: string; handle: string; here: boolean },
): Promise<Result<{ name: string }>> {
  const found = await findOrganizedDate(ctx, input.eventId, input.on)
  if (!found.ok) return found
  if (ctx.now.getTime() < found.date.startsAt.getTime() - EARLIEST_MS) {
    return refuse('conflict', 'Checking in opens twelve hours before the start.')
  }
  const member = await findMemberByHandle(ctx.db, input.handle)
  if (!member) return refuse('invalid', 'Nobody here has this name.', 'handle')
  return inTransaction(ctx, async (tx) => {
    const seat = await standingOf(tx, found.date.resourceId, member.id)
    if (seat?.state !== 'confirmed') return refuse('conflict', `${member.name} has no seat on this date.`)
    const at = input.here ? ctx.now : null
    await checkInSeat(tx, { resourceId: found.date.resourceId, memberId: member.id, at })
    return ok({ name: member.name })
  })
}
