import { ok, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { mayMessage } from '../domain/policy.ts'
import { countAudiences, listMessages } from '../message-repository.server.ts'
import { findOrganizedDate } from '../organized-date.server.ts'

/** What organizers wrote about a date, and to how many they may write now. */
export async function readMessages(ctx: MemberContext, eventId: string, on?: string) {
  const found = await findOrganizedDate(ctx, eventId, on)
  if (!found.ok) return found
  const { event, date } = found
  const [messages, reach] = await Promise.all([
    listMessages(ctx.db, date.id),
    countAudiences(ctx.db, date.resourceId, ctx.actor.id),
  ])
  const decision = mayMessage({ status: event.status, endsAt: date.endsAt }, ctx.now)
  return ok({
    event: { id: event.id, title: event.title, timeZone: event.timeZone, isSeries: event.repeat !== null },
    date: { on: date.recurrenceId, startsAt: date.startsAt.toISOString() },
    reach,
    whyNot: decision.allowed ? null : decision.reason,
    messages: messages.map(({ createdAt, ...message }) => ({ ...message, at: createdAt.toISOString() })),
  }) satisfies Result<unknown>
}
