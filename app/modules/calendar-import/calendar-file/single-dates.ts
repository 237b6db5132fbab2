import type { FileEntry } from './file-parts.ts'

/** How many single dates an entry may add to its rules or take out of them: one a week for almost twenty years. */
const MAX_IN_AN_ENTRY = 1000
/** The same for all entries of a file together. */
const MAX_IN_A_FILE = 10_000

/**
 * Counts the single dates of a file, entry by entry, before any of them is read as a date: says why an entry names more
 * of them than a calendar does, null where it does not.
 */
export function countingSingleDates(): (entry: FileEntry) => string | null {
  let inFile = 0
  return (entry) => {
    const inEntry = singleDatesOf(entry)
    if (inEntry > MAX_IN_AN_ENTRY) return 'It adds or leaves out more than 1,000 single dates.'
    inFile += inEntry
    return inEntry > 0 && inFile > MAX_IN_A_FILE ? 'With it the calendar names more than 10,000 single dates.' : null
  }
}

function singleDatesOf({ properties }: FileEntry): number {
  const named = [...(properties.get('EXDATE') ?? []), ...(properties.get('RDATE') ?? [])]
  return named.reduce((sum, { value }) => sum + 1 + commasIn(value), 0)
}

function commasIn(value: string): number {
  let count = 0
  for (let at = value.indexOf(','); at >= 0; at = value.indexOf(',', at + 1)) count++
  return count
}
