import { createServer, request as askServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { withFallback } from './engines/fallback.server.ts'
import type { SearchEngine } from './engines/engine.ts'
import { meiliClient, meiliEngine } from './engines/meilisearch.server.ts'
import { noteChange } from './index-repository.server.ts'
import { postgresEngine } from './engines/postgres.server.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { useDatabase } from '#test/database.ts'
import { as, makeMember } from '#test/factories.ts'
import { groupRow, replyRow, threadRow } from '#test/factories-search.ts'
import { startMeilisearch, type TestMeilisearch } from '#test/meilisearch.ts'
import { bringUpToDate } from './keep-in-step.server.ts'
import { search } from './queries/search.server.ts'
import { findDrift, reindex } from './reindex.server.ts'
import { readSearchInput } from './schema.ts'
import { drainChanges } from './sync.server.ts'

useDatabase()

type Behaviour = 'pass' | 'slow' | 'html'

let meili: TestMeilisearch
let proxy: Server
let behaviour: Behaviour = 'pass'
let ada: Actor
let group: { id: string }
let threadId: string

beforeAll(async () => {
  meili = await startMeilisearch()
  proxy = createServer((incoming, outgoing) => {
    if (behaviour === 'html')
      return outgoing.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>')
    const { method, url, headers } = incoming
    const pass = () => {
      const onward = askServer(meili.url + url, { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode!, answer.headers)
        answer.pipe(outgoing)
      })
      onward.on('error', () => outgoing.destroy())
      incoming.pipe(onward)
    }
    if (behaviour === 'slow') setTimeout(pass, 5000)
    else pass()
  })
  await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready))
  ada = await makeMember()
  group = await groupRow({ members: [ada] })
  threadId = await threadRow(group.id, ada.id, { title: 'Lighthouse keeping' })
  await bringUpToDate(db(), client())
}, 120_000)
beforeEach(() => {
  behaviour = 'pass'
})
afterAll(async () => {
  proxy.closeAllConnections()
  proxy.close()
  await meili.stop()
})

const through = () => ({ url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, key: meili.key })
const client = () => meiliClient(meili)
/** The door as the product opens it, through the proxy; `time` is the breaker's clock. */
let time = 0
const door = () => withFallback(meiliEngine(db(), through()), postgresEngine(db()), () => time)
/** The index alone: fails where the product would fall back. The machine under the tests may be slow. */
const indexAlone = () => meiliEngine(db(), { ...meili, timeoutMs: 20_000 })
const ask = (engine: SearchEngine, q: string) =>
  search(as(ada), readSearchInput(new URLSearchParams({ q })), 20, engine)
const names = (view: { hits: { name: string }[] }) => view.hits.map(({ name }) => name)

async function write(title: string): Promise<void> {
  await noteChange(db(), 'threads', await threadRow(group.id, ada.id, { title }))
}
const waiting = async () => (await db().$queryRaw<{ seq: bigint }[]>`select seq from search_changes`).length

/** Search answers from the database, with what the index has not heard of, and says so. */
async function expectAnswers(engine: SearchEngine, word: string): Promise<void> {
  const view = await ask(engine, word)
  expect([names(view).length, view.isFallback]).toEqual([1, true])
  const again = await ask(engine, 'lighthouse')
  expect([again.hits.map(({ id }) => id), again.isFallback]).toEqual([[threadId], true])
}

/** All is caught up with: nothing waits, index and database agree, and the index itself finds the word. */
async function expectRecovered(word: string): Promise<void> {
  await bringUpToDate(db(), client())
  expect([await waiting(), await findDrift(db(), client())]).toEqual([0, []])
  expect(names(await ask(indexAlone(), word))).toHaveLength(1)
}

describe('a server that does not serve', { timeout: 120_000 }, () => {
  test('stopped: the database answers, changes wait, and are caught up with', async () => {
    const guarded = door()
    await meili.kill()
    await write('Foghorn tuning')
    await expectAnswers(guarded, 'foghorn')
    await expect(drainChanges(db(), client())).rejects.toThrow()
    expect(await waiting()).toBe(1)
    await meili.start()
    await expectRecovered('foghorn')
    time += 61_000
    expect((await ask(guarded, 'foghorn')).isFallback).toBe(false)
  })

  test.each([
    ['slow', 'Lantern oil'],
    ['html', 'Barnacle scraping'],
  ] as const)('answering %s: the database answers, changes wait, and are caught up with', async (how, title) => {
    const word = title.split(' ')[0]!
    behaviour = how
    await write(title)
    await expectAnswers(door(), word)
    const hurried = meiliClient({ ...through(), timeoutMs: 300 })
    await expect(drainChanges(db(), hurried)).rejects.toThrow()
    expect(await waiting()).toBe(1)
    behaviour = 'pass'
    await expectRecovered(word)
  })
})

