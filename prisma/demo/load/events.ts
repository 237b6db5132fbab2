import { Temporal } from 'temporal-polyfill'
import { dayCodes } from '#app/lib/week.ts'
import { cancelEvent } from '#app/modules/events/commands/cancel-event.server.ts'
import { createEvent } from '#app/modules/events/commands/create-event.server.ts'
import { rsvp } from '#app/modules/events/commands/rsvp.server.ts'
import { addSpaceOrganizer } from '#app/modules/spaces/commands/add-space-organizer.server.ts'
import { createSpace } from '#app/modules/spaces/commands/create-space.server.ts'
import { followSpace } from '#app/modules/spaces/commands/follow-space.server.ts'
import { verifySpace } from '#app/modules/spaces/commands/verify-space.server.ts'
import { events } from '../events.ts'
import { people } from '../people.ts'
import { spaces } from '../spaces.ts'
import type { DemoEvent, DemoSpace } from '../types.ts'
import { type Cast, each, must } from './cast.ts'
import { rulesOf } from './hours.ts'

/** Opens the spaces, publishes the events and lets people take their seats. */
export async function loadSpacesAndEvents(cast: Cast): Promise<void> {
  await each(spaces, (space) => loadSpace(cast, space))
  await each(events, (event) => loadEvent(cast, event))
}

async function loadSpace(cast: Cast, space: DemoSpace): Promise<void> {
  const { slug, name, tagline, description, address, timeZone, amenities, organizers } = space
  const [founder, ...others] = organizers
  const at = cast.ago({ days: 150 })
  const place = { addressLine: address.line, city: address.city, postcode: address.postcode, country: address.country }
  const { latitude, longitude } = address
  const where = { ...place, place: { latitude, longitude } }
  const input = { slug, name, tagline, description, ...where, timeZone, openingHours: rulesOf(space.hours), amenities }
  await must(slug, createSpace(cast.as(founder!, at), input))
  for (const handle of others) await must(slug, addSpaceOrganizer(cast.as(founder!, at), { slug, handle }))
  for (const handle of space.followers) await must(slug, followSpace(cast.as(handle, at), { slug, on: true }))
  const admin = people.find(({ role }) => role === 'admin')!.handle
  if (space.verified) await must(slug, verifySpace(cast.as(admin, at), { slug }))
}

async function loadEvent(cast: Cast, event: DemoEvent): Promise<void> {
  const { key, title, description, host, mode, location, joinUrl, timeZone, capacity, repeat, group, space, tags } =
    event
  const { startsAt, endsAt } = wallTimes(cast, event)
  const announced = cast.ago({ days: event.dayOffset < 0 ? 30 : 12 })
  const status: 'draft' | 'published' = event.status === 'draft' ? 'draft' : 'published'
  const where = { mode, location, joinUrl, group, space }
  const input = {
    title,
    description,
    startsAt,
    endsAt,
    timeZone,
    ...where,
    capacity: capacity ?? null,
    repeat,
    status,
    tags,
  }
  const eventId = await must(key, createEvent(cast.as(host, announced), input))
  if (event.status === 'draft') return

  const everybody = [...event.going, ...(event.waiting ?? [])]
  for (const [index, handle] of everybody.entries()) {
    const at = new Date(announced.getTime() + (index + 1) * 37 * 60_000)
    const guests = event.guests?.[handle] ?? 0
    await must(`${key}, ${handle}`, rsvp(cast.as(handle, at), { eventId, guests, scope: 'this' }))
  }
  if (event.status === 'cancelled') {
    const reason = 'The room has no heating this week. We will find a new date.'
    await must(key, cancelEvent(cast.as(host, cast.ago({ days: 1 })), { eventId, reason }))
  }
}

function wallTimes(cast: Cast, { dayOffset, weekday, time, minutes, timeZone }: DemoEvent) {
  const today = Temporal.Instant.fromEpochMilliseconds(cast.now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate()
  let date = today.add({ days: dayOffset })
  while (weekday && date.dayOfWeek !== dayCodes.indexOf(weekday) + 1) date = date.add({ days: 1 })
  const start = date.toPlainDateTime(Temporal.PlainTime.from(time))
  const local = (moment: typeof start) => moment.toString({ smallestUnit: 'minute' })
  return { startsAt: local(start), endsAt: local(start.add({ minutes })) }
}
