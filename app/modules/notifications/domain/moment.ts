import { zoneTown } from '#app/lib/time-zones.ts'

/** A moment as people say it, in somebody's own zone: "Friday 27 November, 13:00". */
export function momentWords(at: Date, zone: string): string {
  return `${dayWords(at, zone)}, ${clockWords(at, zone)}`
}

/** The same, with the clock at the place where that differs: "Thursday 26 November, 06:17 (07:17 in Berlin)". */
export function inBothZones(at: Date, zone: string, there: string): string {
  const [own, other] = [momentWords(at, zone), momentWords(at, there)]
  if (own === other) return own
  const isSameDay = dayWords(at, zone) === dayWords(at, there)
  return `${own} (${isSameDay ? clockWords(at, there) : other} in ${zoneTown(there)})`
}

function dayWords(at: Date, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long', day: 'numeric', month: 'long' })
  return day.format(at).replace(',', '')
}

function clockWords(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at)
}
