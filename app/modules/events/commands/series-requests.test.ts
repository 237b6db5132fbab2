import { beforeEach, expect, it } from 'vitest'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { deliver } from '#app/subscriptions.server.ts'
import { useDatabase } from '#test/database.ts'
import { makeEvent, takeFacts } from '#test/factories-events.ts'
import { as, makeMember, NOON } from '#test/factories.ts'
import { readInbox } from '#app/modules/notifications/queries/read-inbox.server.ts'
import { listRequests } from '../queries/list-requests.server.ts'
import { readEvent } from '../queries/read-event.server.ts'
import { cancelEvent } from './cancel-event.server.ts'
import { decideRequest } from './decide-request.server.ts'
import { extendSeries } from './extend-series.server.ts'
import { rsvp } from './rsvp.server.ts'
import { withdrawRsvp } from './withdraw-rsvp.server.ts'

useDatabase()

const DATES = ['2026-12-02T19:00', '2026-12-09T19:00', '2026-12-16T19:00', '2026-12-23T19:00'] as const
const ALL = { approve: true, reason: '', all: true }

let host: Actor, ada: Actor, ben: Actor, id: string
beforeEach(async () => {
  ;[host, ada, ben] = await Promise.all([makeMember(), makeMember({ name: 'Ada' }), makeMember()])
  id = await makeEvent(host, { capacity: 2, approval: true, repeat: 'FREQ=WEEKLY;COUNT=4' })
  await takeFacts()
})

const ask = (who: Actor, scope: 'this' | 'following' | 'series', on: string = DATES[0], more = {}) =>
  rsvp(as(who), { eventId: id, on, guests: 0, scope, ...more })
const waiting = async (on: string) => {
  const list = await listRequests(as(host), { eventId: id, on })
  return list.ok ? list.value.requests : []
}
const decide = async (on: string, more: { approve: boolean; reason: string; all?: boolean }) =>
  decideRequest(as(host), { eventId: id, on, requestId: (await waiting(on))[0]!.id, ...more })
const seats = async (who: Actor) =>
  Promise.all(DATES.map(async (on) => (await readEvent(as(who), id, on))?.yours?.state ?? null))
const titles = async (who: Actor) => (await readInbox(as(who), {})).items.map(({ title }) => title)

/** Hands what was announced to those who listen. */
async function sayAll() {
  const facts = (await takeFacts()).filter(Boolean)
  for (const fact of facts) await deliver(db(), { id: newId(), at: NOON.toISOString(), fact } as Delivery)
  return facts.map(({ kind }) => kind)
}

it('asking for a series asks for each of its dates, and the organizers hear of it once', async () => {
  expect(await ask(ada, 'following', DATES[1])).toMatchObject({ value: { state: 'requested' } })
  expect((await waiting(DATES[0])).length).toBe(0)
  expect(await waiting(DATES[1])).toMatchObject([{ dates: 3, wantsSeries: true }])
  expect(await sayAll()).toEqual(['rsvp.requested'])
  expect(await titles(host)).toEqual([
    'Ada asks to come to “Soup at the long table” on Wednesday 9 December, 19:00 and 2 more dates',
  ])
})

it('nobody is asked to decide about a date that is off', async () => {
  await ask(ada, 'series')
  const open = async (on: string) => (await readEvent(as(host), id, on))!.requestsWaiting
  await cancelEvent(as(host), { eventId: id, on: DATES[1], reason: '' })
  expect(await Promise.all([open(DATES[0]), open(DATES[1])])).toEqual([1, 0])
})

it('one yes seats somebody on all dates they asked for, and they hear of it once', async () => {
  await ask(ada, 'series')
  await sayAll()
  expect(await decide(DATES[1], ALL)).toMatchObject({ value: { state: 'confirmed', dates: 4 } })
  expect(await seats(ada)).toEqual(['confirmed', 'confirmed', 'confirmed', 'confirmed'])
  expect(await sayAll()).toEqual(['rsvp.decided'])
  expect(await titles(ada)).toEqual([
    'You have a seat at “Soup at the long table” on Wednesday 9 December, 19:00 and 3 more dates',
  ])
  expect(await db().standingRsvp.count({ where: { eventId: id, memberId: ada.id } })).toBe(1)
})

it('a yes to one date leaves the others open, and a no to all closes them', async () => {
  await ask(ada, 'series')
  expect(await decide(DATES[0], { approve: true, reason: '' })).toMatchObject({ value: { dates: 1 } })
  expect(await seats(ada)).toEqual(['confirmed', null, null, null])
  expect(await waiting(DATES[1])).toMatchObject([{ dates: 3 }])
  const no = { approve: false, reason: 'The circle is closed.', all: true }
  expect(await decide(DATES[2], no)).toMatchObject({ value: { state: 'declined', dates: 3 } })
  expect(await waiting(DATES[3])).toEqual([])
  expect(await seats(ada)).toEqual(['confirmed', null, null, null])
  expect(await db().standingRsvp.count({ where: { eventId: id } })).toBe(0)
})

it('a yes to all leaves out what is called off or was refused, and the dates made later follow by themselves', async () => {
  id = await makeEvent(host, { approval: true, repeat: 'FREQ=WEEKLY' })
  await ask(ada, 'series')
  await decide(DATES[0], { approve: false, reason: 'Not this one.' })
  await cancelEvent(as(host), { eventId: id, on: DATES[1], reason: 'No heating.' })
  await decide(DATES[2], ALL)
  expect(await seats(ada)).toEqual([null, null, 'confirmed', 'confirmed'])
  const before = await db().claim.count({ where: { memberId: ada.id } })
  await extendSeries(db(), new Date('2027-03-01T12:00:00Z'))
  expect(await db().claim.count({ where: { memberId: ada.id } })).toBeGreaterThan(before)
})

it('somebody with a seat on one date can ask for the rest; a party too large for a date is refused as a whole', async () => {
  await ask(ada, 'this')
  await decide(DATES[0], { approve: true, reason: '' })
  expect(await ask(ada, 'series')).toMatchObject({ value: { state: 'requested' } })
  expect(await waiting(DATES[0])).toEqual([])
  expect(await waiting(DATES[1])).toMatchObject([{ dates: 3 }])
  await ask(ben, 'series', DATES[0], { guests: 4 })
  expect(await decide(DATES[0], ALL)).toMatchObject({ problem: { kind: 'conflict' } })
  expect(await seats(ben)).toEqual([null, null, null, null])
  expect(await waiting(DATES[0])).toMatchObject([{ dates: 4 }])
})

it('what was asked for a series is taken back for the later dates at once', async () => {
  await ask(ada, 'series')
  await withdrawRsvp(as(ada), { eventId: id, on: DATES[1], scope: 'following' })
  expect(await waiting(DATES[0])).toMatchObject([{ dates: 1 }])
  expect(await waiting(DATES[1])).toEqual([])
})
