import { clockWords, wallTime } from '#app/lib/clock.ts'
import { shortDayName } from '#app/lib/week.ts'
import type { Span } from './day-sessions.ts'

/**
 * Says that a time cannot be had and which ones are still free, in the reader's time. `wasTaken` tells a slot that
 * somebody else got from a time that is none.
 */
export function goneWords(free: readonly Span[], timeZone: string, wasTaken: boolean): string {
  const gone = wasTaken ? 'This time was taken a moment ago.' : 'This time is not free.'
  if (free.length === 0) return `${gone} Choose another one.`
  const words = free.map(({ startsAt }) => {
    const wall = wallTime(startsAt, timeZone)
    return `${shortDayName(wall.weekday)} ${wall.day}, ${clockWords(wall)}`
  })
  return `${gone} Still free, in your time: ${words.join(' · ')}.`
}
