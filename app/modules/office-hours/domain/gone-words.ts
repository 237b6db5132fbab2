import type { Span } from './day-sessions.ts'
import { wallAt } from './wall.ts'

/**
 * Says that a time cannot be had and which ones are still free, in the reader's time. `wasTaken` tells a slot that
 * somebody else got from a time that is none.
 */
export function goneWords(free: readonly Span[], timeZone: string, wasTaken: boolean): string {
  const gone = wasTaken ? 'This time was taken a moment ago.' : 'This time is not free.'
  if (free.length === 0) return `${gone} Choose another one.`
  const words = free.map(({ startsAt }) => {
    const { weekday, day, clock } = wallAt(startsAt, timeZone)
    return `${weekday} ${day}, ${clock}`
  })
  return `${gone} Still free, in your time: ${words.join(' · ')}.`
}
