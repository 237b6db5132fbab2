import { beforeEach, expect, it } from 'vitest'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { cancelEvent } from '#app/modules/events/commands/cancel-event.server.ts'
import { changeCapacity } from '#app/modules/events/commands/change-capacity.server.ts'
import { inviteAttendee } from '#app/modules/events/commands/invite-attendee.server.ts'
import { reinstateEvent } from '#app/modules/events/commands/reinstate-event.server.ts'
import { rsvp } from '#app/modules/events/commands/rsvp.server.ts'
import { updateEvent, type UpdateEventInput } from '#app/modules/events/commands/update-event.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { deliver } from '#app/subscriptions.server.ts'
import { useDatabase } from '#test/database.ts'
import { makeEvent, takeFacts } from '#test/factories-events.ts'
import { as, makeMember, NOON } from '#test/factories.ts'
import { readInbox } from '../queries/read-inbox.server.ts'

useDatabase()

let host: Actor, ada: Actor, id: string
beforeEach(async () => {
  host = await makeMember({ name: 'Hana Host' })
  ada = await makeMember({ name: 'Ada' })
  id = await makeEvent(host, { capacity: 3 })
  await rsvp(as(ada), { eventId: id, guests: 0, scope: 'this' })
  await takeFacts()
})

async function told(): Promise<string[]> {
  for (const { kind, body } of await takeFacts())
    await deliver(db(), { id: newId(), at: NOON.toISOString(), fact: { kind, body } } as Parameters<typeof deliver>[1])
  const { items } = await readInbox(as(ada), {})
  return items.map(({ title, detail }) => `${title} | ${detail}`)
}

async function change(to: Partial<UpdateEventInput>) {
  const { title, description, startsLocal, durationMinutes, timeZone, mode, location, joinUrl } =
    await db().event.findUniqueOrThrow({ where: { id } })
  const end = new Date(Date.parse(`${startsLocal}:00Z`) + durationMinutes * 60_000).toISOString().slice(0, 16)
  const as_is = { title, description, startsAt: startsLocal, endsAt: end, timeZone, location, joinUrl, tags: [] }
  const input = { eventId: id, scope: 'series', ...as_is, mode, ...to } as unknown as UpdateEventInput
  expect(await updateEvent(as(host), input)).toMatchObject({ ok: true })
}

it('more seats, other words and the same form sent again are no news to those who come', async () => {
  await changeCapacity(as(host), { eventId: id, capacity: 9 })
  await change({ description: 'Bring a spoon.' })
  await change({})
  expect(await told()).toEqual([])
})

it('another time and place are, and the news says what changed', async () => {
  await change({ location: 'The attic' })
  expect(await told()).toEqual([
    '“Soup at the long table” was changed | What changed: the place. Your place in it is still yours.',
  ])
})

it('a new time is in the title', async () => {
  await change({ startsAt: '2026-12-03T18:30', endsAt: '2026-12-03T20:30' })
  expect(await told()).toEqual([
    expect.stringMatching(
      /^“Soup at the long table” is now on Thursday 3 December, \d\d:30 \| What changed: the time\./,
    ),
  ])
})

it('one date of a series is news when it moves, and none when its form is sent again as it was', async () => {
  id = await makeEvent(host, { repeat: 'FREQ=WEEKLY' })
  await rsvp(as(ada), { eventId: id, guests: 0, scope: 'series' })
  await takeFacts()
  const { recurrenceId: on } = await db().occurrence.findFirstOrThrow({
    where: { eventId: id },
    orderBy: { startsAt: 'asc' },
  })
  const { durationMinutes } = await db().event.findUniqueOrThrow({ where: { id } })
  const at = (minutes: number) => new Date(Date.parse(`${on}:00Z`) + minutes * 60_000).toISOString().slice(0, 16)
  await change({ on, scope: 'this', startsAt: at(0), endsAt: at(durationMinutes) })
  expect(await told()).toEqual([])
  await change({ on, scope: 'this', startsAt: at(60), endsAt: at(60 + durationMinutes) })
  expect(await told()).toEqual([expect.stringContaining('What changed: the time.')])
})

it('a seat that an organizer gives is news once, one that somebody takes is none', async () => {
  const full = await makeEvent(host, { capacity: 1 })
  await rsvp(as(await makeMember({ name: 'Ben' })), { eventId: full, guests: 0, scope: 'this' })
  await rsvp(as(ada), { eventId: full, guests: 0, scope: 'this' })
  expect(await told()).toEqual([])
  await inviteAttendee(as(host), { eventId: full, handle: ada.handle })
  await inviteAttendee(as(host), { eventId: full, handle: ada.handle })
  expect(await told()).toEqual([expect.stringMatching(/^An organizer gave you a seat at “Soup at the long table” on /)])
})

it('whoever asked to come and has no answer yet hears that it is off, and that it takes place after all', async () => {
  id = await makeEvent(host, { approval: true })
  await rsvp(as(ada), { eventId: id, guests: 0, scope: 'this' })
  await takeFacts()
  await cancelEvent(as(host), { eventId: id, reason: 'Snow.' })
  expect(await told()).toEqual(['“Soup at the long table” was cancelled | Snow.'])
  await reinstateEvent(as(host), { eventId: id })
  expect(await told()).toContainEqual(
    expect.stringMatching(/takes place after all \| You asked to come, and the organizers will answer\.$/),
  )
})
