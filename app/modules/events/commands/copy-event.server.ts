import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { renderOrShow } from '#app/platform/markdown.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { makeDates } from '../dates.server.ts'
import { mayHost, mayOrganize } from '../domain/policy.ts'
import { nextStarts } from '../domain/next-month.ts'
import { windowOf } from '../domain/registration.ts'
import { instantOf, wallOf } from '../domain/wall-clock.ts'
import { findEventVisibleTo, findOccurrence, insertEvent } from '../repository.server.ts'
import { copyTeam } from '../team-repository.server.ts'

export type CopyEventInput = { eventId: string; on?: string; startsAt?: string }

/**
 * A draft of the same event as on one of its dates, with the same organizers: at `startsAt` in the event's zone, else on
 * the likeliest next date. Registration opens and closes as long before it as it did. Answers its id.
 */
export async function copyEvent(ctx: MemberContext, input: CopyEventInput): Promise<Result<string>> {
  const event = await findEventVisibleTo(ctx.db, ctx.actor, input.eventId)
  if (!event) return refuse('not-found')
  for (const decision of [mayOrganize(event.organizes), mayHost(ctx.actor, { inGroup: null, runsSpace: null })]) {
    if (!decision.allowed) return refuse('not-allowed', decision.reason)
  }
  const date = await findOccurrence(ctx.db, event.id, input.on, ctx.now)
  if (!date) return refuse('not-found')
  const from = wallOf(date.startsAt, event.timeZone)
  const startsLocal = input.startsAt || nextStarts(from, wallOf(ctx.now, event.timeZone))[0]!.startsAt
  const later = instantOf(startsLocal, event.timeZone).getTime() - date.startsAt.getTime()
  const moved = (at: Date | null) => at && new Date(at.getTime() + later)
  const window = windowOf(event, date.startsAt)
  const descriptionHtml = await renderOrShow({ source: event.description })

  return inTransaction(ctx, async (tx) => {
    const copy = {
      hostId: ctx.actor.id,
      groupId: event.groupId,
      spaceId: event.spaceId,
      spaceLocationId: event.spaceLocationId,
      title: event.title,
      description: event.description,
      descriptionHtml,
      mode: event.mode,
      location: event.location,
      joinUrl: event.joinUrl,
      timeZone: event.timeZone,
      startsLocal,
      durationMinutes: Math.round((date.endsAt.getTime() - date.startsAt.getTime()) / 60_000),
      repeat: null,
      capacity: event.capacity,
      status: 'draft',
      tags: event.tags,
      registrationOpensAt: moved(window.opensAt),
      registrationClosesAt: moved(window.closesAt),
      approval: event.approval,
      questions: event.questions,
      questionsRequired: event.questionsRequired,
      mostGuests: event.mostGuests,
      guestRsvp: event.guestRsvp,
    }
    const id = await insertEvent(tx, { ...copy, at: ctx.now })
    await copyTeam(tx, event.id, id)
    await makeDates(tx, { ...copy, id }, ctx.now)
    return ok(id)
  })
}
