import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { findNamed, type Named } from '../named-attendee.server.ts'
import { findOrganizedDate } from '../organized-date.server.ts'
import { writeAudit } from '../repository.server.ts'
import { giveSeatBack } from '../seating.server.ts'

/** Takes somebody off a date's list; the next in line moves up. Kept in the audit log. */
export async function removeAttendee(
  ctx: MemberContext,
  input: { eventId: string; on?: string } & Named,
): Promise<Result> {
  const found = await findOrganizedDate(ctx, input.eventId, input.on)
  if (!found.ok) return found
  const named = await findNamed(ctx, found.date, input)
  if (!named.ok) return named
  const { holder, name } = named.value
  return inTransaction(ctx, async (tx) => {
    const { was } = await giveSeatBack(tx, found.date, { ...holder, at: ctx.now, byId: ctx.actor.id })
    if (!was) return refuse('conflict', `${name} is not on this list.`)
    await writeAudit(tx, {
      actorId: ctx.actor.id,
      action: 'event.attendee-removed',
      subjectId: found.event.id,
      groupId: found.event.groupId,
      details: { on: found.date.recurrenceId, ...holder },
      at: ctx.now,
    })
    return ok()
  })
}
