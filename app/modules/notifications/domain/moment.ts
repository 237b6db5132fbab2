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
