import type { APIRequestContext } from '@playwright/test'
import { expect, test } from './fixtures.ts'

/** How the page of a group answers: `open` shows what is inside, `door` only that the group is there. */
type Answer = 'open' | 'door' | 'missing'

const private_: [who: string, answer: Answer][] = [
  ['visitor', 'door'],
  ['a member of other groups', 'door'],
  ['a site admin', 'door'],
  ['a member', 'open'],
  ['its moderator', 'open'],
]
const secret: [who: string, answer: Answer][] = [
  ['visitor', 'missing'],
  ['a member of other groups', 'missing'],
  ['a site moderator', 'missing'],
  ['a site admin', 'missing'],
  ['a member', 'open'],
]

test.describe('a private group', () => {
  for (const [who, answer] of private_) {
    test(`is ${answer} to ${who}`, async ({ hall, clientOf }) => {
      const signIns = {
        visitor: 'visitor',
        'a member': 'worker',
        'its moderator': 'moderator',
        'a site admin': 'admin',
      }
      const client = await clientOf((signIns as Record<string, 'visitor'>)[who] ?? 'mentor')
      const group = `/groups/${hall.privateGroup}`
      const isOpen = answer === 'open'

      const home = await client.get(group)
      expect(home.status()).toBe(200)
      expect((await home.text()).includes(hall.privateThread)).toBe(isOpen)
      for (const path of ['threads', 'events', 'members']) {
        expect.soft((await client.get(`${group}/${path}`)).status(), path).toBe(isOpen ? 200 : 404)
      }
      for (const path of [`/threads/${hall.privateThread}`, `${group}/calendar.ics`]) {
        expect.soft((await client.get(path)).status(), path).toBe(isOpen ? 200 : 404)
      }
      expect.soft((await client.get(`${group}/feed.atom`)).status(), 'a feed reader signs in nowhere').toBe(404)
      await expectSilence(client, hall.privateThreadTitle, [hall.privateThread], isOpen)
    })
  }

  test('may be written in by its members alone', async ({ hall, clientOf }) => {
    const outsider = await clientOf('mentor')
    const threads = await outsider.post(`/groups/${hall.privateGroup}/threads`, { form: thread })
    expect([403, 404]).toContain(threads.status())
    const reply = await outsider.post(`/threads/${hall.privateThread}/replies`, { form: { body: 'May I' } })
    expect(reply.status()).toBe(404)
  })

  test('its threads are moved and followed live by nobody outside', async ({ hall, clientOf }) => {
    for (const who of ['mentor', 'admin'] as const) {
      const outsider = await clientOf(who)
      const move = `/threads/${hall.privateThread}/move`
      expect.soft((await outsider.get(move)).status(), who).toBe(404)
      expect
        .soft(
          (await outsider.post(move, { form: { to: 'the-night-desk', shown: 'public', sure: 'yes' } })).status(),
          who,
        )
        .toBe(404)
      expect.soft((await outsider.get(`/live?thread=${hall.privateThread}`)).status(), who).toBe(404)
      expect.soft((await outsider.post(`/bookmarks/${hall.privateThread}`, { form: {} })).status(), who).toBe(404)
    }
    const member = await clientOf('worker')
    expect.soft((await member.get(`/threads/${hall.privateThread}/move`)).status()).toBe(403)
    const visitor = await clientOf('visitor')
    expect.soft((await visitor.get(`/live?thread=${hall.privateThread}`)).status()).toBe(204)
  })
})

test.describe('a secret group', () => {
  for (const [who, answer] of secret) {
    test(`is ${answer} to ${who}`, async ({ hall, clientOf, clientOfMember }) => {
      const signIns = { visitor: 'visitor', 'a site moderator': 'moderator', 'a site admin': 'admin' }
      const client =
        who === 'a member'
          ? await clientOfMember(hall.secretMember)
          : await clientOf((signIns as Record<string, 'visitor'>)[who] ?? 'mentor')
      const isOpen = answer === 'open'
      const reads = ['', '/threads', '/events', '/members', '/calendar.ics', '/feed.atom', '/settings']
      for (const path of reads) {
        const there = await client.get(`/groups/${hall.secretGroup}${path}`)
        if (isOpen) {
          if (path.length < 12 && !['/feed.atom', '/settings'].includes(path))
            expect.soft(there.status(), path).toBe(200)
          continue
        }
        const nowhere = await client.get(`/groups/${standIn(hall.secretGroup)}${path}`)
        expect.soft(there.status(), path).toBe(nowhere.status())
        expect.soft([302, 404], path).toContain(there.status())
        expect
          .soft(await sameForAll(there, hall.secretGroup), path)
          .toBe(await sameForAll(nowhere, standIn(hall.secretGroup)))
      }
      const talk = await client.get(`/threads/${hall.secretThread}`)
      expect(talk.status()).toBe(isOpen ? 200 : 404)
      if (!isOpen) {
        const nowhere = await client.get(`/threads/${'0'.repeat(20)}`)
        expect(await sameForAll(talk, hall.secretThread)).toBe(await sameForAll(nowhere, '0'.repeat(20)))
        expect((await (await client.get('/groups')).text()).includes(hall.secretGroup)).toBe(false)
        expect((await (await client.get('/sitemap.xml')).text()).includes(hall.secretGroup)).toBe(false)
      }
      await expectSilence(client, hall.secretThreadTitle, [hall.secretThread, hall.secretGroup], isOpen)
    })
  }

  test('answers a write from outside like a group that does not exist', async ({ hall, clientOf }) => {
    const outsider = await clientOf('worker')
    for (const path of ['/threads', '/membership']) {
      const there = await outsider.post(`/groups/${hall.secretGroup}${path}`, { form: thread })
      const nowhere = await outsider.post(`/groups/${standIn(hall.secretGroup)}${path}`, { form: thread })
      expect.soft([there.status(), nowhere.status()], path).toEqual([404, 404])
      expect.soft(await sameForAll(there, hall.secretGroup)).toBe(await sameForAll(nowhere, standIn(hall.secretGroup)))
    }
    const reply = await outsider.post(`/threads/${hall.secretThread}/replies`, { form: { body: 'May I' } })
    expect(reply.status()).toBe(404)
  })
})

