/** A moment by somebody's own clock, with the zone it is told in: "25 November 2026, 23:10 (Europe/Berlin)". */
export function whenWords(at: Date, zone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'long', year: 'numeric' })
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
  return `${day.format(at)}, ${clock.format(at)} (${zone})`
}
