import type { ImportedContent } from '#app/modules/events/domain/imported-content.ts'

/** One thing in a calendar kept elsewhere, in the words of this hall. */
export type ImportedItem = ImportedContent & {
  uid: string
  /** Names the date where the calendar speaks of one date of a series apart from it; else empty. */
  recurrenceId: string
}

/** What an entry without a title is called. */
export const UNTITLED = 'Without a title'

/** What names an item within its calendar. */
export function keyOf({ uid, recurrenceId }: Pick<ImportedItem, 'uid' | 'recurrenceId'>): string {
  return `${recurrenceId} ${uid}`
}

/** Everything about an item that its event shows, as one text: the same for the same content, whatever the file's order. */
export function contentOf(item: ImportedItem): string {
  const dates = [...item.dates].sort((a, b) => (a.recurrenceId < b.recurrenceId ? -1 : 1))
  return JSON.stringify([
    item.title,
    item.description,
    item.place,
    item.link,
    item.timeZone,
    item.startsLocal,
    item.durationMinutes,
    item.repeat,
    item.isOff,
    dates.map(({ recurrenceId, startsLocal, durationMinutes, isOff, instead }) => [
      ...[recurrenceId, startsLocal, durationMinutes, isOff],
      ...(instead === undefined ? [] : [instead]),
    ]),
  ])
}
