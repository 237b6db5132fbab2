import { createHash } from 'node:crypto'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { continuedFrom } from '#app/modules/events/domain/long-running.ts'
import { HORIZON_DAYS, spanOf } from '#app/modules/events/domain/occasion.ts'
import { plusMinutes, wallOf } from '#app/modules/events/domain/wall-clock.ts'
import { readCalendar, type ReadCalendar } from './calendar-file/read-calendar.ts'
import { contentOf, type ImportedItem } from './domain/imported-item.ts'

/** An item with what a plan needs to know of it: its content as a short text, and whether it is over by now. */
export type ReadItem = ImportedItem & { content: string; isOver: boolean }
export type ReadForSpace = Omit<ReadCalendar, 'items'> & { items: ReadItem[] }

const DAY = 86_400_000
const FIVE_YEARS = 5 * 366
/** Entries to come; of what is over, so many of the latest are kept to be told apart from what was called off. */
const MAX_ENTRIES = 1000
const MAX_WORDS = 4_000_000

/** The events of a calendar's text as a space in `timeZone` would have them. Refuses what is no calendar or too large. */
export function readFor({ text, timeZone, now }: { text: string; timeZone: string; now: Date }): Result<ReadForSpace> {
  const here = (days: number) => wallOf(new Date(now.getTime() + days * DAY), timeZone)
  const read = readCalendar(text, timeZone, { from: here(-1), to: here(HORIZON_DAYS), far: here(FIVE_YEARS) })
  if (!read.ok) return read
  const dated = read.value.items.map((item) => ({ item, isOver: isOver(item, now) }))
  const coming = dated.filter((one) => !one.isOver)
  if (coming.length > MAX_ENTRIES) {
    return refuse(
      'invalid',
      `This calendar has ${coming.length} entries that are still to come; up to ${MAX_ENTRIES} can be taken in.`,
    )
  }
  const words = coming.reduce((all, { item }) => all + item.description.length, 0)
  if (words > MAX_WORDS) return refuse('invalid', 'The descriptions in this calendar are too long to be taken in.')
  const over = dated
    .filter((one) => one.isOver)
    .sort((a, b) => (a.item.startsLocal < b.item.startsLocal ? 1 : -1))
    .slice(0, MAX_ENTRIES)
  const kept = new Set([...coming, ...over])
  const items = dated
    .filter((one) => kept.has(one))
    .map(({ item, isOver }) => ({ ...item, content: shortOf(contentOf(item)), isOver }))
  return ok({ ...read.value, items })
}

/** Whether an item has no date left. The clocks of its zone are asked only where the days do not tell. */
function isOver({ repeat, startsLocal, durationMinutes, timeZone }: ImportedItem, now: Date): boolean {
  const past = new Date(now.getTime() - DAY).toISOString().slice(0, 10)
  const future = new Date(now.getTime() + 2 * DAY).toISOString().slice(0, 10)
  if (repeat === null) {
    const ends = plusMinutes(startsLocal, durationMinutes)
    if (ends < past) return true
    return ends < future && spanOf(startsLocal, durationMinutes, timeZone).endsAt <= now
  }
  if (startsLocal >= future) return false
  return continuedFrom(repeat, startsLocal, `${wallOf(now, timeZone).slice(0, 10)}T00:00`) === null
}

function shortOf(content: string): string {
  return createHash('sha256').update(content).digest('base64url')
}
