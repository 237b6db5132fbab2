import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { answerFeed, type Feed } from './feed-answer.server.ts'

let serial = 0
const ask = (headers: Record<string, string> = {}) => new Request('http://hall.example/feed', { headers })
const how = { type: 'text/calendar', name: 'hall.ics', isPublic: true }

/** A feed of its own scope that counts how often it is written. */
function makeFeed(given: Partial<Feed> = {}): Feed & { written: number } {
  serial += 1
  return {
    scope: `test ${serial}`,
    version: 'one',
    written: 0,
    async write() {
      this.written += 1
      return `text of ${this.version} `.repeat(50)
    },
    async versionNow() {
      return this.version
    },
    ...given,
  } as Feed & { written: number }
}

it('a feed is written once for each version', async () => {
  const feed = makeFeed()
  const texts = []
  for (const version of ['one', 'one', 'two', 'two']) {
    feed.version = version
    texts.push(await (await answerFeed(ask(), feed, how)).text())
  }
  expect(feed.written).toBe(2)
  expect(texts[1]).toBe(texts[0])
  expect(texts[2]).toContain('text of two')
})

it('whoever has this version already is told so without writing it', async () => {
  const feed = makeFeed()
  const etag = (await answerFeed(ask(), makeFeed(), how)).headers.get('etag')!
  for (const known of [etag, `"x", ${etag}`, etag.replace('W/', '')]) {
    const answer = await answerFeed(ask({ 'if-none-match': known }), feed, how)
    expect([answer.status, await answer.text(), answer.headers.get('etag')]).toEqual([304, '', etag])
  }
  expect(feed.written).toBe(0)
  expect((await answerFeed(ask({ 'if-none-match': '"other"' }), feed, how)).status).toBe(200)
})

it('what is for one class of viewers is never given to another, also at the same version', async () => {
  const [mine, theirs] = [makeFeed({ write: async () => 'mine' }), makeFeed({ write: async () => 'theirs' })]
  expect(await (await answerFeed(ask(), mine, how)).text()).toBe('mine')
  expect(await (await answerFeed(ask(), theirs, how)).text()).toBe('theirs')
  const closed = await answerFeed(ask(), mine, { ...how, isPublic: false })
  expect(closed.headers.get('cache-control')).toMatch(/^private/)
})

it('a text written while something changed is not kept', async () => {
  const feed = makeFeed({ versionNow: async () => 'another' })
  await answerFeed(ask(), feed, how)
  await answerFeed(ask(), feed, how)
  expect(feed.written).toBe(2)
})

it('a text goes out compressed as the reader likes, and plain to one who does not', async () => {
  const feed = makeFeed()
  const plain = await (await answerFeed(ask(), feed, how)).text()
  const bytes = async (accept: string) => {
    const answer = await answerFeed(ask({ 'accept-encoding': accept }), feed, how)
    return [answer.headers.get('content-encoding'), Buffer.from(await answer.arrayBuffer())] as const
  }
  const [brotli, gzip, none] = [await bytes('gzip, deflate, br'), await bytes('gzip, br;q=0'), await bytes('deflate')]
  expect([brotli[0], gzip[0], none[0]]).toEqual(['br', 'gzip', null])
  expect(brotliDecompressSync(brotli[1]).toString()).toBe(plain)
  expect(gunzipSync(gzip[1]).toString()).toBe(plain)
  expect(none[1].toString()).toBe(plain)
})

it('no feed answers 404', async () => {
  await expect(answerFeed(ask(), null, how)).rejects.toMatchObject({ status: 404 })
})
