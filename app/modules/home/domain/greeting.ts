import { wallTime } from '#app/lib/clock.ts'

/** What one says on coming in, by the hour of the member's own clock. */
export function greetingAt(now: Date, timeZone: string): string {
  const { hour } = wallTime(now, timeZone)
  if (hour < 5) return 'Good night'
  if (hour < 12) return 'Good morning'
  return hour < 18 ? 'Good afternoon' : 'Good evening'
}
