import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { findNamed, type Named } from '../named-attendee.server.ts'
import { findOrganizedDate } from '../organized-date.server.ts'
import { writeAudit } from '../repository.server.ts'
import { seatPastWaitlist } from '../seating.server.ts'

/** Gives somebody a seat past the line and over the capacity. Kept in the audit log; the page then says "12 of 10". */
export async function inviteAttendee(
  ctx: MemberContext,
  input: { eventId: string; on?: string } & Named,
): Promise<Result> {
  const found = await findOrganizedDate(ctx, input.eventId, input.on)
  if (!found.ok) return found
  if (found.date.endsAt <= ctx.now) return refuse('conflict', 'This date is over.')
  const named = await findNamed(ctx, found.date, input)
  if (!named.ok) return named
  const { holder } = named.value
  return inTransaction(ctx, async (tx) => {
    const seating = await seatPastWaitlist(tx, found.date, { ...holder, at: ctx.now, byId: ctx.actor.id })
    if (seating.state === 'refused') return refuse('conflict', 'This date takes no more people.')
    await writeAudit(tx, {
      actorId: ctx.actor.id,
      action: 'event.attendee-invited',
      subjectId: found.event.id,
      groupId: found.event.groupId,
      details: { on: found.date.recurrenceId, ...holder },
      at: ctx.now,
    })
    return ok()
  })
}
