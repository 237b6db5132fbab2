import { refuse, type Result } from '#app/lib/result.ts'
import { Unfinished, WorkThread, type Limits } from '#app/platform/work-thread.server.ts'
import type { readFor, ReadForSpace } from './read-for.server.ts'

type Input = Parameters<typeof readFor>[0]

const usual: Limits = { milliseconds: 10_000, megabytes: 192 }
const file = { source: 'app/modules/calendar-import/reading-thread.server.ts', built: 'reading-thread.js' }

/**
 * Reads calendars in a thread of their own within limits: whatever somebody brings, neither pages nor the other calendars
 * wait for it. What exceeds the limits is refused.
 */
export function calendarReader(limits: Limits = usual): (input: Input) => Promise<Result<ReadForSpace>> {
  const thread = new WorkThread<Input, Result<ReadForSpace>>(file, limits)
  return async (input) => {
    try {
      return await thread.run(input)
    } catch (error) {
      if (error instanceof Unfinished) return refuse('invalid', reasons[error.lack])
      throw error
    }
  }
}

/** The events of a calendar's text as a space would have them. */
export const readApart = calendarReader()

const reasons: Record<Unfinished['lack'], string> = {
  time: 'This calendar takes too long to read. Bring in a part of it, such as the coming year.',
  memory: 'This calendar takes too much room to read. Bring in a part of it, such as the coming year.',
  queue: 'Many calendars are being read at the moment. Try again in a minute.',
}
