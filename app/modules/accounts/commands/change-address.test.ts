import { beforeEach, expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { useDatabase } from '#test/database.ts'
import { as, asVisitor, makeMember, NOON, PASSWORD, passwordRow } from '#test/factories.ts'
import type { Actor } from '../domain/actor.ts'
import { readAddressChange } from '../queries/read-address-change.server.ts'
import { openSession } from '../session.server.ts'
import { askForAddress } from './ask-for-address.server.ts'
import { confirmAddress } from './confirm-address.server.ts'
import { join } from './join.server.ts'
import { sendLink } from './send-link.server.ts'
import { undoAddress } from './undo-address.server.ts'

useDatabase()

const DAY = 86_400_000
const at = (days: number) => new Date(NOON.getTime() + days * DAY)
const later = (days: number) => asVisitor(at(days))
const spent = { ok: false, problem: { kind: 'invalid' } }

let member: Actor,
  serial = 0,
  wanted: string
beforeEach(async () => {
  member = await makeMember()
  await passwordRow(member)
  wanted = `new-${++serial}@example.org`
})

test('the account moves once the new address has confirmed, and the old one hears of both', async () => {
  expect((await ask()).ok).toBe(true)
  expect(await addressNow()).toBe(member.email)
  expect(await readAddressChange(as(member))).toMatchObject({ to: wanted })
  expect(await subjects(member.email)).toEqual(['Your address is about to change'])
  expect((await confirmAddress(as(member), await linkTo(wanted))).ok).toBe(true)
  expect(await addressNow()).toBe(wanted)
  expect(await subjects(member.email)).toContain('Your address was changed')
})

test('without the password, for the present address, or from elsewhere, nothing is asked for', async () => {
  const refused = { ok: false, problem: { field: 'password' } }
  expect(await askForAddress(as(member), { email: wanted, password: 'wrong' })).toMatchObject(refused)
  const same = { email: member.email.toUpperCase(), password: PASSWORD }
  expect(await askForAddress(as(member), same)).toMatchObject({ ok: false, problem: { field: 'email' } })
  expect(await subjects(member.email)).toEqual([])
})

test('a link confirms once, for a day, and not after another was asked for', async () => {
  await ask()
  const first = await linkTo(wanted)
  await ask('another@example.org')
  expect(await confirmAddress(as(member), first)).toMatchObject(spent)
  const second = await linkTo('another@example.org')
  expect(await confirmAddress(as(member, at(1.01)), second)).toMatchObject(spent)
  expect((await confirmAddress(as(member), second)).ok).toBe(true)
  expect(await confirmAddress(as(member), second)).toMatchObject(spent)
  expect(await addressNow()).toBe('another@example.org')
})

test('an address that somebody has answers alike, and its owner gets word instead of a link', async () => {
  const owner = await makeMember()
  expect(await ask(owner.email)).toEqual({ ok: true, value: undefined })
  expect(await readAddressChange(as(member))).toMatchObject({ to: owner.email })
  expect(await subjects(owner.email)).toEqual(['This address stays where it is'])
})

test('of two who want one address, the one who confirms first has it', async () => {
  const rival = await makeMember()
  await passwordRow(rival)
  await ask()
  const mine = await linkTo(wanted)
  await db().mail.deleteMany({ where: { to: wanted } })
  await askForAddress(as(rival), { email: wanted, password: PASSWORD })
  const theirs = await linkTo(wanted)
  const results = await Promise.all([confirmAddress(as(member), mine), confirmAddress(as(rival), theirs)])
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await db().member.count({ where: { email: wanted } })).toBe(1)
})

test('the old address takes it back within seven days: sessions and password end, a link to a new one comes', async () => {
  await ask()
  await confirmAddress(as(member), await linkTo(wanted))
  await openSession(member.id, new Request('http://localhost/'))
  const undo = await undoLink()
  expect(await undoAddress(later(7.01), undo)).toMatchObject(spent)
  expect(await undoAddress(later(6.9), `${undo}x`)).toMatchObject({ ok: false, problem: { kind: 'not-found' } })
  expect(await undoAddress(later(6.9), undo)).toEqual({ ok: true, value: { wasDone: true } })
  expect(await addressNow()).toBe(member.email)
  expect(await db().session.count({ where: { userId: member.id } })).toBe(0)
  expect(await db().member.findUniqueOrThrow({ where: { id: member.id } })).toMatchObject({ passwordHash: null })
  expect(await subjects(member.email)).toContain('Choose a new password')
  expect(await undoAddress(later(6.9), undo)).toMatchObject(spent)
})

