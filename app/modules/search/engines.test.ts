import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { database, db } from '#app/platform/database.server.ts'
import { withFallback } from './engines/fallback.server.ts'
import type { SearchEngine } from './engines/engine.ts'
import { meiliClient, meiliEngine } from './engines/meilisearch.server.ts'
import { noteChange } from './index-repository.server.ts'
import { postgresEngine } from './engines/postgres.server.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { useDatabase } from '#test/database.ts'
import { as, asVisitor, makeMember } from '#test/factories.ts'
import {
  blockRow,
  eventRow,
  groupRow,
  membershipRow,
  mentorRow,
  replyRow,
  resourceRow,
  skillRow,
  spaceRow,
  threadRow,
} from '#test/factories-search.ts'
import { startMeilisearch, type TestMeilisearch } from '#test/meilisearch.ts'
import { indexRefusedAgain } from './commands/index-refused-again.server.ts'
import { putAside } from './index-repository.server.ts'
import { bringUpToDate } from './keep-in-step.server.ts'
import { listRefused } from './queries/list-refused.server.ts'
import { search } from './queries/search.server.ts'
import { findDrift, reindex, repair } from './reindex.server.ts'
import { readSearchInput } from './schema.ts'
import { asOnlyWriter, drainChanges } from './sync.server.ts'
import { refreshSearchTerms } from './vocabulary.server.ts'

useDatabase()

let meili: TestMeilisearch
let ada: Actor, ben: Actor
let open: { id: string }, closed: { id: string }, secret: { id: string; slug: string }
let labThread: string, narwhals: string

beforeAll(async () => {
  meili = await startMeilisearch()
  ada = await makeMember({ name: 'Ada Okafor', headline: 'Network engineer on weekends', directory: 'public' })
  ben = await makeMember({
    name: 'Ben Yilmaz',
    bio: 'I keep zeppelins.',
    directory: 'public',
    fieldVisibility: { bio: 'me', skills: 'members' },
  })
  await makeMember({ name: 'Cleo Marsh', directory: 'hidden' })
  await skillRow(ada, 'kubernetes', 'Kubernetes')
  await skillRow(ben, 'networking', 'Lamplighting')
  await mentorRow(ada, { blurb: 'Subnetting taught with a street map.' })
  open = await groupRow({ name: 'Packets and patience', description: 'Routing and **subnetting**.', members: [ada] })
  closed = await groupRow({
    name: 'Inner circle',
    description: 'Listed, closed.',
    visibility: 'private',
    members: [ada],
  })
  secret = await groupRow({
    name: 'Under the stairs',
    description: 'Quokka husbandry.',
    visibility: 'secret',
    members: [ada],
  })
  labThread = await threadRow(open.id, ada.id, {
    title: 'Subnetting on a Saturday',
    body: 'Which /26 is which?',
    tags: ['ccna'],
    kind: 'question',
  })
  await replyRow(labThread, ben.id, { body: 'Draw the last octet as a marmalade street.' })
  narwhals = await threadRow(closed.id, ada.id, { title: 'Closed talk about narwhals' })
  await threadRow(secret.id, ada.id, { title: 'Quokka care', body: 'Feed them subnetting homework.' })
  await resourceRow(open.id, ada.id, { title: 'Platypus sheet' })
  await resourceRow(secret.id, ada.id, { title: 'Platypus secrets' })
  await eventRow(ada.id, { title: 'Subnetting lab', mode: 'online' })
  await eventRow(ada.id, { title: 'Draft subnetting', status: 'draft' })
  await spaceRow({ name: 'Kiln Street Works', tagline: 'A whiteboard the width of a subnetting table' })
  await refreshSearchTerms(db())
  await bringUpToDate(db(), client())
}, 120_000)
afterAll(() => meili?.stop())

const client = () => meiliClient(meili)
/** The machine under the tests may be slow; what happens when the server is, has tests of its own. */
const patient = () => meiliEngine(db(), { ...meili, timeoutMs: 20_000 })
const engines: Record<string, () => SearchEngine> = {
  PostgreSQL: () => postgresEngine(db()),
  Meilisearch: patient,
}
const ask = (engine: SearchEngine, who: Actor | null, query: string) =>
  search(who ? as(who) : asVisitor(), readSearchInput(new URLSearchParams(query)), 20, engine)
const names = (view: { hits: { name: string }[] }) => view.hits.map(({ name }) => name).sort()

