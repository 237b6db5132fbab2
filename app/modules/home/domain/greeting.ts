import { wallTime } from '#app/lib/clock.ts'
import { UNNAMED } from '#app/modules/accounts/domain/newcomer.ts'

/** The greeting of a member by their first name, or by none while they have none. */
export function greet(name: string, now: Date, timeZone: string): string {
  const greeting = greetingAt(now, timeZone)
  return name === UNNAMED ? greeting : `${greeting}, ${name.split(' ')[0]}`
}

/** What one says on coming in, by the hour of the member's own clock. */
export function greetingAt(now: Date, timeZone: string): string {
  const { hour } = wallTime(now, timeZone)
  if (hour < 5) return 'Good night'
  if (hour < 12) return 'Good morning'
  return hour < 18 ? 'Good afternoon' : 'Good evening'
}
