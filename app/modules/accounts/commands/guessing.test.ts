import { beforeAll, expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { hashToken } from '#app/platform/ids.server.ts'
import { takeFromLimit } from '#app/platform/rate-limits.server.ts'
import { useDatabase } from '#test/database.ts'
import { asVisitor, makeMember, NOON } from '#test/factories.ts'
import { trySecret } from '../link-tries.server.ts'
import { hashPassword } from '../password.server.ts'
import { listSessions } from '../queries/list-sessions.server.ts'
import { actingAs } from '../queries/acting-as.server.ts'
import { currentActor, openSession } from '../session.server.ts'
import { startSession } from './start-session.server.ts'
import { join } from './join.server.ts'
import { redeemLink } from './redeem-link.server.ts'
import { sendLink } from './send-link.server.ts'
import { signIn } from './sign-in.server.ts'

useDatabase()

const DAY = 86_400_000
const password = 'a short sentence'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(password)
})

const tooMany = { ok: false, problem: { kind: 'too-many' } }

test('guesses from many places are counted together, and the owner still gets in by device and by link', async () => {
  const member = await makeMember({ passwordHash })
  const { email } = member
  const own = await startSession(asVisitor(), member.id, new Request('http://hall.test/login'))
  const device = own.getSetCookie()[1]!.split(';')[0]!.split('=')[1]!
  const guess = (n: number) => signIn(asVisitor(), { email, password: 'wrong', address: `203.0.113.${n}` })
  for (const answer of await times(30, guess)) expect(answer).toMatchObject({ problem: { kind: 'invalid' } })
  expect(await signIn(asVisitor(), { email, password, address: '203.0.113.99' })).toMatchObject(tooMany)
  expect((await signIn(asVisitor(), { email, password, address: '203.0.113.98', device })).ok).toBe(true)
  await sendLink(asVisitor(), { email, kind: 'sign-in' })
  const mail = await db().mail.findFirstOrThrow({ where: { to: email, subject: 'Your sign-in link' } })
  const token = /login\/link\/([\w-]+)/.exec(mail.text)![1]!
  expect((await redeemLink(asVisitor(), { token, kind: 'sign-in' })).ok).toBe(true)
})

test('an address that nobody has is counted alike', async () => {
  const email = 'nobody@example.org'
  await times(30, (n) => signIn(asVisitor(), { email, password, address: `192.0.2.${n}` }))
  expect(await signIn(asVisitor(), { email, password, address: '192.0.2.99' })).toMatchObject(tooMany)
})

test('right passwords use up nothing', async () => {
  const { email } = await makeMember({ passwordHash })
  for (let round = 0; round < 2; round++) {
    const answers = await times(16, (n) => signIn(asVisitor(), { email, password, address: `198.18.${round}.${n}` }))
    expect(answers.every(({ ok }) => ok)).toBe(true)
  }
})

test('one IPv6 line is one client, and an IPv4 address written as IPv6 is the same client', async () => {
  const { email } = await makeMember({ passwordHash })
  for (let n = 0; n < 10; n++) await signIn(asVisitor(), { email, password: 'wrong', address: `2001:db8:1:2::${n}` })
  const there = (address: string) => signIn(asVisitor(), { email, password, address })
  expect(await there('2001:db8:1:2:ffff::1')).toMatchObject(tooMany)
  expect((await there('2001:db8:1:3::1')).ok).toBe(true)
  for (let n = 0; n < 10; n++) await signIn(asVisitor(), { email, password: 'wrong', address: '198.51.100.77' })
  expect(await there('::ffff:198.51.100.77')).toMatchObject(tooMany)
})

test('joining and asking for links are limited by client too, an IPv6 line being one', async () => {
  const from = (n: number) => `2001:db8:9:9::${n.toString(16)}`
  await times(59, (n) => takeFromLimit('link-address', from(n)))
  expect((await sendLink(asVisitor(), { email: 'k@x.org', kind: 'reset', address: from(98) })).ok).toBe(true)
  expect(await sendLink(asVisitor(), { email: 'l@x.org', kind: 'sign-in', address: from(99) })).toMatchObject(tooMany)
  const person = { name: 'N', password }
  await times(29, (n) => takeFromLimit('join-address', from(n)))
  expect((await join(asVisitor(), { ...person, email: 'i@x.org', address: from(98) })).ok).toBe(true)
  expect(await join(asVisitor(), { ...person, email: 'j@x.org', address: from(99) })).toMatchObject(tooMany)
})

