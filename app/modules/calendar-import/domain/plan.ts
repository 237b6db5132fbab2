import { keyOf, type ImportedItem } from './imported-item.ts'

/** What is known of an item from an earlier import. */
export type KnownEntry = {
  uid: string
  recurrenceId: string
  title: string
  /** Null where it was left out, or its event is no more. */
  eventId: string | null
  /** The content it had there, and the content its event was given here. */
  seen: string
  written: string
  /** The content its event has now. */
  present: string
  isOver: boolean
  isOff: boolean
}

export type Step<Item extends ImportedItem = ImportedItem> =
  | { kind: 'new'; item: Item }
  | { kind: 'changed' | 'off' | 'same' | 'left-out' | 'kept'; item: Item; entry: KnownEntry }
  | { kind: 'gone'; item: null; entry: KnownEntry }

/**
 * What an import would do, item by item. An event that was changed here since is `kept` as it is: whoever runs the
 * space has the last word. What its calendar calls off is `off`; what is over, or off already, cannot be gone.
 */
export function planImport<Item extends ImportedItem>(
  items: readonly Item[],
  known: readonly KnownEntry[],
  { contentOf, isOver }: { contentOf(item: Item): string; isOver(item: Item): boolean },
): Step<Item>[] {
  const entries = new Map(known.map((entry) => [keyOf(entry), entry]))
  const steps: Step<Item>[] = []
  for (const item of items) {
    const entry = entries.get(keyOf(item))
    entries.delete(keyOf(item))
    if (isOver(item) && (!entry || entry.isOver)) continue
    if (!entry) {
      if (!item.isOff) steps.push({ kind: 'new', item })
    } else if (entry.eventId === null) steps.push({ kind: 'left-out', item, entry })
    else if (entry.written !== entry.present) steps.push({ kind: 'kept', item, entry })
    else if (entry.seen === contentOf(item)) steps.push({ kind: 'same', item, entry })
    else steps.push({ kind: item.isOff && !entry.isOff ? 'off' : 'changed', item, entry })
  }
  for (const entry of entries.values()) {
    const isMeant = entry.eventId !== null && entry.written === entry.present && !entry.isOver && !entry.isOff
    if (isMeant) steps.push({ kind: 'gone', item: null, entry })
  }
  return steps
}
