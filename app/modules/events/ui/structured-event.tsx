import { paths } from '#app/paths.ts'
import type { EventPage } from '../view.ts'

export type StructuredEventProps = { event: EventPage; origin: string; nonce: string | undefined }

const modes = {
  'in-person': 'OfflineEventAttendanceMode',
  online: 'OnlineEventAttendanceMode',
  hybrid: 'MixedEventAttendanceMode',
} as const

/** The event as schema.org tells it, for search engines. */
export function StructuredEvent({ event, origin, nonce }: StructuredEventProps) {
  const { space, location, mode, capacity } = event
  const url = origin + paths.event(event.id, event.repeats ? event.on : undefined)
  const place = {
    '@type': 'Place',
    name: space?.name ?? location,
    ...(space
      ? {
          address: {
            '@type': 'PostalAddress',
            streetAddress: space.addressLine,
            postalCode: space.postcode,
            addressLocality: space.city,
            addressCountry: space.country,
          },
        }
      : { address: location }),
  }
  const online = { '@type': 'VirtualLocation', url }
  const places = [...(mode === 'online' || !place.name ? [] : [place]), ...(mode === 'in-person' ? [] : [online])]
  const json = {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: event.title,
    description: event.description.slice(0, 500),
    startDate: event.startsAt,
    endDate: event.endsAt,
    url,
    eventStatus: `https://schema.org/${event.status === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: `https://schema.org/${modes[mode]}`,
    location: places,
    organizer: event.group
      ? { '@type': 'Organization', name: event.group.name, url: origin + paths.group(event.group.slug) }
      : { '@type': 'Person', name: event.host.name },
    isAccessibleForFree: true,
    ...(capacity === null
      ? {}
      : { maximumAttendeeCapacity: capacity, remainingAttendeeCapacity: Math.max(0, capacity - event.taken) }),
  }
  return (
    <script
      type="application/ld+json"
      nonce={nonce}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: JSON.stringify(json).replaceAll('<', '\\u003c') }}
    />
  )
}
