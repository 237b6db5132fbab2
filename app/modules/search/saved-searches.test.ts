import { beforeAll, expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { readInbox } from '#app/modules/notifications/queries/read-inbox.server.ts'
import { useDatabase } from '#test/database.ts'
import { as, makeMember, NOON } from '#test/factories.ts'
import { groupRow, mentorRow, threadRow } from '#test/factories-search.ts'
import { alertSavedSearches } from './commands/alert-saved-searches.server.ts'
import { forgetSearch } from './commands/forget-search.server.ts'
import { saveSearch } from './commands/save-search.server.ts'
import { readSavedSearches } from './queries/list-saved.server.ts'

useDatabase()

const hours = (count: number) => new Date(NOON.getTime() + count * 3600_000)
let ada: Actor, ben: Actor
beforeAll(async () => {
  ada = await makeMember()
  ben = await makeMember()
})
const titles = async (who: Actor) => (await readInbox(as(who), {})).items.map(({ title }) => title)

test('what is new and fits a kept search is told once, to whoever may see it', async () => {
  const open = await groupRow({ members: [ada] })
  const secret = await groupRow({ visibility: 'secret', members: [ben] })
  await threadRow(open.id, ben.id, { title: 'Old zither', createdAt: hours(-1) })
  for (const who of [ada, ben]) await saveSearch(as(who), { address: '/search?q=zither&type=threads' })
  await alertSavedSearches(db(), hours(2))
  expect(await titles(ada)).toEqual([])

  await threadRow(secret.id, ada.id, { title: 'Secret zither', createdAt: hours(3) })
  await alertSavedSearches(db(), hours(4))
  expect(await titles(ada)).toEqual([])
  expect(await titles(ben)).toEqual(['New for “zither”: Secret zither'])

  await threadRow(open.id, ben.id, { title: 'New zither', createdAt: hours(5) })
  await alertSavedSearches(db(), hours(6))
  await alertSavedSearches(db(), hours(8))
  expect(await titles(ada)).toEqual(['New for “zither”: New zither'])
})

test('a member who comes to fit is told of like a new one, and only once', async () => {
  const seeker = await makeMember()
  const mentor = await makeMember({ name: 'Cleo Marsh', createdAt: hours(-99) })
  await mentorRow(mentor, { blurb: 'CCNA with a lamp.', createdAt: hours(-90) })
  const freeOnWeekends = (offHours: boolean) =>
    db().member.update({ where: { id: mentor.id }, data: { offHours, directory: 'members' } })
  await freeOnWeekends(false)
  const told = () => titles(seeker)
  await saveSearch(as(seeker), { address: '/search?q=ccna&type=mentors&f=hours:off' })
  await alertSavedSearches(db(), hours(20))
  expect(await told()).toEqual([])

  await freeOnWeekends(true)
  await alertSavedSearches(db(), hours(22))
  expect(await told()).toEqual(['New for “ccna”: Cleo Marsh'])

  await freeOnWeekends(false)
  await alertSavedSearches(db(), hours(24))
  await freeOnWeekends(true)
  await alertSavedSearches(db(), hours(26))
  expect(await told()).toHaveLength(1)
})

test('the same search is kept once, and let go by its owner alone', async () => {
  await saveSearch(as(ada), { address: '/search?q=Zither&type=threads' })
  const kept = await readSavedSearches(as(ada))
  expect(kept).toMatchObject([{ query: 'zither', href: '/search?q=zither&type=threads' }])
  expect((await forgetSearch(as(ben), kept[0]!.id)).ok).toBe(false)
  expect((await forgetSearch(as(ada), kept[0]!.id)).ok).toBe(true)
  expect(await readSavedSearches(as(ada))).toEqual([])
})

test('a kept search says what it is narrowed to, a group only as long as its member may know of it', async () => {
  const den = await groupRow({ name: 'The den', visibility: 'secret', members: [ben] })
  const address = `/search?q=lamps&type=threads&f=answer:waiting&f=group:${den.slug}`
  await saveSearch(as(ben), { address })
  const narrowed = async () => (await readSavedSearches(as(ben))).find(({ query }) => query === 'lamps')?.narrowed
  expect(await narrowed()).toEqual(['Threads', 'Waiting for an answer', 'The den'])
  await db().membership.deleteMany({ where: { groupId: den.id, memberId: ben.id } })
  expect(await narrowed()).toEqual(['Threads', 'Waiting for an answer'])
})

test('a search for nothing is not kept', async () => {
  expect(await saveSearch(as(ada), { address: '/search' })).toMatchObject({ ok: false, problem: { kind: 'invalid' } })
})