test.describe('the rooms of those who keep order', () => {
  const rooms: [path: string, who: ('visitor' | 'worker' | 'mentor' | 'moderator' | 'admin')[]][] = [
    ['/moderation', ['moderator', 'admin']],
    ['/admin', ['admin']],
    ['/groups/packets-and-patience/settings', ['mentor']],
    ['/groups/the-night-desk/moderation', ['moderator']],
  ]
  for (const [path, allowed] of rooms) {
    test(`${path} opens to ${allowed.join(' and ')} alone`, async ({ clientOf }) => {
      for (const who of ['visitor', 'worker', 'mentor', 'moderator', 'admin'] as const) {
        const status = (await (await clientOf(who)).get(path)).status()
        if (allowed.includes(who)) expect.soft(status, who).toBe(200)
        else expect.soft(who === 'visitor' ? [302, 404] : [403, 404], who).toContain(status)
      }
    })
  }

  test('what was left out of search is tried again by administrators alone', async ({ clientOf }) => {
    for (const who of ['worker', 'moderator'] as const) {
      expect.soft((await (await clientOf(who)).post('/admin')).status(), who).toBe(404)
    }
    expect((await (await clientOf('visitor')).post('/admin')).headers().location).toMatch(/^\/login/)
    const again = await (await clientOf('admin')).post('/admin', { form: { formId: 'tried-again' } })
    expect([again.status(), again.headers().location]).toEqual([302, '/admin'])
  })

  test('a visitor who wants to write is led to the sign-in page', async ({ hall, clientOf }) => {
    const visitor = await clientOf('visitor')
    const writes = [
      `/groups/${hall.openGroup}/threads`,
      `/threads/${hall.thread}/replies`,
      `/events/${hall.event}/rsvp`,
      `/mentors/${hall.mentor}/bookings`,
      `/groups/${hall.openGroup}/membership`,
    ]
    for (const path of writes) {
      const answer = await visitor.post(path, { form: { ...thread } })
      expect.soft([answer.status(), answer.headers().location?.split('?')[0]], path).toEqual([302, '/login'])
    }
  })

  test('a form from another site is refused, and from a page of ours that keeps quiet about itself is not', async ({
    hall,
    clientOf,
  }) => {
    const worker = await clientOf('worker')
    const post = async (headers: Record<string, string>) =>
      (await worker.post(`/threads/${hall.thread}/replies`, { form: { body: '' }, headers })).status()
    expect(await post({ Origin: 'https://elsewhere.example' })).toBe(403)
    expect(await post({ Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'same-origin' })).toBe(403)
    expect(await post({ Origin: 'null' })).toBe(403)
    expect(await post({ Origin: 'null', 'Sec-Fetch-Site': 'cross-site' })).toBe(403)
    expect(await post({ 'Sec-Fetch-Site': 'same-site' })).toBe(403)
    expect(await post({ Origin: 'null', 'Sec-Fetch-Site': 'same-origin' })).toBe(400)
    expect(await post({})).toBe(400)
  })
})

const thread = { title: 'A thread from outside', body: 'Hello', kind: 'discussion' }

/** Search, its suggestions, and the front pages say nothing of what a client may not see. */
async function expectSilence(client: APIRequestContext, title: string, names: string[], mayKnow: boolean) {
  const address = `/search?q=${encodeURIComponent(title)}`
  const found = await (await client.get(address)).text()
  if (mayKnow) expect(found).toContain(names[0])
  if (mayKnow) return
  for (const path of [address, '/', '/events', `/search/suggest?q=${encodeURIComponent(title.slice(0, 12))}`]) {
    const said = await (await client.get(path)).text()
    for (const name of names) expect.soft(said.includes(name), `${path} says ${name}`).toBe(false)
  }
}

/** A slug as long as the given one that nothing has. */
function standIn(slug: string): string {
  return 'x'.repeat(slug.length)
}

/** A page's text without what differs between any two requests: identifiers of the request, and the address itself. */
async function sameForAll(answer: { text(): Promise<string>; headers(): Record<string, string> }, name: string) {
  const requestId = answer.headers()['x-request-id'] ?? ' '
  return (await answer.text())
    .replaceAll(requestId, 'REQUEST')
    .replaceAll(name, 'NAME')
    .replaceAll(/nonce="[^"]*"|"nonce","[^"]*/g, 'NONCE')
    .replaceAll(/name="formId" value="[^"]*"/g, 'FORM')
    .replaceAll(/formSeed","[0-9a-z]{20}/g, 'SEED')
}