test('taking the first of two changes back takes the second back too', async () => {
  await ask()
  await confirmAddress(as(member), await linkTo(wanted))
  const undo = await undoLink()
  const moved = { ...member, email: wanted }
  await askForAddress(as(moved), { email: 'further@example.org', password: PASSWORD })
  await confirmAddress(as(moved), await linkTo('further@example.org'))
  expect((await undoAddress(asVisitor(), undo)).ok).toBe(true)
  expect(await addressNow()).toBe(member.email)
  expect(await db().addressChange.count({ where: { memberId: member.id, undoneAt: null } })).toBe(0)
})

test('a change that waits is stopped from the old address, and its link confirms nothing any more', async () => {
  await ask()
  expect(await undoAddress(asVisitor(), await undoLink())).toEqual({ ok: true, value: { wasDone: false } })
  expect(await confirmAddress(as(member), await linkTo(wanted))).toMatchObject(spent)
  expect(await addressNow()).toBe(member.email)
})

test('an address that was just left is kept back for a week: nobody joins with it, and the answer tells nothing', async () => {
  await ask()
  await confirmAddress(as(member), await linkTo(wanted))
  const person = { name: 'Eve', email: member.email, password: 'a lamp over the door' }
  expect(await join(asVisitor(), person)).toEqual({ ok: true, value: { memberId: null } })
  expect(await db().member.count({ where: { email: member.email } })).toBe(0)
  const free = await join(later(7.1), person)
  expect(free.ok && free.value.memberId).not.toBeNull()
})

test('links that were mailed to the old address stop working', async () => {
  await sendLink(asVisitor(), { email: member.email, kind: 'sign-in' })
  await ask()
  await confirmAddress(as(member), await linkTo(wanted))
  expect(await db().emailToken.count({ where: { memberId: member.id, usedAt: null } })).toBe(0)
})

test('only whoever is signed in to the account that asked can confirm: not the owner of the mailbox, nor a visitor', async () => {
  await ask()
  const token = await linkTo(wanted)
  const kind = (result: Awaited<ReturnType<typeof confirmAddress>>) => (result.ok ? 'done' : result.problem.kind)
  expect(kind(await confirmAddress(asVisitor(), token))).toBe('sign-in')
  expect(kind(await confirmAddress(as(await makeMember()), token))).toBe('not-allowed')
  expect(await addressNow()).toBe(member.email)
  expect(kind(await confirmAddress(as(member), token))).toBe('done')
})

test('somebody who has joined with the new address and not confirmed it does not stand in the way', async () => {
  const squatter = await makeMember({ email: wanted, emailVerifiedAt: null })
  await openSession(squatter.id, new Request('http://localhost/'))
  await ask()
  expect((await confirmAddress(as(member), await linkTo(wanted))).ok).toBe(true)
  expect(await addressNow()).toBe(wanted)
  expect(await db().session.count({ where: { userId: squatter.id } })).toBe(0)
  const gone = await db().member.findUniqueOrThrow({ where: { id: squatter.id } })
  expect(gone).toMatchObject({ name: 'A former member', deletedAt: NOON })
})

test('an address that was never shown to be theirs hears nothing and takes nothing back', async () => {
  const mistyped = await makeMember({ emailVerifiedAt: null })
  await passwordRow(mistyped)
  await askForAddress(as(mistyped), { email: wanted, password: PASSWORD })
  expect((await confirmAddress(as(mistyped), await linkTo(wanted))).ok).toBe(true)
  expect(await subjects(mistyped.email)).toEqual([])
  expect(await db().addressChange.findFirst({ where: { memberId: mistyped.id } })).toMatchObject({ undoUntil: NOON })
  const moved = await db().member.findUniqueOrThrow({ where: { id: mistyped.id } })
  expect(moved).toMatchObject({ email: wanted, emailVerifiedAt: NOON })
})

function ask(email = wanted) {
  return askForAddress(as(member), { email, password: PASSWORD })
}

async function addressNow() {
  return (await db().member.findUniqueOrThrow({ where: { id: member.id } })).email
}

async function emailsTo(to: string) {
  return db().mail.findMany({ where: { to }, orderBy: { createdAt: 'asc' } })
}

async function subjects(to: string) {
  return (await emailsTo(to)).map(({ subject }) => subject)
}

async function linkTo(to: string) {
  const message = (await emailsTo(to)).find(({ subject }) => subject === 'Confirm your new address')
  return /verify\/address\/([\w-]+)/.exec(message!.text)![1]!
}

async function undoLink() {
  const message = (await emailsTo(member.email)).find(({ text }) => text.includes('/verify/undo/'))
  return /verify\/undo\/([\w.-]+)/.exec(message!.text)![1]!
}
