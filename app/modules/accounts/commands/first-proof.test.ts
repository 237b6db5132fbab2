import { beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { hashToken, newId, newToken } from '#app/platform/ids.server.ts'
import { useDatabase } from '#test/database.ts'
import { as, asVisitor, makeMember, NOON } from '#test/factories.ts'
import { UNNAMED } from '../domain/newcomer.ts'
import { actingAs } from '../queries/acting-as.server.ts'
import { currentActor, openSession } from '../session.server.ts'
import { askForAddress } from './ask-for-address.server.ts'
import { beginAccount } from './begin-account.server.ts'
import { changePassword } from './change-password.server.ts'
import { confirmAddress } from './confirm-address.server.ts'
import { startSession } from './start-session.server.ts'
import { join } from './join.server.ts'
import { redeemLink } from './redeem-link.server.ts'
import { resetPassword } from './reset-password.server.ts'
import { saveProfile } from './save-profile.server.ts'
import { sendLink } from './send-link.server.ts'
import { signIn } from './sign-in.server.ts'

useDatabase()

const hers = 'mallory chose this one'
const profile = {
  ...{ name: 'Mallory', headline: 'Owns you', bio: 'Mallory was here', city: 'Nowhere', country: 'XX' },
  ...{ languages: ['en'], industries: [], certifications: ['CCNA'], seniority: 3 },
  ...{ supportOffered: [], supportWanted: [], offers: [{ skill: 'Cabling', level: 3 }], wants: [] },
  goals: [{ text: 'Take it all' }],
}
let malloryMark: string, email: string, mallory: string, session: string
let serial = 0

beforeAll(async () => {
  await makeMember()
})

beforeEach(async () => {
  malloryMark = newToken()
  email = `ada-${++serial}@example.org`
  mallory = await joinAs('Mallory', hers, malloryMark)
  session = (await openSession(mallory, new Request('http://hall.test/'))).split(';')[0]!
  await saveProfile(await actingAs(asVisitor(), mallory), profile)
})

const proofs = {
  async 'the confirmation from another browser'() {
    return redeemLink(asVisitor(), { token: await linkFor('verify'), kind: 'verify', joinMark: newToken() })
  },
  async 'a sign-in link'() {
    await sendLink(asVisitor(), { email, kind: 'sign-in' })
    return redeemLink(asVisitor(), { token: await linkFor('login/link'), kind: 'sign-in' })
  },
  async 'a new password by link'() {
    await sendLink(asVisitor(), { email, kind: 'reset' })
    return resetPassword(asVisitor(), { token: await linkFor('login/reset'), password: 'ada has chosen this' })
  },
  async 'the confirmation, with somebody else signed in'() {
    const other = await makeMember()
    return redeemLink(as(other), { token: await linkFor('verify'), kind: 'verify' })
  },
}

for (const [name, prove] of Object.entries(proofs)) {
  test(`${name} is a first proof: sessions, password and words of whoever joined before are gone`, async () => {
    const result = await prove()
    expect(result).toMatchObject({ ok: true, value: { isAfresh: true } })
    expect(await currentActor(new Request('http://hall.test/', { headers: { cookie: session } }))).toBeNull()
    expect(await db().session.count({ where: { userId: mallory } })).toBe(0)
    expect((await signInWith(hers)).ok).toBe(false)
    const ada = await db().member.findFirstOrThrow({ where: { email }, include: { skills: true, goals: true } })
    expect(ada).toMatchObject({ name: UNNAMED, bio: '', bioHtml: '', headline: '', city: '', emailVerifiedAt: NOON })
    expect([...ada.skills, ...ada.goals]).toEqual([])
    expect(JSON.stringify(ada)).not.toContain('allory')
  })
}

test('pressed in the browser that joined, the confirmation takes nothing away', async () => {
  const joinMark = malloryMark
  const result = await redeemLink(asVisitor(), { token: await linkFor('verify'), kind: 'verify', joinMark })
  expect(result).toEqual({ ok: true, value: { memberId: mallory, isAfresh: false } })
  expect((await signInWith(hers)).ok).toBe(true)
  expect(await currentActor(new Request('http://hall.test/', { headers: { cookie: session } }))).not.toBeNull()
  expect(await nameOf()).toBe('Mallory')
})

test('pressed where somebody is signed in to the very account, the confirmation takes nothing away', async () => {
  const ctx = await actingAs(asVisitor(), mallory)
  const result = await redeemLink(ctx, { token: await linkFor('verify'), kind: 'verify' })
  expect(result).toEqual({ ok: true, value: { memberId: mallory, isAfresh: false } })
})

test('the mark of a browser that joined with another address proves nothing for this one', async () => {
  const own = newToken()
  await join(asVisitor(), { name: 'Ada', email: `other-${email}`, password: 'a lamp over the door', joinMark: own })
  const result = await redeemLink(asVisitor(), { token: await linkFor('verify'), kind: 'verify', joinMark: own })
  expect(result).toMatchObject({ value: { isAfresh: true } })
})

test('joining again with an address that nobody has confirmed starts afresh, and answers the same', async () => {
  const mark = newToken()
  const ada = await joinAs('Ada Lovelace', 'ada has chosen this', mark)
  expect(ada).not.toBe(mallory)
  expect((await signInWith(hers)).ok).toBe(false)
  expect(await currentActor(new Request('http://hall.test/', { headers: { cookie: session } }))).toBeNull()
  const result = await redeemLink(asVisitor(), { token: await linkFor('verify'), kind: 'verify', joinMark: mark })
  expect(result).toEqual({ ok: true, value: { memberId: ada, isAfresh: false } })
  const row = await db().member.findFirstOrThrow({ where: { email } })
  expect(row).toMatchObject({ name: 'Ada Lovelace', bio: '', headline: '' })
  expect((await signInWith('ada has chosen this')).ok).toBe(true)
})

test('whoever joins again after the owner did gains nothing by it', async () => {
  const mark = newToken()
  await joinAs('Ada Lovelace', 'ada has chosen this', mark)
  await joinAs('Mallory', hers, malloryMark)
  const result = await redeemLink(asVisitor(), { token: await linkFor('verify'), kind: 'verify', joinMark: mark })
  expect(result).toMatchObject({ ok: true, value: { isAfresh: true } })
  expect((await signInWith(hers)).ok).toBe(false)
})

test('a letter of somebody who joined before confirms nothing for whoever joined after', async () => {
  const first = await linkFor('verify')
  await joinAs('Mallory', 'another of hers here', malloryMark)
  expect((await redeemLink(asVisitor(), { token: first, kind: 'verify', joinMark: malloryMark })).ok).toBe(false)
})

test('what is still under way for the account that ended reaches nobody', async () => {
  const late = await actingAs(asVisitor(), mallory)
  const signedIn = await signInWith(hers)
  await proofs['the confirmation from another browser']()
  await saveProfile(late, profile)
  await changePassword(late, { current: hers, password: 'mallory comes back', keepSession: '' })
  await askForAddress(late, { email: `m-${email}`, password: hers })
  expect((await signInWith('mallory comes back')).ok).toBe(false)
  const headers =
    signedIn.ok && (await startSession(asVisitor(), mallory, new Request('http://h.test/'), signedIn.value.seal))
  expect(headers).toBeNull()
  expect(await db().session.count({ where: { userId: mallory } })).toBe(0)
  const ada = await db().member.findFirstOrThrow({ where: { email } })
  expect(ada).toMatchObject({ name: UNNAMED, bio: '', passwordHash: null })
})

test('whatever comes in one moment, one proof wins and no password but the owner’s opens the account', async () => {
  const verify = await linkFor('verify')
  await sendLink(asVisitor(), { email, kind: 'sign-in' })
  const link = await linkFor('login/link')
  const late = await actingAs(asVisitor(), mallory)
  const results = await Promise.all([
    redeemLink(asVisitor(), { token: verify, kind: 'verify' }),
    redeemLink(asVisitor(), { token: link, kind: 'sign-in' }),
    changePassword(late, { current: hers, password: 'mallory comes back', keepSession: '' }),
    saveProfile(late, profile),
    join(asVisitor(), { name: 'Mallory', email, password: hers, joinMark: malloryMark }),
  ])
  expect(results.slice(0, 2).some(({ ok }) => ok) || results[4]!.ok).toBe(true)
  const row = await db().member.findFirstOrThrow({ where: { email } })
  if (row.emailVerifiedAt) expect(row).toMatchObject({ bio: '', passwordHash: null })
  expect(await db().member.count({ where: { email } })).toBe(1)
  expect((await signInWith('mallory comes back')).ok).toBe(false)
})

test('a change of address that the unproved person asked for dies with the account', async () => {
  const away = `away-${email}`
  await askForAddress(await actingAs(asVisitor(), mallory), { email: away, password: hers })
  const token = await linkFor('verify/address', away)
  await proofs['a sign-in link']()
  const late = { ...(await makeMember()), id: mallory }
  expect((await confirmAddress(as(late), token)).ok).toBe(false)
  expect(await db().member.count({ where: { email } })).toBe(1)
})

test('what the hall has said of an account stays with the address', async () => {
  const until = new Date(NOON.getTime() + 86_400_000)
  await db().member.update({ where: { id: mallory }, data: { silencedUntil: until } })
  expect(await join(asVisitor(), { name: 'Again', email, password: hers })).toEqual({
    ok: true,
    value: { memberId: null },
  })
  const proof = await proofs['a sign-in link']()
  const memberId = proof.ok ? proof.value.memberId : ''
  expect(await db().member.findUniqueOrThrow({ where: { id: memberId } })).toMatchObject({ silencedUntil: until })
})

test('an account that began with a proof gets a name, a handle of it, and a password now or later', async () => {
  const proof = await proofs['a sign-in link']()
  const ctx = await actingAs(asVisitor(), proof.ok ? proof.value.memberId : '')
  expect((await beginAccount(ctx, { name: 'Ada Byron' })).ok).toBe(true)
  const row = await db().member.findUniqueOrThrow({ where: { id: ctx.actor.id } })
  expect(row).toMatchObject({ name: 'Ada Byron', passwordHash: null })
  expect(row.handle).toMatch(/^ada-byron/)
  expect(await beginAccount(ctx, { name: 'Ada Byron', password: 'password123' })).toMatchObject({ ok: false })
  expect((await beginAccount(ctx, { name: 'Ada Byron', password: 'a lamp over the door' })).ok).toBe(true)
  expect((await signInWith('a lamp over the door')).ok).toBe(true)
  const subjects = (await db().mail.findMany({ where: { to: email } })).map(({ subject }) => subject)
  expect(subjects).toContain('A password was set for your account')
  expect(subjects).not.toContain('Your password was changed')
  const again = await beginAccount(ctx, { name: 'Ada Byron', password: 'without the old one' })
  expect(again).toMatchObject({ ok: false, problem: { kind: 'conflict' } })
})

test('an address is mailed a few times an hour at most, however many join with it', async () => {
  for (let n = 0; n < 4; n++) await join(asVisitor(), { name: 'M', email, password: hers, address: `192.0.2.${n}` })
  const refused = await join(asVisitor(), { name: 'M', email, password: hers, address: '192.0.2.9' })
  expect(refused).toMatchObject({ ok: false, problem: { kind: 'too-many' } })
})

async function joinAs(name: string, password: string, joinMark: string): Promise<string> {
  const result = await join(asVisitor(), { name, email, password, joinMark })
  return (result.ok && result.value.memberId) || newId()
}

async function linkFor(path: string, to = email): Promise<string> {
  const mails = await db().mail.findMany({
    where: { to },
    orderBy: { createdAt: 'asc' },
    select: { id: true, text: true },
  })
  const tokens = mails.flatMap(({ text }) => new RegExp(`/${path}/([\\w-]{43})`).exec(text)?.[1] ?? [])
  const good = await Promise.all(tokens.map(async (token) => ({ token, isGood: await isGood(token) })))
  return good.find(({ isGood }) => isGood)?.token ?? tokens.at(-1)!
}

async function isGood(token: string): Promise<boolean> {
  return (await db().emailToken.count({ where: { id: hashToken(token), usedAt: null, expiresAt: { gt: NOON } } })) > 0
}

function signInWith(password: string) {
  return signIn(asVisitor(), { email, password, address: `198.51.100.${serial}` })
}

async function nameOf() {
  return (await db().member.findFirstOrThrow({ where: { email } })).name
}
