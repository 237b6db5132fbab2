/** One date of an imported series that is not as the rule says: moved, or off. Times are wall times of the series' zone. */
export type ImportedDate = {
  recurrenceId: string
  startsLocal: string
  durationMinutes: number
  isOff: boolean
  /** Where the date is off because an event of its own takes its place: what that is called. */
  instead?: string
}

/** What another calendar says of an event: a single date, or a series with the dates of it that the rule does not tell. */
export type ImportedContent = {
  title: string
  description: string
  place: string
  /** The page of the event elsewhere; empty when it has none. */
  link: string
  timeZone: string
  /** Wall time in `timeZone`: `2026-12-05T14:00`. */
  startsLocal: string
  durationMinutes: number
  /** A rule as `readRule` puts it in order; null for a single date. */
  repeat: string | null
  isOff: boolean
  dates: ImportedDate[]
}