describe.each(Object.keys(engines))('%s', (name) => {
  let engine: SearchEngine
  beforeAll(() => {
    engine = engines[name]!()
  })

  test('finds people, groups, threads, events and spaces by one word, each counted', async () => {
    const view = await ask(engine, ben, 'q=subnetting')
    expect(names(view)).toEqual([
      'Ada Okafor',
      'Kiln Street Works',
      'Packets and patience',
      'Subnetting lab',
      'Subnetting on a Saturday',
    ])
    expect(view.counts).toEqual({
      all: 5,
      members: 1,
      mentors: 1,
      groups: 1,
      threads: 1,
      events: 1,
      spaces: 1,
      resources: 0,
    })
  })

  test('finds all words only where all of them are', async () => {
    expect(names(await ask(engine, ben, 'q=subnetting saturday'))).toEqual(['Subnetting on a Saturday'])
  })

  test('finds by the beginning of a word', async () => {
    expect(names(await ask(engine, ben, 'q=subn&type=events'))).toEqual(['Subnetting lab'])
  })

  test('forgives a slip and says what it took the word for; not when asked to be exact', async () => {
    const view = await ask(engine, ben, 'q=subnettimg&type=events')
    expect(names(view)).toEqual(['Subnetting lab'])
    expect(view.corrected).toEqual([{ typed: 'subnettimg', meant: 'subnetting' }])
    expect(names(await ask(engine, ben, 'q=subnettimg&exact=1'))).toEqual([])
  })

  test('knows the other names of a skill', async () => {
    expect(names(await ask(engine, ben, 'q=k8s'))).toEqual(['Ada Okafor'])
  })

  test('finds what a group keeps at hand, for those who may look inside', async () => {
    expect(names(await ask(engine, ben, 'q=platypus'))).toEqual(['Platypus sheet'])
    expect(names(await ask(engine, ada, 'q=platypus&type=resources'))).toEqual(['Platypus secrets', 'Platypus sheet'])
    expect(names(await ask(engine, null, 'q=platypus'))).toEqual(['Platypus sheet'])
  })

  test('leads from a reply to its thread, with the reply as the snippet', async () => {
    const { hits } = await ask(engine, ben, 'q=marmalade')
    expect(hits.map(({ name }) => name)).toEqual(['Subnetting on a Saturday'])
    expect(hits[0]!.snippet.find(({ hit }) => hit)!.text).toBe('marmalade')
  })

  test('narrows by facets, those of the moment too', async () => {
    expect(names(await ask(engine, ben, 'q=subnetting&f=answer:waiting'))).toEqual(['Subnetting on a Saturday'])
    expect(names(await ask(engine, ben, 'q=subnetting&f=skill:ccna'))).toEqual(['Subnetting on a Saturday'])
    expect(names(await ask(engine, ben, 'q=subnetting&f=seats:free&f=place:online'))).toEqual(['Subnetting lab'])
    expect(names(await ask(engine, ben, 'q=subnetting&f=answer:yes'))).toEqual([])
  })

  test('shows a secret group to its members and nothing of it to anyone else', async () => {
    for (const q of ['quokka', 'stairs', 'quoka', 'homework']) {
      for (const who of [ben, null]) {
        const view = await ask(engine, who, `q=${q}`)
        expect([view.total, view.counts.all, view.facets, view.corrected]).toEqual([0, 0, [], []])
      }
    }
    expect(names(await ask(engine, ada, 'q=quokka'))).toEqual(['Quokka care', 'Under the stairs'])
  })

  test('keeps the talk of a private group inside and a kept-back part of a profile to its owner', async () => {
    expect(names(await ask(engine, ben, 'q=narwhals'))).toEqual([])
    expect(names(await ask(engine, ada, 'q=narwhals'))).toEqual(['Closed talk about narwhals'])
    expect(names(await ask(engine, ada, 'q=zeppelins'))).toEqual([])
    expect(names(await ask(engine, ada, 'q=lamplighting'))).toEqual(['Ben Yilmaz'])
    expect(names(await ask(engine, null, 'q=lamplighting'))).toEqual([])
    expect(names(await ask(engine, null, 'q=f&f=skill:networking'))).toEqual([])
    expect(names(await ask(engine, ben, 'q=cleo'))).toEqual([])
    expect(names(await ask(engine, ben, 'q=draft'))).toEqual([])
  })

  test('a filter that tries to break out finds nothing more', async () => {
    for (const facet of [
      'skill:x" OR open = false OR title = "',
      'group:x OR group_id EXISTS',
      `group:${secret.slug}`,
    ]) {
      expect((await ask(engine, ben, new URLSearchParams({ q: 'quokka', f: facet }).toString())).total).toBe(0)
    }
    for (const q of ['" OR group_id EXISTS', "'; drop table members", '\\', '"""', '-quokka']) {
      expect(names(await ask(engine, ben, new URLSearchParams({ q }).toString()))).not.toContain('Quokka care')
    }
  })

  test('a change of membership or a block counts from the very next search, whatever the index says', async () => {
    const dora = await makeMember({ name: 'Dora Lind' })
    await membershipRow(secret.id, dora)
    expect(names(await ask(engine, dora, 'q=quokka'))).toEqual(['Quokka care', 'Under the stairs'])
    await db().membership.update({
      where: { groupId_memberId: { groupId: secret.id, memberId: dora.id } },
      data: { status: 'banned' },
    })
    expect(names(await ask(engine, dora, 'q=quokka'))).toEqual([])
    await blockRow(dora.id, ada.id)
    expect(names(await ask(engine, dora, 'q=okafor'))).toEqual([])
  })

  test('what becomes private is not found from then on, before any index has heard of it', async () => {
    const id = await threadRow(open.id, ada.id, { title: 'Axolotl afternoon' })
    await noteChange(db(), 'threads', id)
    await drainChanges(db(), client())
    expect(names(await ask(engine, ben, 'q=axolotl'))).toEqual(['Axolotl afternoon'])
    await db().thread.update({ where: { id }, data: { groupId: closed.id } })
    expect(names(await ask(engine, ben, 'q=axolotl'))).toEqual([])
    await db().thread.update({
      where: { id },
      data: { groupId: open.id, body: 'Another text.', title: 'Another title' },
    })
    expect(names(await ask(engine, ben, 'q=axolotl'))).toEqual([])
    await db().thread.delete({ where: { id } })
  })
})

