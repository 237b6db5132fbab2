import { inReach } from './given.ts'

/** A place in a list ordered by time then id; the next page starts after it. */
export type Cursor = { at: Date; id: string }

/** An opaque text of a cursor for a URL. */
export function encodeCursor(cursor: Cursor): string {
  return `${cursor.at.getTime().toString(36)}.${cursor.id}`
}

/** The cursor of a text; null for anything that was not made by `encodeCursor`, so a tampered link starts afresh. */
export function decodeCursor(text: string | null | undefined): Cursor | null {
  const match = /^(-?[0-9a-z]{1,11})\.([0-9a-z]{1,40})$/.exec(text ?? '')
  if (!match) return null
  const at = inReach(new Date(parseInt(match[1]!, 36)))
  return at && { at, id: match[2]! }
}

/** Cuts a list read with one row too many into a page and the cursor of the next one. */
export function pageOf<Row>(
  rows: Row[],
  size: number,
  cursorOf: (row: Row) => Cursor,
): { rows: Row[]; next: string | null } {
  if (rows.length <= size) return { rows, next: null }
  const page = rows.slice(0, size)
  return { rows: page, next: encodeCursor(cursorOf(page[size - 1]!)) }
}
