import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { makeDates } from '../dates.server.ts'
import { mayHost, mayOrganize } from '../domain/policy.ts'
import { plusMinutes, wallOf } from '../domain/wall-clock.ts'
import { findEventVisibleTo, insertEvent } from '../repository.server.ts'

const FOUR_WEEKS = 28 * 24 * 60

/** A draft of the same event, four weeks later or as many times four as it takes to lie ahead. Answers its id. */
export async function copyEvent(ctx: MemberContext, { eventId }: { eventId: string }): Promise<Result<string>> {
  const event = await findEventVisibleTo(ctx.db, ctx.actor, eventId)
  if (!event) return refuse('not-found')
  for (const decision of [mayOrganize(event.organizes), mayHost(ctx.actor, { inGroup: null, runsSpace: null })]) {
    if (!decision.allowed) return refuse('not-allowed', decision.reason)
  }
  const today = wallOf(ctx.now, event.timeZone)
  let startsLocal = plusMinutes(event.startsLocal, FOUR_WEEKS)
  while (startsLocal <= today) startsLocal = plusMinutes(startsLocal, FOUR_WEEKS)

  return inTransaction(ctx, async (tx) => {
    const copy = {
      hostId: ctx.actor.id,
      groupId: event.groupId,
      spaceId: event.spaceId,
      title: event.title,
      description: event.description,
      descriptionHtml: renderMarkdown(event.description),
      mode: event.mode,
      location: event.location,
      joinUrl: event.joinUrl,
      timeZone: event.timeZone,
      startsLocal,
      durationMinutes: event.durationMinutes,
      repeat: null,
      capacity: event.capacity,
      status: 'draft',
      tags: event.tags,
      questions: [],
    }
    const id = await insertEvent(tx, { ...copy, at: ctx.now })
    await makeDates(tx, { ...copy, id }, ctx.now)
    return ok(id)
  })
}
