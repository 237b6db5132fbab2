import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { makeDates } from '../dates.server.ts'
import { spanOf } from '../domain/occasion.ts'
import { mayHost, type EventMode } from '../domain/policy.ts'
import { firstDate, readRule } from '../domain/recurrence.ts'
import { registrationColumns, type RegistrationInput } from '../domain/registration.ts'
import { minutesBetween } from '../domain/wall-clock.ts'
import { eventPublished } from '../facts.ts'
import { findHostRights, insertEvent, isAddressOf } from '../repository.server.ts'

export type CreateEventInput = RegistrationInput & {
  title: string
  description: string
  /** Wall time in `timeZone`: `2026-12-05T14:00`. */
  startsAt: string
  endsAt: string
  timeZone: string
  mode: EventMode
  location?: string
  joinUrl?: string
  capacity?: number | null
  /** Slugs. */
  group?: string
  space?: string
  /** A further address of the space, by its id; left out, its first. */
  address?: string
  /** The value of an RRULE. */
  repeat?: string
  status: 'draft' | 'published'
  tags?: string[]
}

/** Makes an event with its dates: of a group, of a space, of both, or of the member alone. Answers its id. */
export async function createEvent(ctx: MemberContext, input: CreateEventInput): Promise<Result<string>> {
  const place = await findHostRights(ctx.db, ctx.actor.id, input)
  if (input.group && place.groupStatus !== 'active') {
    return refuse('invalid', 'Choose a group you belong to.', 'group')
  }
  if (input.space && !place.spaceId) return refuse('invalid', 'Choose a space from the list.', 'space')
  if (input.address && !(await isAddressOf(ctx.db, place.spaceId, input.address))) {
    return refuse('invalid', 'Choose an address of the space that you chose.', 'address')
  }
  const decision = mayHost(ctx.actor, {
    inGroup: input.group ? true : null,
    runsSpace: input.space ? place.runsSpace : null,
  })
  if (!decision.allowed) return refuse('not-allowed', decision.reason)

  const repeat = input.repeat ? readRule(input.repeat, input.timeZone) : ok(null)
  if (!repeat.ok) return repeat
  const startsLocal = repeat.value ? firstDate(repeat.value, input.startsAt) : input.startsAt
  if (!startsLocal) return refuse('invalid', 'No date comes out of this start and this repeat.', 'repeat')
  const durationMinutes = minutesBetween(input.startsAt, input.endsAt)
  if (durationMinutes <= 0) return refuse('invalid', 'The end comes after the start.', 'endsAt')
  const isPublished = input.status === 'published'
  const first = spanOf(startsLocal, durationMinutes, input.timeZone)
  if (isPublished && first.endsAt <= ctx.now) {
    return refuse('invalid', 'This start has passed already. Choose a later one.', 'startsAt')
  }
  const rendered = await renderMarkdown({ source: input.description }, { field: 'description', what: 'A description' })
  if (!rendered.ok) return rendered

  return inTransaction(ctx, async (tx) => {
    const event = {
      title: input.title,
      description: input.description,
      descriptionHtml: rendered.value.html,
      hostId: ctx.actor.id,
      groupId: place.groupId,
      spaceId: place.spaceId,
      spaceLocationId: input.address || null,
      mode: input.mode,
      location: input.location ?? '',
      joinUrl: input.joinUrl ?? '',
      timeZone: input.timeZone,
      startsLocal,
      durationMinutes,
      repeat: repeat.value,
      capacity: input.capacity ?? null,
      status: input.status,
      tags: input.tags ?? [],
      questions: [],
      ...registrationColumns(input, { startsLocal, timeZone: input.timeZone }, first.startsAt),
      publishedAt: isPublished ? ctx.now : null,
    }
    const id = await insertEvent(tx, { ...event, at: ctx.now })
    await makeDates(tx, { ...event, id }, ctx.now)
    if (isPublished) await announce(tx, eventPublished({ eventId: id }), ctx.now)
    return ok(id)
  })
}