describe('a server that has lost something', { timeout: 120_000 }, () => {
  test('wiped, keys and all: the database answers until the index is built again, then the index does', async () => {
    const guarded = door()
    expect((await ask(guarded, 'lighthouse')).isFallback).toBe(false)
    await meili.kill()
    meili.wipe()
    await meili.start()
    await write('Tide tables')
    await expectAnswers(guarded, 'tide')
    await expectRecovered('tide')
    time += 61_000
    const view = await ask(guarded, 'tide')
    expect([names(view), view.isFallback]).toEqual([['Tide tables'], false])
  })

  test('restored from an old dump: it is noticed at the next look, and everything since then is put right', async () => {
    await write('Written before the dump')
    await bringUpToDate(db(), client())
    const dump = await meili.dump()
    await write('Semaphore flags')
    await db().thread.update({ where: { id: threadId }, data: { title: 'Lighthouse painting' } })
    await noteChange(db(), 'threads', threadId)
    await bringUpToDate(db(), client())

    await meili.kill()
    meili.wipe()
    await meili.start(dump)
    expect((await findDrift(db(), client())).map(({ what }) => what).sort()).toEqual(['missing', 'stale'])
    for (const word of ['semaphore', 'keeping', 'painting']) await ask(door(), word)
    await expectRecovered('semaphore')
    expect(names(await ask(indexAlone(), 'lighthouse'))).toEqual(['Lighthouse painting'])
  })

  test('killed while it indexes: nothing is struck that was not taken in', async () => {
    const many = 1500
    const bodies = Array.from({ length: many }, (_, at) => `Buoy ${at} ${'rings in the swell '.repeat(20)}`)
    for (const body of bodies.slice(0, 3)) await noteChange(db(), 'replies', await replyRow(threadId, ada.id, { body }))
    await db().$executeRaw`
      with made as (
        insert into replies (id, thread_id, author_id, body, body_html, created_at)
        select 'buoy' || lpad(n::text, 16, '0'), ${threadId}, ${ada.id}, body, '', now()
        from unnest(${bodies.slice(3)}::text[]) with ordinality as b(body, n) returning id)
      insert into search_changes (kind, id) select 'replies', id from made`
    const draining = drainChanges(db(), client()).then(
      () => 'done',
      () => 'cut short',
    )
    await untilIndexing()
    await meili.kill()
    expect(await draining).toBe('cut short')
    expect(await waiting()).toBeGreaterThan(0)
    await expectAnswers(door(), 'swell')
    await meili.start()
    await expectRecovered('swell')
    const { numberOfDocuments } = await client().index('posts').getStats()
    const [rows] = await db().$queryRaw<{ count: number }[]>`
      select (select count(*) from threads)::int + (select count(*) from replies)::int as count`
    expect(numberOfDocuments).toBe(rows!.count)
  })
})

test('an index built anew under constant reads and writes fails no read and misses no write', async () => {
  const engine = indexAlone()
  const written: string[] = []
  const building = reindex(db(), client(), 'underload')
  let isOver = false
  const end = building.finally(() => (isOver = true))
  while (!isOver) {
    const title = `Novelty ${written.length + 1}x`
    await write(title)
    written.push(title)
    expect((await ask(engine, 'lighthouse')).hits.map(({ id }) => id)).toEqual([threadId])
  }
  await end
  await bringUpToDate(db(), client())
  expect(await findDrift(db(), client())).toEqual([])
  for (const title of [written[0]!, written.at(-1)!]) expect(names(await ask(engine, title))).toContain(title)
}, 120_000)

async function untilIndexing(): Promise<void> {
  for (;;) {
    const { results } = await client().tasks.getTasks({ indexUids: ['posts'], statuses: ['processing'] })
    if (results.some(({ type }) => type === 'documentAdditionOrUpdate')) return
  }
}
