import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { FOR_EVERYONE } from '#app/platform/answers.server.ts'
import { isKnown } from '#app/platform/negotiation.server.ts'
import { bytesOf, PageCache, type CachedPage } from './page-cache.ts'

const NOON = Date.parse('2026-11-22T12:00:10Z')

function hall() {
  const state = { version: 1, now: NOON, made: 0, asked: 0 }
  const pages = new PageCache({
    version: async () => {
      state.asked += 1
      return state.version
    },
    clock: () => state.now,
  })
  const make = (key = '/groups', headers: Record<string, string> = { 'cache-control': FOR_EVERYONE }, status = 200) =>
    pages.make(key, async () => new Response(`page ${++state.made}`, { status, headers }))
  const found = async (key = '/groups') => (await pages.find(key))?.plain.toString() ?? null
  return { state, pages, make, found }
}

test('a page is kept while nothing changes, and not a moment longer', async () => {
  const { state, make, found } = hall()
  expect(await found()).toBeNull()
  await make()
  expect(await found()).toBe('page 1')
  state.version = 2
  expect(await found()).toBeNull()
  await make()
  expect(await found()).toBe('page 2')
})

test('what a page says of time is true: it ends with its minute', async () => {
  const { state, make, found } = hall()
  await make()
  state.now = Date.parse('2026-11-22T12:00:59.999Z')
  expect(await found()).toBe('page 1')
  state.now = Date.parse('2026-11-22T12:01:00Z')
  expect(await found()).toBeNull()
})

test('a change while a page is made keeps it from being shown to whoever asks later', async () => {
  const { state, pages, found } = hall()
  const made = pages.make('/groups', async () => {
    state.version = 2
    return new Response('made of both', { headers: { 'cache-control': FOR_EVERYONE } })
  })
  expect(((await made) as CachedPage).plain.toString()).toBe('made of both')
  expect(await found()).toBeNull()
})

test('those who ask at once wait for one making; one who asks after a change does not', async () => {
  const { state, pages } = hall()
  const doors: (() => void)[] = []
  const slow = (words: string) => () =>
    new Promise<Response>((resolve) =>
      doors.push(() => resolve(new Response(words, { headers: { 'cache-control': FOR_EVERYONE } }))),
    )
  const early = [1, 2, 3].map((n) => pages.make('/groups', slow(`before ${n}`)))
  await new Promise(setImmediate)
  state.version = 2
  const late = pages.make('/groups', slow('after'))
  await new Promise(setImmediate)
  expect(doors).toHaveLength(2)
  doors.forEach((open) => open())
  expect((await Promise.all(early)).map((page) => (page as CachedPage).plain.toString())).toEqual(
    Array(3).fill('before 1'),
  )
  expect(((await late) as CachedPage).plain.toString()).toBe('after')
  expect((await pages.find('/groups'))?.plain.toString()).toBe('after')
})

test.each([
  ['belongs to the one who asked', { 'cache-control': 'private, no-store' }, 200],
  ['says nothing of who may keep it', {}, 200],
  ['sets a cookie', { 'cache-control': FOR_EVERYONE, 'set-cookie': 'a=b' }, 200],
  ['was not found', { 'cache-control': FOR_EVERYONE }, 404],
])('an answer that %s is given to its asker alone', async (_why, headers, status) => {
  const { make, found, pages } = hall()
  const answers = await Promise.all([
    make('/groups', headers as never, status),
    make('/groups', headers as never, status),
  ])
  expect(answers[0]).toBeInstanceOf(Response)
  expect(answers[1]).toBeNull()
  expect(await found()).toBeNull()
  expect(pages.size).toEqual({ pages: 0, bytes: 0 })
})

test('a making that fails fails for its asker, and the others make their own', async () => {
  const { pages } = hall()
  const failing = pages.make('/groups', async () => Promise.reject(new Error('away')))
  const waiting = pages.make('/groups', async () => new Response('never asked'))
  await expect(failing).rejects.toThrow('away')
  expect(await waiting).toBeNull()
})

test('pages that nobody asks for leave first when there are too many, and addresses without end are not kept', async () => {
  const { make, found, pages } = hall()
  for (let n = 0; n < 1000; n++) await make(`/threads/${n}`)
  await found('/threads/0')
  await make('/threads/1000')
  expect(pages.size.pages).toBe(1000)
  expect(await found('/threads/0')).toBe('page 1')
  expect(await found('/threads/1')).toBeNull()
  expect(await make(`/groups?q=${'x'.repeat(500)}`)).toBeInstanceOf(Response)
})

test('an address that nobody keeps costs no look at the database', async () => {
  const { state, found } = hall()
  await found('/nowhere')
  expect(state.asked).toBe(0)
})

test('a page leaves in the packing the client takes, and not at all when the client has it', async () => {
  const { make } = hall()
  const page = (await make()) as CachedPage
  const sent = async (accepted: string) => bytesOf(page, accepted)
  expect(brotliDecompressSync((await sent('gzip, deflate, br')).bytes).toString()).toBe('page 1')
  expect(gunzipSync((await sent('gzip;q=1, br;q=0')).bytes).toString()).toBe('page 1')
  expect(await sent('identity')).toEqual({ bytes: page.plain })
  expect([page.etag, `"other", ${page.etag}`, '"other"'].map((known) => isKnown(page.etag, known))).toEqual([
    true,
    true,
    false,
  ])
  expect(isKnown(page.etag, undefined)).toBe(false)
})