describe('keeping the index in step', { timeout: 120_000 }, () => {
  const meiliAsk = (who: Actor, query: string) => ask(patient(), who, query)
  const drift = () => findDrift(db(), client())
  beforeAll(async () => repair(db(), client(), await drift()))

  test('a change is found once it has been worked off, and nothing is left to do', async () => {
    await db().thread.update({ where: { id: narwhals }, data: { title: 'Closed talk about capybaras' } })
    await noteChange(db(), 'threads', narwhals)
    expect(await drift()).toEqual([{ kind: 'threads', id: narwhals, what: 'stale' }])
    expect(await drainChanges(db(), client())).toBe(1)
    expect(names(await meiliAsk(ada, 'q=capybaras'))).toEqual(['Closed talk about capybaras'])
    expect(await drift()).toEqual([])
  })

  test('a group that opens takes its posts along', async () => {
    await db().group.update({ where: { id: closed.id }, data: { visibility: 'public' } })
    await noteChange(db(), 'groups', closed.id)
    await drainChanges(db(), client())
    expect(names(await meiliAsk(ben, 'q=capybaras'))).toEqual(['Closed talk about capybaras'])
    await db().group.update({ where: { id: closed.id }, data: { visibility: 'private' } })
    await noteChange(db(), 'groups', closed.id)
    await drainChanges(db(), client())
  })

  test('one document that the index refuses is put aside, with the reason, and holds nobody up', async () => {
    const bad = 'not an id at all'
    await db()
      .$executeRaw`insert into threads (id, group_id, author_id, kind, title, body, body_html, last_activity_at, created_at)
      values (${bad}, ${open.id}, ${ada.id}, 'discussion', 'Poison', 'x', 'x', now(), now())`
    const good = await threadRow(open.id, ada.id, { title: 'Healthy hedgehogs' })
    for (const id of [bad, good]) await noteChange(db(), 'threads', id)
    await drainChanges(db(), client())
    expect(names(await meiliAsk(ben, 'q=hedgehogs'))).toEqual(['Healthy hedgehogs'])
    const refused = await db().$queryRaw<{ id: string; reason: string }[]>`select id, reason from search_refusals`
    expect(refused).toMatchObject([{ id: bad, reason: expect.stringContaining('id') }])
    await db().thread.delete({ where: { id: bad } })
    await noteChange(db(), 'threads', bad)
    await drainChanges(db(), client())
    expect(await db().$queryRaw`select id from search_refusals`).toEqual([])
  })

  test('what was put aside is tried again when an administrator says so, and by nobody else', async () => {
    const mended = await threadRow(open.id, ada.id, { title: 'Mended millipedes' })
    await putAside(db(), { kind: 'threads', row: mended }, 'was too long then')
    const admin = as({ ...ada, siteRole: 'admin' })
    expect(await listRefused(admin)).toMatchObject([{ kind: 'threads', id: mended, reason: 'was too long then' }])
    expect(await indexRefusedAgain(as({ ...ben, siteRole: 'moderator' }))).toMatchObject({ ok: false })
    expect(await indexRefusedAgain(admin)).toMatchObject({ ok: true, value: { documents: 1 } })
    await drainChanges(db(), client())
    expect(names(await meiliAsk(ben, 'q=millipedes'))).toEqual(['Mended millipedes'])
    expect(await listRefused(admin)).toEqual([])
  })

  test('an index built anew under reads and writes misses nothing and never answers half', async () => {
    const during: Promise<unknown>[] = []
    const written: string[] = []
    await reindex(db(), client(), 'rebuilt', () => {
      during.push(meiliAsk(ben, 'q=subnetting').then((view) => expect(view.total).toBe(5)))
      during.push(
        threadRow(open.id, ada.id, { title: `Written meanwhile` }).then(async (id) => {
          written.push(id)
          await noteChange(db(), 'threads', id)
        }),
      )
    })
    await Promise.all(during)
    await drainChanges(db(), client())
    expect((await meiliAsk(ben, 'q=meanwhile')).total).toBe(written.length)
    expect(await drift()).toEqual([])
  })

  test('a server that lost everything is filled again; until then the database answers', async () => {
    for (const name of ['members', 'groups', 'posts', 'events', 'spaces', 'resources'])
      await client().deleteIndex(name).waitTask()
    const guarded = withFallback(patient(), postgresEngine(db()))
    const view = await ask(guarded, ben, 'q=subnetting')
    expect([view.total, view.isFallback]).toEqual([5, true])
    await bringUpToDate(db(), client())
    expect(await drift()).toEqual([])
    expect((await meiliAsk(ben, 'q=subnetting')).total).toBe(5)
  })

  test('a server put back to an older state is found out and mended', async () => {
    await client().index('posts').deleteDocument(labThread).waitTask()
    await client()
      .index('posts')
      .addDocuments([{ id: 'ghost', ref: 'ghost', title: 'Ghost', open: true, rev: 'x' }])
      .waitTask()
    await client()
      .index('members')
      .updateDocuments([{ id: `${ada.id}-m`, rev: 'old' }])
      .waitTask()
    const found = await drift()
    expect(found.map(({ id, what }) => `${what} ${id}`).sort()).toEqual(
      ['extra ghost', `missing ${labThread}`, `stale ${ada.id}`].sort(),
    )
    await repair(db(), client(), found)
    expect(await drift()).toEqual([])
  })

  test('killed in the middle of its work, it is caught up with afterwards', async () => {
    const id = await threadRow(open.id, ada.id, { title: 'Survivor salamander' })
    await noteChange(db(), 'threads', id)
    const draining = drainChanges(db(), client()).then(
      () => 'done',
      () => 'cut short',
    )
    await meili.kill()
    const outcome = await draining
    const guarded = withFallback(patient(), postgresEngine(db()))
    expect(names(await ask(guarded, ben, 'q=salamander'))).toEqual(['Survivor salamander'])
    await meili.start()
    if (outcome === 'cut short') expect(await drainChanges(db(), client())).toBe(1)
    expect(await drift()).toEqual([])
    expect(names(await meiliAsk(ben, 'q=salamander'))).toEqual(['Survivor salamander'])
  })

  test('two processes never write at once', async () => {
    const { pool } = database()
    const inner = await asOnlyWriter(pool, () => asOnlyWriter(pool, async () => 'both'))
    expect(inner).toBeNull()
    expect(await asOnlyWriter(pool, async () => 'alone')).toBe('alone')
  })
})

