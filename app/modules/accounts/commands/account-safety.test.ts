import { beforeEach, expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { useDatabase } from '#test/database.ts'
import { as, asVisitor, makeMember, NOON, PASSWORD, passwordRow } from '#test/factories.ts'
import { isCommonPassword } from '../common-passwords.server.ts'
import type { Actor } from '../domain/actor.ts'
import { isExportKey } from '../export-key.server.ts'
import { changePassword } from './change-password.server.ts'
import { startSession } from './start-session.server.ts'
import { join } from './join.server.ts'
import { deleteAccount } from '#app/modules/personal-data/commands/delete-account.server.ts'
import { openExport } from './open-export.server.ts'
import { resetPassword } from './reset-password.server.ts'

useDatabase()

let member: Actor
beforeEach(async () => {
  member = await makeMember()
  await passwordRow(member)
})

test('the first browser of all is met in silence, every further one is written about, a known one is not', async () => {
  const laptop = await signInFrom('')
  expect(await subjects()).toEqual([])
  await signInFrom(laptop)
  expect(await subjects()).toEqual([])
  const phone = await signInFrom('', 'Mozilla/5.0 (iPhone) Safari/605')
  expect(await subjects()).toEqual(['A new sign-in to your account'])
  await signInFrom(phone)
  await signInFrom(laptop)
  expect(await subjects()).toHaveLength(1)
  const [message] = await db().mail.findMany({ where: { memberId: member.id } })
  expect(message!.text).toContain('Safari on iPhone, from the address 198.51.100.7')
  expect(message).toMatchObject({ mayWait: false })
})

test('a browser that one member used is new to another, and its secret is not stored', async () => {
  const cookie = await signInFrom('')
  const other = await makeMember()
  await signInFrom('', '', other)
  await signInFrom(cookie, '', other)
  expect(await subjects(other)).toEqual(['A new sign-in to your account'])
  const secret = cookie.split('=')[1]!
  const rows = await db().knownDevice.findMany()
  expect(rows.some(({ id }) => id.includes(secret))).toBe(false)
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
})

test('a changed password is written about, whichever way it changed', async () => {
  await changePassword(as(member), { current: PASSWORD, password: 'a rather new sentence', keepSession: '' })
  expect(await subjects()).toEqual(['Your password was changed'])
  expect(
    (await changePassword(as(member), { current: 'wrong', password: 'and another one', keepSession: '' })).ok,
  ).toBe(false)
  expect(await subjects()).toHaveLength(1)
})

test('passwords that everybody knows are refused wherever one is chosen, with small changes too', async () => {
  for (const password of ['1234567890', 'Password123', 'qwertyuiop', 'sunshine99', 'iloveyou!!', 'aaaaaaaaaaaa']) {
    const refused = { ok: false, problem: { kind: 'invalid', field: 'password' } }
    expect(await join(asVisitor(), { name: 'Ada', email: 'ada@example.org', password }), password).toMatchObject(
      refused,
    )
    const input = { current: PASSWORD, password, keepSession: '' }
    expect(await changePassword(as(member), input), password).toMatchObject(refused)
    expect(await resetPassword(asVisitor(), { token: 'any', password }), password).toMatchObject(refused)
  }
  for (const password of ['a lamp over the door', 'guildhall-demo', 'correct horse battery'])
    expect(isCommonPassword(password), password).toBe(false)
})

test('data and deletion ask for the password again', async () => {
  const wrong = { ok: false, problem: { kind: 'invalid', field: 'password' } }
  expect(await openExport(as(member), { password: 'not it' })).toMatchObject(wrong)
  expect(await deleteAccount(as(member), { confirm: member.handle, password: '' })).toMatchObject(wrong)
  const opened = await openExport(as(member), { password: PASSWORD })
  const key = opened.ok ? opened.value.key : ''
  expect(await isExportKey(as(member), key)).toBe(true)
  expect((await deleteAccount(as(member), { confirm: member.handle, password: PASSWORD })).ok).toBe(true)
})

test('the key to the data is good for ten minutes and for one member', async () => {
  const opened = await openExport(as(member), { password: PASSWORD })
  const key = opened.ok ? opened.value.key : ''
  expect(await isExportKey(as(member, new Date(NOON.getTime() + 11 * 60_000)), key)).toBe(false)
  expect(await isExportKey(as(await makeMember()), key)).toBe(false)
  expect(await isExportKey(as(member), `${key}x`)).toBe(false)
  expect(await isExportKey(as(member), '')).toBe(false)
})

test('the present password asked for a new one is limited like that for export and deletion', async () => {
  const guess = (current: string) =>
    changePassword(as(member), { current, password: 'a rather new sentence', keepSession: '' })
  for (let n = 0; n < 10; n++) expect(await guess('wrong')).toMatchObject({ problem: { field: 'current' } })
  expect(await guess(PASSWORD)).toMatchObject({ ok: false, problem: { kind: 'too-many' } })
  expect(await openExport(as(member), { password: PASSWORD })).toMatchObject({ problem: { kind: 'too-many' } })
})

test('whoever has no password is sent to choose one, and guessing ends', async () => {
  const other = await makeMember()
  expect(await openExport(as(other), { password: '' })).toMatchObject({ ok: false, problem: { kind: 'not-allowed' } })
  for (let n = 0; n < 10; n++) await openExport(as(member), { password: 'wrong' })
  expect(await openExport(as(member), { password: PASSWORD })).toMatchObject({
    ok: false,
    problem: { kind: 'too-many' },
  })
})

async function signInFrom(device: string, agent = '', who = member): Promise<string> {
  const headers = { cookie: device, 'user-agent': agent, 'x-client-address': '198.51.100.7' }
  const answer = await startSession(asVisitor(), who.id, new Request('http://localhost/login', { headers }))
  return answer.getSetCookie()[1]!.split(';')[0]!
}

async function subjects(who = member) {
  return (await db().mail.findMany({ where: { memberId: who.id } })).map(({ subject }) => subject)
}
