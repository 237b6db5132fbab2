import { clockWords, shortWeekday, wallTime } from '#app/components/wall-time.ts'
import type { Span } from './slots.ts'

/** Says that a slot is gone and which ones are still free, in the reader's time. */
export function goneWords(free: readonly Span[], timeZone: string): string {
  if (free.length === 0) return 'This time was taken a moment ago. Choose another one below.'
  const words = free.map(({ startsAt }) => {
    const wall = wallTime(startsAt.toISOString(), timeZone)
    return `${shortWeekday(wall)} ${wall.day}, ${clockWords(wall)}`
  })
  return `This time was taken a moment ago. Still free, in your time: ${words.join(' · ')}.`
}
