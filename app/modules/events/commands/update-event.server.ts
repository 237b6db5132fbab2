import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { staleWords } from '#app/platform/text-version.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { lockAll } from '#app/modules/seats/engine.server.ts'
import { makeDates } from '../dates.server.ts'
import { spanOf } from '../domain/occasion.ts'
import type { EventMode, RsvpScope } from '../domain/policy.ts'
import { firstDate, readRule } from '../domain/recurrence.ts'
import {
  closingMovedAlong,
  offersFor,
  registrationColumns,
  windowOf,
  type RegistrationInput,
} from '../domain/registration.ts'
import { ruleMovedAlong } from '../domain/reshape.ts'
import { minutesBetween, shiftedAlong, wallOf } from '../domain/wall-clock.ts'
import { changedParts } from '../domain/changed-parts.ts'
import { eventChanged } from '../facts.ts'
import { findOrganizedDate } from '../organized-date.server.ts'
import { findComing, isAddressOf, lockEvent, updateEventRow, updateOccurrence } from '../repository.server.ts'
import { moveDates, splitSeries } from '../reshape.server.ts'
import { changeTerms, resizeSeating } from '../seating.server.ts'

export type UpdateEventInput = RegistrationInput & {
  eventId: string
  /** The date that was picked; its start and end are the ones given. */
  on?: string
  /** `this` moves the picked date alone; `following` makes the later part a series of its own. */
  scope: RsvpScope
  title: string
  description: string
  startsAt: string
  endsAt: string
  timeZone: string
  mode: EventMode
  location: string
  /** A further address of its space; empty, the first one; left out, it stays where it is. */
  address?: string
  joinUrl: string
  tags: string[]
  /** Left out, the event repeats as before; empty, it no longer repeats. */
  repeat?: string
  /** Which version of title and description its form began from. */
  began?: string
  /** Left out, the seats stay as they are. */
  capacity?: number | null
}

/**
 * Changes an event. Dates that were moved or cancelled by hand stay as they are; people keep the seats they have on
 * what becomes of their date. Answers the id of the event that holds the picked date now.
 */
export async function updateEvent(ctx: MemberContext, input: UpdateEventInput): Promise<Result<string>> {
  const found = await findOrganizedDate(ctx, input.eventId, input.on)
  if (!found.ok) return found
  const { event, date } = found
  const durationMinutes = minutesBetween(input.startsAt, input.endsAt)
  if (durationMinutes <= 0) return refuse('invalid', 'The end comes after the start.', 'endsAt')
  if (input.address && !(await isAddressOf(ctx.db, event.spaceId, input.address))) {
    return refuse('invalid', 'Choose an address of the space of this event.', 'address')
  }
  if (event.repeat && input.scope === 'this') return moveOne(ctx, input, found, durationMinutes)

  const shown = wallOf(date.startsAt, event.timeZone)
  const wanted = input.repeat ?? event.repeat ?? ''
  const isSameRule = wanted === (event.repeat ?? '')
  const followed = isSameRule && wanted ? ruleMovedAlong(wanted, shown, input.startsAt) : wanted
  if (followed === null) return refuse('invalid', 'The day changed. Choose again how this event repeats.', 'repeat')
  const repeat = followed ? readRule(followed, input.timeZone) : ok(null)
  if (!repeat.ok) return repeat
  const isSplit = event.repeat !== null && input.scope === 'following'
  const shifted = event.repeat && !isSplit ? shiftedAlong(event.startsLocal, shown, input.startsAt) : input.startsAt
  const startsLocal = repeat.value ? firstDate(repeat.value, shifted) : input.startsAt
  if (!startsLocal) return refuse('invalid', 'No date comes out of this start and this repeat.', 'repeat')
  const rendered = await renderMarkdown({ source: input.description }, { field: 'description', what: 'A description' })
  if (!rendered.ok) return rendered

  return inTransaction(ctx, async (tx) => {
    const locked = await lockEvent(tx, event.id)
    if (!locked) return refuse('not-found')
    const stale = staleWords(input.began, textsOf(locked), textsOf(input))
    if (stale) return stale
    const target = isSplit ? await splitSeries(tx, event.id, date, ctx.now) : { id: event.id, repeat: repeat.value }
    const rule = isSplit && isSameRule && repeat.value ? continued(repeat.value, target.repeat) : repeat.value
    const change = {
      title: input.title,
      description: input.description,
      descriptionHtml: rendered.value.html,
      mode: input.mode,
      location: input.location,
      ...(input.address === undefined ? {} : { spaceLocationId: input.address || null }),
      joinUrl: input.joinUrl,
      timeZone: input.timeZone,
      tags: input.tags,
      startsLocal,
      durationMinutes,
      repeat: rule,
      registrationClosesAt: closingMovedAlong(event, { startsLocal, timeZone: input.timeZone }),
      ...registrationColumns(
        input,
        { startsLocal, timeZone: input.timeZone },
        spanOf(input.startsAt, durationMinutes, input.timeZone).startsAt,
      ),
      ...(input.capacity === undefined ? {} : { capacity: input.capacity }),
    }
    const before = isSplit ? { ...event, startsLocal: shown, repeat: target.repeat } : event
    await updateEventRow(tx, target.id, ctx.now, change)
    const capacity = input.capacity === undefined ? event.capacity : input.capacity
    const shape = { ...event, ...change, id: target.id, capacity }
    await moveDates(tx, shape, { from: shown, to: input.startsAt }, ctx.now)
    await makeDates(tx, shape, ctx.now)
    const coming = await findComing(tx, target.id, ctx.now)
    await lockAll(
      tx,
      coming.map((one) => one.resourceId),
    )
    for (const one of coming) {
      await changeTerms(tx, one, { window: windowOf(shape, one.startsAt), offers: offersFor(one.startsAt) }, ctx.now)
      if (capacity !== event.capacity) await resizeSeating(tx, one, capacity, ctx.now)
    }
    await announce(tx, eventChanged({ eventId: target.id, changed: changedParts(before, change) }), ctx.now)
    if (isSplit) await announce(tx, eventChanged({ eventId: event.id, changed: [] }), ctx.now)
    return ok(target.id)
  })
}

async function moveOne(
  ctx: MemberContext,
  input: UpdateEventInput,
  { event, date }: Extract<Awaited<ReturnType<typeof findOrganizedDate>>, { ok: true }>,
  durationMinutes: number,
): Promise<Result<string>> {
  return inTransaction(ctx, async (tx) => {
    await lockEvent(tx, event.id)
    const span = spanOf(input.startsAt, durationMinutes, event.timeZone)
    const isBack = input.startsAt === date.recurrenceId && durationMinutes === event.durationMinutes
    await updateOccurrence(tx, date.id, { ...span, moved: !isBack, dayBeforeSaidAt: null, sameDaySaidAt: null })
    const terms = { window: windowOf(event, span.startsAt), offers: offersFor(span.startsAt) }
    await changeTerms(tx, date, terms, ctx.now)
    await updateEventRow(tx, event.id, ctx.now, {})
    const isMoved = +span.startsAt !== +date.startsAt || +span.endsAt !== +date.endsAt
    await announce(tx, eventChanged({ eventId: event.id, changed: isMoved ? ['time'] : [] }), ctx.now)
    return ok(event.id)
  })
}

function textsOf({ title, description }: { title: string; description: string }) {
  return { Title: title, 'What happens there': description }
}

/** The part of a split rule that counts its dates takes over what the first part left. */
function continued(moved: string, left: string | null): string {
  const count = /COUNT=\d+/.exec(left ?? '')?.[0]
  return count ? moved.replace(/COUNT=\d+/, count) : moved
}
