import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { cancelEvent } from '#app/modules/events/commands/cancel-event.server.ts'
import type { CreateEventInput } from '#app/modules/events/commands/create-event.server.ts'
import { updateEvent } from '#app/modules/events/commands/update-event.server.ts'
import { useDatabase } from '#test/database.ts'
import { makeEvent, makeGroupOf } from '#test/factories-events.ts'
import { as, asVisitor, makeMember } from '#test/factories.ts'
import { readEvent } from '../queries/read-event.server.ts'
import { eventAsData } from './event-as-data.ts'
import { eventMeta } from './event-meta-tags.ts'

useDatabase()

const ORIGIN = 'https://hall.example'
let host: Actor
beforeEach(async () => {
  host = await makeMember({ name: 'Hana Host' })
})

async function pageOf(given: Partial<CreateEventInput>) {
  const id = await makeEvent(host, given)
  return { id, read: async (on: string | null = null) => (await readEvent(asVisitor(), id, on))! }
}

const previewOf = (event: Awaited<ReturnType<typeof readEvent>>) =>
  eventMeta({ event: event!, origin: ORIGIN }).find((tag) => 'property' in tag && tag.property === 'og:description')

describe('an event for search engines', () => {
  it('tells when, where, by whom and how many seats are left', async () => {
    const group = await makeGroupOf([host])
    const { id, read } = await pageOf({ location: 'The long table', capacity: 8, group: group.slug })
    const words = await (await pageOf({ description: 'Bring a **pot**.' })).read()
    expect(eventAsData(words, ORIGIN).description).toBe('Bring a pot.')
    expect(eventAsData(await read(), ORIGIN)).toMatchObject({
      startDate: '2026-12-02T18:00:00.000Z',
      endDate: '2026-12-02T20:00:00.000Z',
      url: `${ORIGIN}/events/${id}`,
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      location: [{ '@type': 'Place', name: 'The long table' }],
      organizer: { '@type': 'Organization', url: `${ORIGIN}/groups/${group.slug}` },
      maximumAttendeeCapacity: 8,
      remainingAttendeeCapacity: 8,
    })
  })

  it('puts an online event at its page and never tells the link to join; a hybrid one is in both places', async () => {
    const joinUrl = 'https://meet.example/secret'
    const online = await (await pageOf({ mode: 'online', joinUrl })).read()
    const hybrid = await (await pageOf({ mode: 'hybrid', joinUrl, location: 'Room 2' })).read()
    expect(eventAsData(online, ORIGIN)).toMatchObject({
      eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
      location: [{ '@type': 'VirtualLocation', url: `${ORIGIN}/events/${online.id}` }],
    })
    expect(eventAsData(hybrid, ORIGIN)).toMatchObject({
      eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
      location: [{ '@type': 'Place', name: 'Room 2' }, { '@type': 'VirtualLocation' }],
    })
    expect(JSON.stringify([eventAsData(online, ORIGIN), eventAsData(hybrid, ORIGIN)])).not.toContain('secret')
    expect(previewOf(online)).toMatchObject({ content: expect.stringMatching(/, online$/) })
    expect(previewOf(hybrid)).toMatchObject({ content: expect.stringMatching(/, Room 2 and online$/) })
  })

  it('says so when it is cancelled, in the share preview too', async () => {
    const { id, read } = await pageOf({})
    await cancelEvent(as(host), { eventId: id, reason: 'Snow.' })
    expect(eventAsData(await read(), ORIGIN).eventStatus).toBe('https://schema.org/EventCancelled')
    expect(previewOf(await read())).toMatchObject({
      content: expect.stringMatching(/^Cancelled\. Wednesday 2 December/),
    })
  })

  it('is one date of a series, each with an address of its own; a moved one says from when', async () => {
    const { id, read } = await pageOf({ repeat: 'FREQ=WEEKLY;COUNT=3' })
    const second = '2026-12-09T19:00'
    expect(eventAsData(await read(second), ORIGIN)).toMatchObject({
      startDate: '2026-12-09T18:00:00.000Z',
      url: `${ORIGIN}/events/${id}?on=2026-12-09T19%3A00`,
      superEvent: { '@type': 'EventSeries', url: `${ORIGIN}/events/${id}` },
    })
    const change = {
      title: 'Soup',
      description: '.',
      timeZone: 'Europe/Berlin',
      mode: 'in-person' as const,
      repeat: '',
    }
    await updateEvent(as(host), {
      ...change,
      eventId: id,
      on: second,
      scope: 'this',
      startsAt: '2026-12-10T18:00',
      endsAt: '2026-12-10T20:00',
      location: '',
      joinUrl: '',
      tags: [],
      capacity: null,
    })
    expect(eventAsData(await read(second), ORIGIN)).toMatchObject({
      startDate: '2026-12-10T17:00:00.000Z',
      eventStatus: 'https://schema.org/EventRescheduled',
      previousStartDate: second,
    })
    await cancelEvent(as(host), { eventId: id, on: second, reason: 'Ill.' })
    expect(eventAsData(await read(second), ORIGIN).eventStatus).toBe('https://schema.org/EventCancelled')
    expect(eventAsData(await read('2026-12-16T19:00'), ORIGIN).eventStatus).toBe('https://schema.org/EventScheduled')
  })
})
