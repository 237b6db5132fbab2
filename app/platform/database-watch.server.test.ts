import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { ok } from '#app/lib/result.ts'
import { cloneTemplate, dropDatabase } from '#test/database.ts'
import { asVisitor, makeMember } from '#test/factories.ts'
import { silentProxy, type SilentProxy } from '#test/silent-proxy.ts'
import { closeDatabase, database, db, hangUp, inTransaction } from './database.server.ts'
import { DatabaseAway, DatabaseWatch, endWatch, sentry } from './database-watch.server.ts'

let proxy: SilentProxy
let name: string
let watch: DatabaseWatch

beforeAll(async () => {
  expect(inject('adminUrl')).toMatch(/^postgres/)
  const made = await cloneTemplate()
  name = made.name
  proxy = await silentProxy(made.url)
  Object.assign(process.env, { NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: proxy.url })
  database()
  const line = sentry(hangUp)
  watch = new DatabaseWatch(line, { work: 40, answer: 1500, pause: 50 })
})

afterAll(async () => {
  endWatch()
  await closeDatabase()
  await proxy.close()
  await dropDatabase(name)
})

const one = async () => (await db().$queryRaw<{ one: number }[]>`select 1 as one`)[0]!.one
const answersAgain = () =>
  vi.waitFor(async () => expect(await watch.during(one)).toBe(1), { timeout: 20_000, interval: 50 })

test('a database that falls silent is given up, at once by those who come later, and taken up again by itself', async () => {
  expect(await watch.during(one)).toBe(1)
  proxy.silence()
  await expect(watch.during(one)).rejects.toBeInstanceOf(DatabaseAway)
  const work = vi.fn(one)
  await expect(watch.during(work)).rejects.toBeInstanceOf(DatabaseAway)
  expect(work).not.toHaveBeenCalled()
  proxy.speak()
  await answersAgain()
})

test('reads, models and changes that were under way end, and free their connections', async () => {
  const member = await makeMember()
  let begin: () => void = () => undefined
  const began = new Promise<void>((resolve) => (begin = resolve))
  const change = inTransaction(asVisitor(), async (tx) => {
    await tx.member.update({ where: { id: member.id }, data: { name: 'Half' } })
    proxy.silence()
    begin()
    await tx.member.update({ where: { id: member.id }, data: { name: 'Whole' } })
    return ok()
  })
  const changed = change.then(
    () => 'kept',
    () => 'broke',
  )
  await began
  const under = Array.from({ length: 30 }, (_, n) => (n % 2 ? one() : db().member.count()))
  const ended = Promise.allSettled(under)
  await expect(watch.during(one)).rejects.toBeInstanceOf(DatabaseAway)
  expect(await changed).toBe('broke')
  proxy.speak()
  expect((await ended).length).toBe(30)
  await answersAgain()
  expect((await db().member.findUniqueOrThrow({ where: { id: member.id } })).name).toBe(member.name)
  const { pool } = database()
  await vi.waitFor(() => expect([pool.totalCount - pool.idleCount, pool.waitingCount]).toEqual([0, 0]), 10_000)
})

test('connections that died without a word are replaced', async () => {
  await Promise.all(Array.from({ length: 5 }, () => watch.during(one)))
  proxy.forget()
  await watch.during(one).catch(() => undefined)
  await answersAgain()
})

test('a database that has gone is told from a fault of ours', async () => {
  await proxy.close()
  await expect(watch.during(one)).rejects.toBeInstanceOf(DatabaseAway)
  await vi.waitFor(() => expect(watch.isAway).toBe(true))
  await expect(watch.during(() => Promise.reject(new Error('a bug')))).rejects.toBeInstanceOf(DatabaseAway)
  await proxy.open()
  await answersAgain()
  await expect(watch.during(() => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug')
  const elsewhere = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
  await expect(watch.during(() => Promise.reject(elsewhere))).rejects.toBe(elsewhere)
})

test('work that takes its time is waited for while the database answers', async () => {
  const looks = vi.spyOn(watch, 'answers')
  const [row] = await watch.during(() => db().$queryRaw<{ slept: string }[]>`select pg_sleep(0.4)::text as slept`)
  expect(row).toEqual({ slept: '' })
  expect(looks.mock.calls.length).toBeGreaterThan(1)
})
