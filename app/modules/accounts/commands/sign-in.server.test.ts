import { beforeAll, expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { hashToken } from '#app/platform/ids.server.ts'
import { useDatabase } from '#test/database.ts'
import { as, asVisitor, makeMember, NOON } from '#test/factories.ts'
import { hashPassword } from '../password.server.ts'
import { currentActor, openSession } from '../session.server.ts'
import { changePassword } from './change-password.server.ts'
import { redeemLink } from './redeem-link.server.ts'
import { resetPassword } from './reset-password.server.ts'
import { sendLink } from './send-link.server.ts'
import { signIn } from './sign-in.server.ts'

useDatabase()

const password = 'a short sentence'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(password)
})

function request(cookie = '') {
  return new Request('http://hall.test/', { headers: { cookie, 'user-agent': 'Firefox/130 (Linux)' } })
}

async function linkMailedTo(email: string, path: string) {
  const mail = await db().mail.findFirstOrThrow({ where: { to: email }, orderBy: { createdAt: 'desc' } })
  return new RegExp(`${path}/([\\w-]+)`).exec(mail.text)![1]!
}

test('the right password signs in', async () => {
  const member = await makeMember({ passwordHash })
  const result = await signIn(asVisitor(), { email: member.email.toUpperCase(), password, address: '198.51.100.1' })
  expect(result).toMatchObject({ ok: true, value: { memberId: member.id } })
})

test('a wrong password and an unknown address answer alike', async () => {
  const member = await makeMember({ passwordHash })
  const wrong = await signIn(asVisitor(), { email: member.email, password: 'nonsense', address: '198.51.100.2' })
  const unknown = await signIn(asVisitor(), { email: 'nobody@example.org', password, address: '198.51.100.2' })
  expect(wrong.ok).toBe(false)
  expect(unknown).toEqual(wrong)
})

test('after ten wrong tries even the right password waits', async () => {
  const member = await makeMember({ passwordHash })
  const attempt = { email: member.email, password: 'nonsense', address: '198.51.100.3' }
  for (let n = 0; n < 10; n++) await signIn(asVisitor(), attempt)
  expect(await signIn(asVisitor(), { ...attempt, password })).toMatchObject({
    ok: false,
    problem: { kind: 'too-many' },
  })
})

test('a session is found by its cookie and stored by its hash alone', async () => {
  const member = await makeMember()
  const cookie = (await openSession(member.id, request())).split(';')[0]!
  const sessionId = cookie.split('=')[1]!
  expect(await currentActor(request(cookie))).toMatchObject({ id: member.id, handle: member.handle })
  expect(await db().session.count({ where: { id: sessionId } })).toBe(0)
  expect(await db().session.count({ where: { id: hashToken(sessionId) } })).toBe(1)
})

test('a stolen row of the session table opens nothing', async () => {
  const member = await makeMember()
  await openSession(member.id, request())
  const row = await db().session.findFirstOrThrow({ where: { userId: member.id } })
  expect(await currentActor(request(`guildhall_session=${row.id}`))).toBeNull()
})

test('an ended session, a suspended member and a deleted one are visitors', async () => {
  const later = new Date(Date.now() + 3_600_000)
  for (const given of [{ suspendedUntil: later }, { deletedAt: NOON }]) {
    const member = await makeMember(given)
    const cookie = (await openSession(member.id, request())).split(';')[0]!
    expect(await currentActor(request(cookie))).toBeNull()
  }
})

test('a sign-in link works once', async () => {
  const member = await makeMember()
  await sendLink(asVisitor(), { email: member.email, kind: 'sign-in' })
  const token = await linkMailedTo(member.email, '/login/link')
  expect(await redeemLink(asVisitor(), { token, kind: 'sign-in' })).toEqual({
    ok: true,
    value: { memberId: member.id, isAfresh: false },
  })
  expect((await redeemLink(asVisitor(), { token, kind: 'sign-in' })).ok).toBe(false)
})

test('a link that has expired is refused', async () => {
  const member = await makeMember()
  await sendLink(asVisitor(), { email: member.email, kind: 'sign-in' })
  const token = await linkMailedTo(member.email, '/login/link')
  const later = new Date(NOON.getTime() + 21 * 60_000)
  expect((await redeemLink(asVisitor(later), { token, kind: 'sign-in' })).ok).toBe(false)
})

test('asking for a link says the same for an address that nobody has, and mails nobody', async () => {
  const result = await sendLink(asVisitor(), { email: 'nobody@example.org', kind: 'reset' })
  expect(result.ok).toBe(true)
  expect(await db().mail.count({ where: { to: 'nobody@example.org' } })).toBe(0)
})

test('a new password by link ends every session', async () => {
  const member = await makeMember({ passwordHash })
  const cookie = (await openSession(member.id, request())).split(';')[0]!
  await sendLink(asVisitor(), { email: member.email, kind: 'reset' })
  const token = await linkMailedTo(member.email, '/login/reset')
  expect((await resetPassword(asVisitor(), { token, password: 'another sentence' })).ok).toBe(true)
  expect(await currentActor(request(cookie))).toBeNull()
  const signedIn = await signIn(asVisitor(), {
    email: member.email,
    password: 'another sentence',
    address: '198.51.100.4',
  })
  expect(signedIn.ok).toBe(true)
})

test('changing the password needs the present one and keeps only this session', async () => {
  const member = await makeMember({ passwordHash })
  const here = (await openSession(member.id, request())).split(';')[0]!
  const there = (await openSession(member.id, request())).split(';')[0]!
  const keepSession = hashToken(here.split('=')[1]!)
  const input = { current: 'nonsense', password: 'another sentence', keepSession }
  expect(await changePassword(as(member), input)).toMatchObject({ ok: false, problem: { field: 'current' } })
  expect((await changePassword(as(member), { ...input, current: password })).ok).toBe(true)
  expect(await currentActor(request(here))).not.toBeNull()
  expect(await currentActor(request(there))).toBeNull()
})

test('outside demo mode the demo people cannot sign in', async () => {
  const email = 'worker@demo.guildhall.local'
  await makeMember({ email, passwordHash })
  const result = await signIn(asVisitor(), { email: email.toUpperCase(), password, address: '198.51.100.5' })
  expect(result).toMatchObject({ ok: false, problem: { field: 'password' } })
})
