import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db, type Tx } from '#app/platform/database.server.ts'
import { renderAll } from '#app/platform/markdown.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import {
  cancelImported,
  changeImported,
  insertImported,
  presentContent,
  type ImportedEvent,
} from '#app/modules/events/imported-event.server.ts'
import { keyOf, type ImportedItem } from './domain/imported-item.ts'
import { planImport, type Step } from './domain/plan.ts'
import { calendarImported } from './facts.ts'
import type { ReadItem } from './read-for.server.ts'
import { findEntries, findSource, saveEntry, type SourceRow } from './repository.server.ts'

/** How many of a plan's steps go into one transaction, so that none is long. */
const AT_ONCE = 40
const GONE = 'It is no longer in the calendar of the space.'

/**
 * What taking a calendar in would do by now. With `only`, the part of the plan about these keys, without going through
 * the rest.
 */
export async function planFor(
  db: Db,
  sourceId: string,
  items: readonly ReadItem[],
  now: Date,
  only?: ReadonlySet<string>,
): Promise<Step<ReadItem>[]> {
  const entries = await findEntries(db, sourceId, now, only && [...only])
  const present = await presentOf(db, entries)
  const known = entries.map((entry) => ({ ...entry, present: present.get(entry.eventId ?? '') ?? '' }))
  const asked = only ? items.filter((item) => only.has(keyOf(item))) : items
  return planImport(asked, known, { contentOf: (item) => item.content, isOver: (item) => item.isOver })
}

/** What the events of these entries say now, by their ids. */
export function presentOf(db: Db, entries: { eventId: string | null }[]): Promise<Map<string, string>> {
  return presentContent(
    db,
    entries.flatMap((entry) => entry.eventId ?? []),
  )
}

export type Outcome = { added: number; changed: number; cancelled: number }

/**
 * Takes a calendar in: a step that was done is not done again, so that stopping halfway and starting over is harmless.
 * `wants` tells which new (or left out) items become events; the others are remembered as left out.
 */
export async function applyImport(
  { db, now }: { db: Db; now: Date },
  source: SourceRow,
  items: readonly ReadItem[],
  wants: (item: ImportedItem, wasLeftOut: boolean) => boolean,
): Promise<Outcome> {
  const outcome: Outcome = { added: 0, changed: 0, cancelled: 0 }
  const steps = (await planFor(db, source.id, items, now)).filter(
    (step) => step.kind !== 'same' && step.kind !== 'kept' && !(step.kind === 'left-out' && !wants(step.item, true)),
  )
  const eventIds: string[] = []
  for (let at = 0; at < steps.length; at += AT_ONCE) {
    const keys = new Set(steps.slice(at, at + AT_ONCE).map(keyOfStep))
    const html = await htmlOf(steps.slice(at, at + AT_ONCE))
    await inTransaction({ db, now }, async (tx) => {
      await findSource(tx, source.id, { lock: true })
      // Planned anew under the lock: another import may have done a part of it meanwhile.
      const fresh = await planFor(tx, source.id, items, now, keys)
      for (const step of fresh) {
        const id = await doStep(tx, source, step, html, wants, outcome, now)
        if (id) eventIds.push(id)
      }
      return ok()
    })
  }
  if (eventIds.length > 0) {
    await inTransaction({ db, now }, async (tx) => {
      await announce(tx, calendarImported({ spaceId: source.spaceId, sourceId: source.id, eventIds }), now)
      return ok()
    })
  }
  return outcome
}

async function doStep(
  tx: Tx,
  source: SourceRow,
  step: Step<ReadItem>,
  html: Map<string, string>,
  wants: (item: ImportedItem, wasLeftOut: boolean) => boolean,
  outcome: Outcome,
  now: Date,
): Promise<string | null> {
  switch (step.kind) {
    case 'new':
    case 'left-out': {
      const isWanted = wants(step.item, step.kind === 'left-out')
      if (!isWanted && step.kind === 'left-out') return null
      const eventId = isWanted ? await insertImported(tx, eventOf(source, step.item, html), now) : null
      if (isWanted && !eventId) return null
      await remember(tx, source.id, step.item, eventId)
      if (eventId) outcome.added += 1
      return eventId
    }
    case 'changed':
    case 'off':
      await changeImported(tx, step.entry.eventId!, eventOf(source, step.item, html), now)
      await remember(tx, source.id, step.item, step.entry.eventId)
      outcome[step.kind === 'off' ? 'cancelled' : 'changed'] += 1
      return null
    case 'gone': {
      const { uid, recurrenceId, title, eventId } = step.entry
      await cancelImported(tx, eventId!, GONE, now)
      await saveEntry(tx, source.id, {
        uid,
        recurrenceId,
        title,
        eventId,
        seen: 'gone',
        written: await contentNow(tx, eventId!),
      })
      outcome.cancelled += 1
      return null
    }
    case 'same':
    case 'kept':
      return null
  }
}

async function remember(tx: Tx, sourceId: string, item: ReadItem, eventId: string | null): Promise<void> {
  const { uid, recurrenceId, title } = item
  const written = eventId ? await contentNow(tx, eventId) : ''
  await saveEntry(tx, sourceId, { uid, recurrenceId, title, eventId, seen: item.content, written })
}

async function contentNow(tx: Tx, eventId: string): Promise<string> {
  return (await presentContent(tx, [eventId])).get(eventId) ?? ''
}

/** The descriptions of these steps as safe HTML, by what they say; made before a transaction, so that none waits for it. */
async function htmlOf(steps: Step<ReadItem>[]): Promise<Map<string, string>> {
  const sources = [...new Set(steps.flatMap(({ item }) => item?.description ?? []))]
  const html = await renderAll(sources.map((source) => ({ source })))
  return new Map(sources.map((source, index) => [source, html[index]!]))
}

function eventOf(
  source: SourceRow,
  { uid: _, recurrenceId: __, content: ___, isOver: ____, ...item }: ReadItem,
  html: Map<string, string>,
): ImportedEvent {
  const descriptionHtml = html.get(item.description) ?? ''
  return { ...item, descriptionHtml, spaceId: source.spaceId, hostId: source.memberId }
}

function keyOfStep(step: Step): string {
  return keyOf(step.item ?? step.entry)
}
