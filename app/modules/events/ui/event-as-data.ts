import { excerptOf } from '#app/lib/excerpt.ts'
import { paths } from '#app/paths.ts'
import type { EventPage } from '../view.ts'

const attendance = {
  'in-person': 'OfflineEventAttendanceMode',
  online: 'OnlineEventAttendanceMode',
  hybrid: 'MixedEventAttendanceMode',
} as const

/**
 * One date of an event as schema.org tells it. The link to join is never in it: an online event is at its own page.
 * A date of a series names the series it is part of.
 */
export function eventAsData(event: EventPage, origin: string) {
  const { capacity, group, space, host } = event
  const url = origin + paths.event(event.id, event.repeats ? event.on : undefined)
  const series = { '@type': 'EventSeries', name: event.title, url: origin + paths.event(event.id) }
  const location = placesOf(event, url)
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: event.title,
    description: excerptOf(event.description, 500),
    startDate: event.startsAt,
    endDate: event.endsAt,
    url,
    ...statusOf(event),
    eventAttendanceMode: `https://schema.org/${attendance[event.mode]}`,
    ...(location.length > 0 ? { location } : {}),
    organizer: group
      ? { '@type': 'Organization', name: group.name, url: origin + paths.group(group.slug) }
      : space
        ? { '@type': 'Organization', name: space.name, url: origin + paths.space(space.slug) }
        : { '@type': 'Person', name: host.name },
    ...(event.repeats ? { superEvent: series } : {}),
    isAccessibleForFree: true,
    ...(capacity === null
      ? {}
      : { maximumAttendeeCapacity: capacity, remainingAttendeeCapacity: Math.max(0, capacity - event.taken) }),
  }
}

function statusOf({ status, isMoved, on }: EventPage) {
  if (status === 'cancelled') return { eventStatus: 'https://schema.org/EventCancelled' }
  if (isMoved) return { eventStatus: 'https://schema.org/EventRescheduled', previousStartDate: on }
  return { eventStatus: 'https://schema.org/EventScheduled' }
}

function placesOf({ mode, space, location }: EventPage, url: string) {
  const name = space?.name ?? location
  const address = space
    ? {
        '@type': 'PostalAddress',
        streetAddress: space.addressLine,
        postalCode: space.postcode,
        addressLocality: space.city,
        addressCountry: space.country,
      }
    : location
  return [
    ...(mode === 'online' || !name ? [] : [{ '@type': 'Place', name, address }]),
    ...(mode === 'in-person' ? [] : [{ '@type': 'VirtualLocation', url }]),
  ]
}
