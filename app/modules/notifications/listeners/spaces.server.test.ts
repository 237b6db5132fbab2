import { beforeEach, expect, it } from 'vitest'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { calendarImported } from '#app/modules/calendar-import/facts.ts'
import { eventPublished } from '#app/modules/events/facts.ts'
import { followSpace } from '#app/modules/spaces/commands/follow-space.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { useDatabase } from '#test/database.ts'
import { makeEvent, makeGroupOf } from '#test/factories-events.ts'
import { makeSpace } from '#test/factories-spaces.ts'
import { as, makeMember, NOON } from '#test/factories.ts'
import { readInbox } from '../queries/read-inbox.server.ts'
import { onSpacePublishes } from './spaces.server.ts'

useDatabase()

let host: Actor, ada: Actor, ben: Actor, space: { id: string; slug: string }
beforeEach(async () => {
  ;[host, ada, ben] = await Promise.all([makeMember(), makeMember(), makeMember()])
  space = await makeSpace(host)
  for (const who of [host, ada]) await followSpace(as(who), { slug: space.slug, on: true })
})

const inbox = async (who: Actor) => (await readInbox(as(who), {})).items.map(({ title }) => title)
const tell = async (fact: Delivery['fact'], id = newId()) => {
  await onSpacePublishes(db(), { id, at: NOON.toISOString(), fact })
  return id
}

it('followers hear once when a space sets a date, others and the host do not', async () => {
  const eventId = await makeEvent(host, { space: space.slug })
  const id = await tell(eventPublished({ eventId }))
  await tell(eventPublished({ eventId }), id)
  expect(await inbox(ada)).toEqual([expect.stringContaining('Werkhof, Haus 2 set a date: “Soup at the long table”')])
  expect([await inbox(ben), await inbox(host)]).toEqual([[], []])
})

it('followers hear of an event for a private group only if they see inside it', async () => {
  const group = await makeGroupOf([host, ben], 'private')
  await followSpace(as(ben), { slug: space.slug, on: true })
  const eventId = await makeEvent(host, { space: space.slug, group: group.slug })
  await tell(eventPublished({ eventId }))
  expect([await inbox(ada), (await inbox(ben)).length]).toEqual([[], 1])
})

it('events that come in with a calendar are told of together, and not one by one', async () => {
  const eventIds = await Promise.all([1, 2, 3].map(() => makeEvent(host, { space: space.slug })))
  await db().event.updateMany({ where: { id: { in: eventIds } }, data: { importedFrom: '' } })
  for (const eventId of eventIds) await tell(eventPublished({ eventId }))
  expect(await inbox(ada)).toEqual([])
  await tell(calendarImported({ spaceId: space.id, sourceId: newId(), eventIds }))
  expect(await inbox(ada)).toEqual(['Werkhof, Haus 2 added 3 events to its calendar'])
})