test('a client that tries many links that lead nowhere has to wait, also with a good one', async () => {
  const request = new Request('http://hall.test/', { headers: { 'x-client-address': '203.0.113.200' } })
  expect(await times(60, () => trySecret(request, async () => null))).toEqual(Array(60).fill(null))
  await expect(trySecret(request, async () => 'found')).rejects.toMatchObject({ status: 429 })
  const elsewhere = new Request('http://hall.test/', { headers: { 'x-client-address': '203.0.113.201' } })
  expect(await trySecret(elsewhere, async () => 'found')).toBe('found')
})

test('asking for a link costs the hash of a password, whether somebody is there or not', async () => {
  const { email } = await makeMember({ passwordHash })
  const costs = { known: 0, unknown: 0 }
  for (let n = 0; n < 4; n++) {
    costs.known += await processorTime(() => sendLink(asVisitor(), { email, kind: 'sign-in' }))
    costs.unknown += await processorTime(() => sendLink(asVisitor(), { email: 'nobody@x.org', kind: 'sign-in' }))
  }
  expect(costs.unknown).toBeGreaterThan(costs.known / 4)
})

test('a session ends thirty days after it began, however it is used', async () => {
  const member = await makeMember()
  const cookie = await openSession(member.id, new Request('http://hall.test/'))
  expect(cookie).toMatch(/Max-Age=2592000/)
  const request = () => new Request('http://hall.test/', { headers: { cookie: cookie.split(';')[0]! } })
  const id = hashToken(cookie.split(';')[0]!.split('=')[1]!)
  const begun = (days: number, expires = 14) =>
    db().session.update({
      where: { id },
      data: { createdAt: new Date(Date.now() - days * DAY), expiresAt: new Date(Date.now() + expires * DAY) },
    })
  await begun(29.9)
  expect(await currentActor(request())).toMatchObject({ id: member.id })
  await begun(30.01)
  expect(await currentActor(request())).toBeNull()
})

test('a session in use is put off, but never beyond thirty days from its beginning; one that nobody uses ends before', async () => {
  const member = await makeMember()
  const cookie = await openSession(member.id, new Request('http://hall.test/'))
  const request = () => new Request('http://hall.test/', { headers: { cookie: cookie.split(';')[0]! } })
  const id = hashToken(cookie.split(';')[0]!.split('=')[1]!)
  const set = (begun: number, expires: number) =>
    db().session.update({
      where: { id },
      data: { createdAt: new Date(Date.now() - begun * DAY), expiresAt: new Date(Date.now() + expires * DAY) },
    })
  const left = async () =>
    Math.round(((await db().session.findUniqueOrThrow({ where: { id } })).expiresAt.getTime() - Date.now()) / DAY)
  await set(10, 2)
  await currentActor(request())
  expect(await left()).toBe(14)
  await set(25, 2)
  expect(await currentActor(request())).not.toBeNull()
  await db().session.update({ where: { id }, data: { createdAt: new Date(Date.now() - 30.01 * DAY) } })
  expect(await currentActor(request())).toBeNull()
  await db().session.create({ data: { id, userId: member.id, expiresAt: new Date() } })
  await set(10, -0.01)
  expect(await currentActor(request())).toBeNull()
})

test('the list of sessions says when each began and when it ends', async () => {
  const member = await makeMember()
  await openSession(member.id, new Request('http://hall.test/'))
  await db().session.updateMany({ where: { userId: member.id }, data: { createdAt: NOON } })
  const [session] = await listSessions(await actingAs(asVisitor(), member.id), '')
  expect(session).toMatchObject({
    openedAt: NOON.toISOString(),
    endsAt: new Date(NOON.getTime() + 30 * DAY).toISOString(),
  })
})

function times<Value>(count: number, work: (n: number) => Promise<Value>): Promise<Value[]> {
  return Promise.all(Array.from({ length: count }, (_, n) => work(n)))
}

async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return user + system
}
