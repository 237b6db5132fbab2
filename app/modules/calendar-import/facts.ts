import { factOf } from '#app/lib/fact.ts'

/** New events came in from a calendar that a space keeps elsewhere: said once for all of them. */
export const calendarImported = factOf('calendar.imported')<{ spaceId: string; sourceId: string; eventIds: string[] }>()
