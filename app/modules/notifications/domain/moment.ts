import { zoneTown } from '#app/lib/time-zones.ts'

/** A moment as people say it, in somebody's own zone: "Friday 27 November, 13:00". */
export function momentWords(at: Date, zone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(at)
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at)
  return `${day.replace(',', '')}, ${clock}`
}

/** The same, with the clock at the place where that differs: "Thursday 26 November, 06:17 (07:17 in Berlin)". */
export function inBothZones(at: Date, zone: string, there: string): string {
  const own = momentWords(at, zone)
  const other = momentWords(at, there)
  if (own === other) return own
  const clock = other.slice(other.lastIndexOf(' ') + 1)
  return own.startsWith(other.slice(0, other.lastIndexOf(',')))
    ? `${own} (${clock} in ${zoneTown(there)})`
    : `${own} (${other} in ${zoneTown(there)})`
}