describe('when the index is in trouble', () => {
  let proxy: Server
  let behave: 'html' | 'hang' | 'reset' = 'html'
  let asked = 0
  let time = 0
  let guarded: SearchEngine

  beforeAll(async () => {
    proxy = createServer((request, response) => {
      asked += 1
      if (behave === 'html') response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>')
      if (behave === 'reset') request.socket.destroy()
    })
    await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready))
  })
  beforeEach(() => {
    asked = 0
    time = 0
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
    guarded = withFallback(meiliEngine(db(), { url, key: 'k' }), postgresEngine(db()), () => time)
  })
  afterAll(() => {
    proxy.closeAllConnections()
    proxy.close()
  })

  test.each(['html', 'hang', 'reset'] as const)(
    'with a server that answers by %s, search answers from the database and says so',
    async (how) => {
      behave = how
      const view = await ask(guarded, ben, 'q=subnetting')
      expect([view.total, view.isFallback]).toEqual([5, true])
    },
  )

  test('a server in trouble is left alone for a while, then tried once more', async () => {
    behave = 'html'
    await ask(guarded, ben, 'q=subnetting')
    const first = asked
    await ask(guarded, ben, 'q=subnetting')
    expect(asked).toBe(first)
    time = 2001
    await ask(guarded, ben, 'q=subnetting')
    expect(asked).toBeGreaterThan(first)
  })

  test('a server that is well again is used again', async () => {
    let broken = true
    const flaky: SearchEngine = {
      needsMemberships: true,
      find: (query) => (broken ? Promise.reject(new Error('away')) : patient().find(query)),
    }
    const healing = withFallback(flaky, postgresEngine(db()), () => time)
    expect((await ask(healing, ben, 'q=subnetting')).isFallback).toBe(true)
    broken = false
    time = 2001
    expect((await ask(healing, ben, 'q=subnetting')).isFallback).toBe(false)
  })
})
