import { beforeEach, expect, it } from 'vitest'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { cancelEvent } from '#app/modules/events/commands/cancel-event.server.ts'
import { messageAttendees } from '#app/modules/events/commands/message-attendees.server.ts'
import { rsvp } from '#app/modules/events/commands/rsvp.server.ts'
import {
  eventCancelled,
  eventMessageSent,
  eventReinstated,
  occurrenceNear,
  organizerAdded,
} from '#app/modules/events/facts.ts'
import { addSpaceOrganizer } from '#app/modules/spaces/commands/add-space-organizer.server.ts'
import { spaceOrganizerAdded } from '#app/modules/spaces/facts.ts'
import { ok } from '#app/lib/result.ts'
import { db, inTransaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { deliver } from '#app/subscriptions.server.ts'
import { useDatabase } from '#test/database.ts'
import { asTheyLeave } from '#test/emails.ts'
import { makeEvent } from '#test/factories-events.ts'
import { makeSpace } from '#test/factories-spaces.ts'
import { as, makeMember, NOON } from '#test/factories.ts'
import { savePreferences } from '../repository.server.ts'
import { readInbox } from '../queries/read-inbox.server.ts'

useDatabase()

let host: Actor, ada: Actor, ben: Actor
beforeEach(async () => {
  await db().mail.deleteMany()
  host = await makeMember({ name: 'Hana Host' })
  ada = await makeMember({ name: 'Ada' })
  ben = await makeMember({ name: 'Ben' })
})

const titles = async (who: Actor) => (await readInbox(as(who), {})).items.map(({ title }) => title)

async function send(eventId: string, audience: 'going' | 'waiting' | 'all') {
  await messageAttendees(as(host), { eventId, audience, body: 'Bring a cup.\n\nAnd a friend.' })
  const message = await db().eventMessage.findFirstOrThrow({ where: { occurrence: { eventId } } })
  return { id: newId(), at: NOON.toISOString(), fact: eventMessageSent({ messageId: message.id }) }
}

async function anEvent() {
  const id = await makeEvent(host, { capacity: 1 })
  for (const who of [ada, ben]) await rsvp(as(who), { eventId: id, guests: 0, scope: 'this' })
  return id
}

it('reaches each it is for once, in the inbox and by mail, however often it is delivered', async () => {
  const delivery = await send(await anEvent(), 'going')
  await deliver(db(), delivery)
  await deliver(db(), delivery)
  expect(await titles(ada)).toEqual(['Hana Host writes about “Soup at the long table” on Wednesday 2 December, 19:00'])
  expect(await titles(ben)).toEqual([])
  expect(await titles(host)).toEqual([])
  const emails = await asTheyLeave(await db().mail.findMany())
  expect(emails.map(({ to, text }) => [to, text.includes('And a friend.')])).toEqual([[ada.email, true]])
})

it('is in the inbox of those who turned it off there or muted the organizer; the mail honours what they chose', async () => {
  const id = await anEvent()
  await db().block.create({ data: { memberId: ada.id, otherId: host.id, kind: 'mute', createdAt: NOON } })
  await inTransaction({ db: db(), now: NOON }, async (tx) => {
    await savePreferences(tx, ada.id, [
      { kind: 'organizer', channel: 'inbox', enabled: false },
      { kind: 'organizer', channel: 'mail', enabled: false },
    ])
    return ok()
  })
  await deliver(db(), await send(id, 'all'))
  expect(await titles(ada)).toHaveLength(1)
  expect(await titles(ben)).toHaveLength(1)
  expect((await db().mail.findMany()).map(({ to }) => to)).toEqual([ben.email])
})

it('reaches somebody without an account by mail', async () => {
  const id = await anEvent()
  const date = await db().occurrence.findFirstOrThrow({ where: { eventId: id } })
  const guestId = newId()
  const guest = { id: guestId, occurrenceId: date.id, name: 'Gus', email: 'gus@example.org', createdAt: NOON }
  await db().eventGuest.create({ data: guest })
  await db().claim.updateMany({ where: { memberId: ada.id }, data: { memberId: null, guestId } })
  const delivery = await send(id, 'going')
  await deliver(db(), delivery)
  await deliver(db(), delivery)
  expect((await db().mail.findMany()).map(({ to, memberId }) => [to, memberId])).toEqual([['gus@example.org', null]])
})

it('tells somebody that they organize an event now', async () => {
  const id = await makeEvent(host)
  await db().eventOrganizer.create({ data: { eventId: id, memberId: ada.id } })
  const fact = organizerAdded({ eventId: id, memberId: ada.id, byId: host.id })
  await deliver(db(), { id: newId(), at: NOON.toISOString(), fact })
  expect(await titles(ada)).toEqual(['Hana Host made you an organizer of “Soup at the long table”'])
})

it('tells somebody that they are in the team of a space now, and nobody who has left it since', async () => {
  const space = await makeSpace(host)
  await addSpaceOrganizer(as(host), { slug: space.slug, handle: ada.handle })
  const tell = async (memberId: string) => {
    const fact = spaceOrganizerAdded({ spaceId: space.id, memberId, byId: host.id })
    await deliver(db(), { id: newId(), at: NOON.toISOString(), fact })
  }
  await tell(ada.id)
  await tell(ben.id)
  expect(await titles(ada)).toEqual([expect.stringMatching(/^Hana Host took you into the team of /)])
  expect(await titles(ben)).toEqual([])
})

it('reminds with the ticket where there is a door, with the event where there is none', async () => {
  for (const mode of ['in-person', 'online'] as const) {
    const id = await makeEvent(host, { mode })
    await rsvp(as(ada), { eventId: id, guests: 0, scope: 'this' })
    const { id: occurrenceId } = await db().occurrence.findFirstOrThrow({ where: { eventId: id } })
    const fact = occurrenceNear({ occurrenceId, when: 'same-day' })
    await deliver(db(), { id: newId(), at: NOON.toISOString(), fact })
    const item = await db().inboxItem.findFirstOrThrow({ where: { memberId: ada.id, href: { contains: id } } })
    expect(item.href).toBe(mode === 'online' ? `/events/${id}` : `/events/${id}/ticket?on=2026-12-02T19%3A00`)
  }
  expect((await db().mail.findMany()).filter(({ text }) => text.includes('Show my ticket'))).toHaveLength(1)
})

it('tells those with a seat and those in line that an event takes place after all', async () => {
  const eventId = await anEvent()
  const fact = eventReinstated({ eventId })
  await deliver(db(), { id: newId(), at: NOON.toISOString(), fact })
  const words = ['“Soup at the long table” on Wednesday 2 December, 19:00 takes place after all']
  expect(await titles(ada)).toEqual(words)
  expect(await titles(ben)).toEqual(words)
})

it('says why one date of a series is off, and says it to those of that date alone', async () => {
  const eventId = await makeEvent(host, { repeat: 'FREQ=WEEKLY;COUNT=3' })
  const on = (await db().occurrence.findMany({ where: { eventId }, orderBy: { startsAt: 'asc' } }))[1]!
  await rsvp(as(ada), { eventId, guests: 0, scope: 'this', on: on.recurrenceId })
  await rsvp(as(ben), { eventId, guests: 0, scope: 'this' })
  await cancelEvent(as(host), { eventId, on: on.recurrenceId, reason: 'The oven is broken.' })
  const fact = eventCancelled({ eventId, occurrenceId: on.id })
  await deliver(db(), { id: newId(), at: NOON.toISOString(), fact })
  const [item] = (await readInbox(as(ada), {})).items
  expect(item!.title).toBe('“Soup at the long table” on Wednesday 9 December, 19:00 is off')
  expect(item!.detail).toBe('The oven is broken.')
  expect(await titles(ben)).toEqual([])
})
