import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { ruleWords } from '#app/modules/events/domain/recurrence.ts'
import { keyOf, type ImportedItem } from '../domain/imported-item.ts'
import type { Step } from '../domain/plan.ts'
import { findOwnSource } from '../found-source.server.ts'
import { findEntries, type SourceRow } from '../repository.server.ts'
import type { FollowedView, PassedOver, StepView } from '../view.ts'
import type { ReadForSpace } from '../read-for.server.ts'
import { readApart } from '../read-apart.server.ts'
import { planFor, presentOf } from '../take-in.server.ts'

/** How many of those left out are named one by one. */
const MAX_SHOWN = 50

/**
 * A calendar of a space for its organizers: what taking in what waits would do, and what became of what came before.
 * Null for everybody else.
 */
export async function readSource(ctx: MemberContext, which: { slug: string; id: string }) {
  const found = await findOwnSource(ctx, which)
  if (!found.ok) return null
  const { source, spaceName } = found
  const [row] = await ctx.db.$queryRaw<{ checkedAt: Date | null; failure: string }[]>`
    select checked_at, failure from calendar_sources where id = ${source.id}`
  const read = await readWaiting(source, ctx.now)
  const plan = await planFor(ctx.db, source.id, read?.ok ? read.value.items : [], ctx.now)
  return {
    id: source.id,
    name: source.name,
    url: source.url,
    following: source.following,
    failure: row!.failure,
    checkedAt: row!.checkedAt?.toISOString() ?? null,
    space: { slug: source.spaceSlug, name: spaceName },
    steps: read?.ok ? plan.map(stepView) : null,
    passedOver: read?.ok ? passedOver(read.value) : null,
    refused: read && !read.ok ? (read.problem.reason ?? '') : null,
    followed: await listFollowed(ctx, source.id),
  }
}

function readWaiting({ waitingText, timeZone }: SourceRow, now: Date) {
  return waitingText === null ? null : readApart({ text: waitingText, timeZone, now })
}

function passedOver({ isPrivate, leftOut, remarks }: ReadForSpace): PassedOver {
  return {
    isPrivate,
    leftOut: leftOut.slice(0, MAX_SHOWN),
    leftOutInAll: leftOut.length,
    remarks: remarks.slice(0, MAX_SHOWN),
  }
}

function stepView(step: Step): StepView {
  const item: ImportedItem | null = step.item
  const entry = step.kind === 'new' ? null : step.entry
  return {
    kind: step.kind,
    key: keyOf(item ?? entry!),
    title: item?.title ?? entry!.title,
    eventId: entry?.eventId ?? null,
    startsLocal: item?.startsLocal ?? null,
    isWholeDay: item !== null && item.startsLocal.endsWith('T00:00') && item.durationMinutes % 1440 === 0,
    timeZone: item?.timeZone ?? null,
    repeats: item?.repeat ? ruleWords(item.repeat) : null,
    others: item?.dates.length ?? 0,
  }
}

async function listFollowed(ctx: MemberContext, sourceId: string): Promise<FollowedView[]> {
  const entries = await findEntries(ctx.db, sourceId, ctx.now)
  const present = await presentOf(ctx.db, entries)
  return entries.map((entry) => {
    const { title, eventId, written, isOff, isOver } = entry
    const state = !eventId
      ? 'left-out'
      : isOver
        ? 'over'
        : written !== present.get(eventId)
          ? 'yours'
          : isOff
            ? 'off'
            : 'here'
    return { key: keyOf(entry), title, eventId, state }
  })
}
