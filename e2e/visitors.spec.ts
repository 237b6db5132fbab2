import type { APIRequestContext } from '@playwright/test'
import { expect, hallUrl, secondHallUrl, test } from './fixtures.ts'

const ask = (path: string, headers: Record<string, string> = {}, hall = hallUrl()) =>
  fetch(hall + path, { headers, redirect: 'manual' })

test('a visitor’s page comes without scripts, and may be kept by whoever asks each time whether it holds', async ({
  hall,
}) => {
  for (const path of ['/', '/groups', `/groups/${hall.openGroup}`, `/threads/${hall.thread}`, '/events', '/mentors']) {
    const [first, second] = [await ask(path), await ask(path)]
    const html = await first.text()
    expect.soft(html, path).not.toMatch(/<script(?! type="application\/ld\+json")/)
    expect.soft(first.headers.get('cache-control'), path).toBe('public, no-cache')
    expect.soft(first.headers.get('set-cookie'), path).toBeNull()
    expect.soft(first.headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'")
    expect.soft(second.headers.get('x-frame-options'), path).toBe('DENY')
    expect.soft(second.headers.get('content-security-policy'), path).toContain("script-src 'self';")
    expect.soft(second.headers.get('x-request-id'), path).not.toBe(first.headers.get('x-request-id'))
  }
})

test('a browser that has the page hears so, and each gets the packing it takes', async ({ hall }) => {
  const path = `/threads/${hall.thread}`
  await expect(async () => {
    const page = await ask(path)
    const again = await ask(path, { 'If-None-Match': page.headers.get('etag')! })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect(again.headers.get('vary')).toContain('Cookie')
    const plain = await (await ask(path, { 'Accept-Encoding': 'identity' })).text()
    expect(await (await ask(path, { 'Accept-Encoding': 'br' })).text()).toBe(plain)
    expect(await (await ask(path, { 'Accept-Encoding': 'gzip' })).text()).toBe(plain)
  }).toPass()
})

test('what was written is on the next page of every visitor, whichever process answers', async ({ hall, clientOf }) => {
  const worker = await clientOf('worker')
  const path = `/threads/${hall.thread}?page=1`
  for (let round = 0; round < 5; round++) {
    await Promise.all([ask(path), ask(path, {}, secondHallUrl())])
    const words = `Said in round ${round} of ${Date.now()}`
    const posted = await worker.post(`/threads/${hall.thread}/replies`, { form: { body: words } })
    expect(posted.status()).toBe(302)
    const pages = await Promise.all([ask(path), ask(path, {}, secondHallUrl())])
    for (const page of pages) expect(await page.text()).toContain(words)
  }
})

test('a group that closes is closed to the next visitor, and open again to the one after', async ({
  clientOf,
  ask: tell,
}) => {
  const worker = await clientOf('worker')
  const group = await made(worker, '/groups/new', {
    name: `The turning door ${Date.now()}`,
    description: 'Opens and closes.',
    visibility: 'public',
    joinPolicy: 'open',
  })
  const thread = await made(worker, `${group}/threads`, { title: 'In or out', body: 'Hello', kind: 'discussion' })
  const turn = (visibility: string) =>
    tell('update groups set visibility = $2 where slug = $1', [group.split('/').at(-1), visibility])
  for (const [visibility, status] of [
    ['public', 200],
    ['private', 404],
    ['public', 200],
    ['secret', 404],
  ] as const) {
    await turn(visibility)
    for (const url of [hallUrl(), secondHallUrl()]) {
      expect((await ask(thread, {}, url)).status, visibility).toBe(status)
      expect((await ask(thread, {}, url)).status, visibility).toBe(status)
    }
  }
})

test('what a member sees is nobody else’s, however often the page is asked for', async ({ hall, clientOf }) => {
  const moderator = await clientOf('moderator')
  for (const path of [`/threads/${hall.thread}`, `/groups/${hall.openGroup}`, '/groups']) {
    await ask(path)
    const answer = await moderator.get(path)
    expect(answer.headers()['cache-control']).toBe('private, no-store')
    expect(answer.headers()['etag']).toBeUndefined()
    expect(await answer.text()).toContain('/logout')
    const page = await (await ask(path)).text()
    expect(page).toContain('/login')
    expect(page).not.toContain('/logout')
    expect(page).not.toContain('formId')
  }
  expect((await moderator.get(`/threads/${hall.privateThread}`)).status()).toBe(200)
  expect((await ask(`/threads/${hall.privateThread}`)).status).toBe(404)
})

test('a browser that chose a theme gets its theme, and the next visitor does not', async () => {
  const theme = `guildhall_theme=${encodeURIComponent(Buffer.from('"dark"').toString('base64'))}`
  expect(await (await ask('/groups', { Cookie: theme })).text()).toContain('data-theme="dark"')
  const plain = await ask('/groups')
  expect(await plain.text()).not.toContain('data-theme')
  expect((await ask('/groups', { Cookie: theme })).headers.get('cache-control')).toBe('private, no-store')
})

/** Sends a form that makes something and answers where it leads. */
async function made(client: APIRequestContext, path: string, form: Record<string, string>): Promise<string> {
  const answer = await client.post(path, { form })
  expect(answer.status()).toBe(302)
  return answer.headers().location!.split('?')[0]!
}

test('an address that nothing has stands in the hall’s frame, for a member in their own', async ({ clientOf }) => {
  for (const who of ['visitor', 'worker'] as const) {
    const client = await clientOf(who)
    for (const answer of [await client.get('/nowhere'), await client.get('/groups/nowhere/at/all')]) {
      const html = await answer.text()
      expect.soft(answer.status(), who).toBe(404)
      expect.soft(html, who).toContain('<title>There is nothing at this address · Guildhall</title>')
      expect.soft(html.includes('href="/inbox"'), who).toBe(who === 'worker')
      expect.soft(html, who).not.toContain('<script')
    }
  }
})

test('a visitor who asks for a seat is told on the page to look into the mailbox', async ({ hall, clientOf }) => {
  const visitor = await clientOf('visitor')
  const form = { name: 'Greta Gast', email: `greta${Date.now()}@example.org`, guests: '0' }
  const asked = await visitor.post(`/events/${hall.event}/guests`, { form })
  expect(asked.status()).toBe(302)
  const page = await (await visitor.get(asked.headers().location!)).text()
  expect(page).toContain('Look into your mailbox.')
  expect(await (await visitor.get(`/events/${hall.event}`)).text()).not.toContain('Look into your mailbox.')
})
