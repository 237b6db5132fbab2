import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { takeFromLimit } from '#app/platform/rate-limits.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { mayMessage } from '../domain/policy.ts'
import { eventMessageSent } from '../facts.ts'
import { countAudiences, insertMessage, type Audience } from '../message-repository.server.ts'
import { findOrganizedDate } from '../organized-date.server.ts'

/**
 * Writes to those who go to a date, to those who wait for it, or to both; each hears of it once. A date is written
 * about six times a day at most, by all its organizers together. Answers to how many parties it went.
 */
export async function messageAttendees(
  ctx: MemberContext,
  input: { eventId: string; on?: string; audience: Audience; body: string },
): Promise<Result<number>> {
  const found = await findOrganizedDate(ctx, input.eventId, input.on)
  if (!found.ok) return found
  const { event, date } = found
  const decision = mayMessage({ status: event.status, endsAt: date.endsAt }, ctx.now)
  if (!decision.allowed) return refuse('conflict', decision.reason)
  if (ctx.actor.isSilenced) return refuse('not-allowed', 'You cannot write at the moment.')
  const receivers = (await countAudiences(ctx.db, date.resourceId, ctx.actor.id))[input.audience]
  if (receivers === 0) return refuse('conflict', 'There is nobody to write to yet.', 'audience')
  return inTransaction(ctx, async (tx) => {
    if ((await takeFromLimit('event-message', date.id)) !== null) {
      return refuse('too-many', 'Six messages a day are enough for one date. Try again tomorrow.')
    }
    const { audience, body } = input
    const senderId = ctx.actor.id
    const messageId = await insertMessage(tx, {
      occurrenceId: date.id,
      senderId,
      audience,
      body,
      receivers,
      at: ctx.now,
    })
    await announce(tx, eventMessageSent({ messageId }), ctx.now)
    return ok(receivers)
  })
}
