import { afterAll, expect, test, vi } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { makeMember, NOON } from '#test/factories.ts'
import { makeGroup, makeReply, makeThread } from '#test/factories-groups.ts'
import { database } from './database.server.ts'
import { newId } from './ids.server.ts'
import { closeLive, subscribe } from './live.server.ts'

useDatabase()
afterAll(closeLive)

const listeners = async () => {
  const { rows } = await database().pool.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = current_database() and query = 'listen live'`,
  )
  return rows.map(({ pid }) => pid)
}
const ready = () => vi.waitFor(async () => expect(await listeners()).toHaveLength(1), { timeout: 10_000 })

test('a reply is heard once it is committed, by those who listen to its thread, over one connection', async () => {
  const author = await makeMember()
  const { slug } = await makeGroup(author)
  const [one, two] = [await makeThread(author, slug), await makeThread(author, slug)]
  const [first, second, elsewhere]: string[][] = [[], [], []]
  const stops = [
    subscribe({ [`thread:${one}`]: (id) => first!.push(id) }, () => undefined),
    subscribe({ [`thread:${one}`]: (id) => second!.push(id) }, () => undefined),
    subscribe({ [`thread:${two}`]: (id) => elsewhere!.push(id) }, () => undefined),
  ]
  await ready()
  const replyId = await makeReply(author, one)
  await vi.waitFor(() => expect([first, second]).toEqual([[replyId], [replyId]]), { timeout: 10_000 })
  stops[0]!()
  const next = await makeReply(author, one)
  await vi.waitFor(() => expect(second).toEqual([replyId, next]), { timeout: 10_000 })
  expect([first, elsewhere]).toEqual([[replyId], []])
  for (const stop of stops) stop()
})

test('an inbox is heard of when something comes, is read, or goes', async () => {
  const member = await makeMember()
  let heard = 0
  const stop = subscribe({ [`inbox:${member.id}`]: () => (heard += 1) }, () => undefined)
  await ready()
  const { prisma } = database()
  const item = {
    id: newId(),
    memberId: member.id,
    kind: 'reply',
    dedupeKey: 'a',
    title: 'x',
    href: '/',
    createdAt: NOON,
  }
  await prisma.inboxItem.create({ data: item })
  await vi.waitFor(() => expect(heard).toBe(1), { timeout: 10_000 })
  await prisma.inboxItem.update({ where: { id: item.id }, data: { readAt: NOON } })
  await vi.waitFor(() => expect(heard).toBe(2), { timeout: 10_000 })
  await prisma.inboxItem.delete({ where: { id: item.id } })
  await vi.waitFor(() => expect(heard).toBe(3), { timeout: 10_000 })
  stop()
})

test('when the listening connection breaks, whoever listened is told, and who listens again hears again', async () => {
  const member = await makeMember()
  let onDisconnect = 0
  const stop = subscribe({ [`inbox:${member.id}`]: () => undefined }, () => (onDisconnect += 1))
  await ready()
  const [pid] = await listeners()
  await database().pool.query('select pg_terminate_backend($1)', [pid])
  await vi.waitFor(() => expect(onDisconnect).toBe(1), { timeout: 10_000 })
  stop()
  let heard = 0
  const again = subscribe({ [`inbox:${member.id}`]: () => (heard += 1) }, () => undefined)
  await vi.waitFor(async () => expect((await listeners()).filter((one) => one !== pid)).toHaveLength(1), {
    timeout: 10_000,
  })
  await database().pool.query(`select pg_notify('live', $1)`, [`inbox:${member.id} -`])
  await vi.waitFor(() => expect(heard).toBe(1), { timeout: 10_000 })
  again()
})
