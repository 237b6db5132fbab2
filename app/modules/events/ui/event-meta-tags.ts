import { fullWords, wallTime } from '#app/lib/clock.ts'
import { paths } from '#app/paths.ts'
import type { EventPage } from '../view.ts'

/** Title and share preview of an event's page. */
export function eventMeta(data: { event: EventPage; origin: string } | undefined) {
  if (!data) return [{ title: 'Event · Guildhall' }]
  const { event, origin } = data
  const there = wallTime(event.startsAt, event.timeZone)
  const room = event.mode === 'online' ? '' : (event.space?.name ?? event.location)
  const place = [room, event.mode === 'in-person' ? '' : 'online'].filter(Boolean).join(' and ')
  const when = `${fullWords(there)} (${event.timeZone})${place ? `, ${place}` : ''}`
  const words = event.status === 'cancelled' ? `Cancelled. ${when}` : when
  const url = origin + paths.event(event.id, event.repeats ? event.on : undefined)
  return [
    { title: `${event.title} · Guildhall` },
    { name: 'description', content: words },
    { property: 'og:title', content: event.title },
    { property: 'og:description', content: words },
    { property: 'og:type', content: 'event' },
    { property: 'og:url', content: url },
    { property: 'og:site_name', content: 'Guildhall' },
    { name: 'twitter:card', content: 'summary' },
    { tagName: 'link', rel: 'canonical', href: url },
  ]
}
