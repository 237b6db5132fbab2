import { expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { useDatabase } from '#test/database.ts'
import { asVisitor, NOON } from '#test/factories.ts'
import { joinedAs, readJoinedAs } from '../join-mark.server.ts'
import { showLink } from '../mailed-link.server.ts'
import { join } from './join.server.ts'
import { redeemLink } from './redeem-link.server.ts'
import { sendLink } from './send-link.server.ts'

useDatabase()

const ada = { name: 'Ada Quintana', email: 'ada@example.org', password: 'a short sentence' }

test('joining makes an unverified member, mails a link and announces it, all at once', async () => {
  const result = await join(asVisitor(), ada)
  expect(result).toMatchObject({ ok: true })
  const member = await db().member.findFirstOrThrow({ where: { email: 'ADA@example.org' } })
  expect(member).toMatchObject({ handle: 'ada-quintana', emailVerifiedAt: null })
  expect(member.passwordHash).toMatch(/^\$argon2id\$/)
  const [mail] = await db().mail.findMany({ where: { to: 'ada@example.org' } })
  expect(mail!.text).toContain('/verify/')
  const jobs = await db().$queryRaw<{ task: string }[]>`select task_identifier as task from graphile_worker.jobs`
  expect(jobs.map(({ task }) => task).sort()).toEqual(['fact', 'mail'])
})

test('the link from the mail confirms the address, once', async () => {
  await join(asVisitor(), { ...ada, email: 'once@example.org' })
  const mail = await db().mail.findFirstOrThrow({ where: { to: 'once@example.org' } })
  const token = /\/verify\/([\w-]+)/.exec(mail.text)![1]!
  expect(await redeemLink(asVisitor(), { token, kind: 'verify' })).toMatchObject({ ok: true })
  expect(await redeemLink(asVisitor(), { token, kind: 'verify' })).toMatchObject({
    ok: false,
    problem: { kind: 'invalid' },
  })
  const member = await db().member.findFirstOrThrow({ where: { email: 'once@example.org' } })
  expect(member.emailVerifiedAt).toEqual(NOON)
})

test('a link that a newer mail replaced says so, one that was used does not', async () => {
  const email = 'replaced@example.org'
  await join(asVisitor(), { ...ada, email })
  const tokenIn = (text: string) => /\/verify\/([\w-]+)/.exec(text)![1]!
  const first = tokenIn((await db().mail.findFirstOrThrow({ where: { to: email } })).text)
  await sendLink(asVisitor(), { email, kind: 'verify' })
  const tokens = (await db().mail.findMany({ where: { to: email } })).map(({ text }) => tokenIn(text))
  const second = tokens.find((token) => token !== first)!
  const shown = (token: string) => showLink(asVisitor(), new Request('http://hall.test/'), token, 'verify')
  expect(await shown(first)).toMatchObject({ link: null, isReplaced: true })
  expect(await redeemLink(asVisitor(), { token: first, kind: 'verify' })).toMatchObject({ ok: false })
  expect(await shown(second)).toMatchObject({ link: { email }, isReplaced: false })
  expect(await redeemLink(asVisitor(), { token: second, kind: 'verify' })).toMatchObject({ ok: true })
  for (const token of [first, second]) expect(await shown(token)).toMatchObject({ link: null, isReplaced: false })
})

test('the browser that joined knows where the mail went, another does not', () => {
  const cookie = joinedAs('ada+hall@example.org').split(';')[0]!
  const asked = (headers: HeadersInit) => readJoinedAs(new Request('http://hall.test/verify', { headers }))
  expect(asked({ cookie })).toBe('ada+hall@example.org')
  expect(asked({})).toBe('')
  for (const odd of ['', '%', 'PGI-', Buffer.from('no address').toString('base64url')])
    expect(asked({ cookie: `guildhall_joined_as=${odd}` })).toBe('')
})

test('only the hash of a link is stored', async () => {
  await join(asVisitor(), { ...ada, email: 'hash@example.org' })
  const mail = await db().mail.findFirstOrThrow({ where: { to: 'hash@example.org' } })
  const token = /\/verify\/([\w-]+)/.exec(mail.text)![1]!
  expect(await db().emailToken.count({ where: { id: token } })).toBe(0)
})

test('a confirmed address gets the same answer and another letter', async () => {
  await join(asVisitor(), { ...ada, email: 'here@example.org' })
  await db().member.updateMany({ where: { email: 'here@example.org' }, data: { emailVerifiedAt: NOON } })
  const again = await join(asVisitor(), { ...ada, name: 'Somebody Else', email: 'HERE@example.org' })
  expect(again.ok).toBe(true)
  expect(await db().member.count({ where: { email: 'here@example.org' } })).toBe(1)
  const subjects = await db().mail.findMany({ where: { to: 'here@example.org' }, select: { subject: true } })
  expect(subjects.map(({ subject }) => subject).sort()).toEqual(['Confirm your address', 'You already have an account'])
})

test('two people of one name get two handles', async () => {
  for (const n of [1, 2]) await join(asVisitor(), { ...ada, name: 'Same Name', email: `same-${n}@example.org` })
  const handles = await db().member.findMany({ where: { name: 'Same Name' }, select: { handle: true } })
  expect(handles.map(({ handle }) => handle).sort()).toEqual(['same-name', 'same-name-2'])
})

test('twenty people of one address who join in the same moment are one', async () => {
  const tries = Array.from({ length: 20 }, () => join(asVisitor(), { ...ada, email: 'race@example.org' }))
  await Promise.all(tries)
  expect(await db().member.count({ where: { email: 'race@example.org' } })).toBe(1)
})

test('the same form sent twice counts once', async () => {
  const ctx = { ...asVisitor(), formId: 'form-1234567' }
  const first = await join(ctx, { ...ada, email: 'twice@example.org' })
  const second = await join(ctx, { ...ada, email: 'twice@example.org' })
  expect(second).toEqual(first)
  expect(await db().mail.count({ where: { to: 'twice@example.org' } })).toBe(1)
})

test('an address from which too many join has to wait', async () => {
  const tries = Array.from({ length: 30 }, (_, n) =>
    join(asVisitor(), { ...ada, email: `n${n}@example.org`, address: '203.0.113.9' }),
  )
  await Promise.all(tries)
  const refused = await join(asVisitor(), { ...ada, email: 'last@example.org', address: '203.0.113.9' })
  expect(refused).toMatchObject({ ok: false, problem: { kind: 'too-many' } })
  expect(await db().member.count({ where: { email: 'last@example.org' } })).toBe(0)
})
