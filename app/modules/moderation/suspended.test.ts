import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { frameContext, memberContext, suspendedContext, visitorContext } from '#app/modules/accounts/context.server.ts'
import { signIn } from '#app/modules/accounts/commands/sign-in.server.ts'
import { landing } from '#app/modules/accounts/landing.server.ts'
import { currentSession, openSession } from '#app/modules/accounts/session.server.ts'
import { readInbox } from '#app/modules/notifications/queries/read-inbox.server.ts'
import { db, inTransaction } from '#app/platform/database.server.ts'
import { inRequestScope } from '#app/platform/request-scope.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { deliver } from '#app/subscriptions.server.ts'
import { useDatabase } from '#test/database.ts'
import { as, asVisitor, makeMember, NOON, PASSWORD, passwordRow } from '#test/factories.ts'
import { asTheyLeave } from '#test/emails.ts'
import { enrol, kindOf, makeGroup, makeReply, makeThread, valueOf } from '#test/factories-groups.ts'
import { editReply } from '#app/modules/threads/commands/edit-reply.server.ts'
import { appeal } from './commands/appeal.server.ts'
import { decideReport } from './commands/decide-report.server.ts'
import { report } from './commands/report.server.ts'
import { liftSanction } from './commands/lift-sanction.server.ts'
import { placeSanction } from './commands/sanction-member.server.ts'
import { openSanctionLink, readSanction, readSuspensions } from './queries/read-sanction.server.ts'

useDatabase()

const clock = () => new Date()

/** Somebody suspended for a week from now on, and the moderator who did it. */
async function aSuspension(given = {}) {
  const [moderator, member] = [await makeMember({ siteRole: 'moderator' }), await makeMember(given)]
  const input = { memberId: member.id, choice: 'suspension-7' as const, reason: 'Shouting', reportId: null }
  valueOf(await inTransaction(as(moderator), (tx) => placeSanction(tx, as(moderator, clock()), input)))
  const sanction = await db().sanction.findFirstOrThrow({ where: { memberId: member.id } })
  const cookie = (await openSession(member.id, new Request('http://hall.test/'))).split(';')[0]!
  const ask = (path: string, init: RequestInit = {}) =>
    new Request(`http://hall.test${path}`, { ...init, headers: { ...init.headers, cookie } })
  return { moderator, member, sanction, ask }
}

async function work(): Promise<void> {
  const jobs = await db().$queryRaw<{ payload: Delivery }[]>`
    delete from graphile_worker._private_jobs where task_id = (select id from graphile_worker._private_tasks where identifier = 'fact')
    returning payload`
  for (const { payload } of jobs) await deliver(db(), payload)
}

/** What a context answers within the scope of one request. */
function within<Value>(run: () => Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => void inRequestScope('test', () => run().then(resolve, reject)))
}

const thrown = (run: () => Promise<unknown>) =>
  within(run).then(
    () => null,
    (error: unknown) => error as Response,
  )

test('somebody suspended signs in, and is led to the page that says why', async () => {
  const { member } = await aSuspension()
  await passwordRow(member)
  const ctx = { ...asVisitor(), now: clock() }
  const { memberId } = valueOf(await signIn(ctx, { email: member.email, password: PASSWORD, address: '192.0.2.7' }))
  expect(await landing(ctx, memberId, new Request('http://hall.test/login'), '/groups')).toBe('/suspended')
})

test('everything but that page answers 403 with its address, pages, writes and data alike', async () => {
  const { ask } = await aSuspension()
  for (const path of ['/', '/inbox', '/inbox.data', '/live', '/search/suggest?q=a', '/groups/x/feed.atom']) {
    const answer = (await thrown(() => visitorContext(ask(path))))!
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ suspended: '/suspended', isWrite: false })
  }
  expect(await thrown(() => memberContext(ask('/threads/x/replies', { method: 'POST' })))).toMatchObject({
    status: 403,
  })
  expect(await within(() => frameContext(ask('/')))).toMatchObject({ actor: null, isSuspended: true })
  expect(await currentSession(ask('/live'))).toBeNull()
})

test('their own data and the doors of the house stay open', async () => {
  const { member, ask } = await aSuspension()
  expect((await within(() => memberContext(ask('/settings/data')))).actor.id).toBe(member.id)
  expect((await within(() => visitorContext(ask('/login')))).actor).toBeNull()
  expect((await within(() => suspendedContext(ask('/suspended')))).actor.id).toBe(member.id)
})

test('the page is for those it is about: others are led home, visitors to sign in', async () => {
  const member = await makeMember()
  const cookie = (await openSession(member.id, new Request('http://hall.test/'))).split(';')[0]!
  const asked = new Request('http://hall.test/suspended', { headers: { cookie } })
  expect((await thrown(() => suspendedContext(asked)))!.headers.get('location')).toBe('/')
  const stranger = await thrown(() => suspendedContext(new Request('http://hall.test/suspended')))
  expect(stranger!.headers.get('location')).toBe('/login?to=%2Fsuspended')
})

test('the mail comes whatever they chose, and its link reads and answers without a session', async () => {
  const { moderator, member, sanction } = await aSuspension()
  await db().notificationPreference.create({
    data: { memberId: member.id, kind: 'moderation', channel: 'mail', enabled: false },
  })
  await work()
  const [mail] = await asTheyLeave(await db().mail.findMany({ where: { to: member.email } }))
  expect(mail!.text).toContain('Shouting')
  expect(mail!.subject).toMatch(/^You are suspended until \w+ \d+ \w+$/)
  expect(mail!.text).toContain('Your seats until then go to others.')
  const token = /\/suspended\/(\S+)/.exec(mail!.text)![1]!
  const opened = (await openSanctionLink({ ...asVisitor(), now: clock() }, token))!
  expect(opened).toMatchObject({ id: sanction.id, as: { actor: { id: member.id } } })
  expect(await readSanction(opened.as, opened.id)).toMatchObject({ reason: 'Shouting', can: { appeal: true } })
  valueOf(await appeal(opened.as, { sanctionId: opened.id, appeal: 'It was a quote.' }))
  await db().member.update({ where: { id: member.id }, data: { nameShared: true } })
  await work()
  expect((await readInbox(as(moderator), {})).items[0]).toMatchObject({
    title: `${member.name} (@${member.handle}) appeals against a suspension`,
  })
  for (const wrong of [token.slice(0, -1), `${moderator.id}.${token.split('.')[1]}`, sanction.id, '', 'a.b.c'])
    expect(await openSanctionLink({ ...asVisitor(), now: clock() }, wrong)).toBeNull()
})

test('they read for which words and where, as it was when it was reported, and of no thread that is closed to them', async () => {
  const [moderator, member, reporter, owner] = await Promise.all([
    makeMember({ siteRole: 'moderator' }),
    ...[1, 2, 3].map(() => makeMember()),
  ])
  const { slug, groupId } = await makeGroup(owner!, { visibility: 'private' })
  await enrol(groupId, [member!, reporter!])
  const threadId = await makeThread(owner!, slug)
  const replyId = await makeReply(member!, threadId, 'You are all fools.')
  valueOf(await report(as(reporter!), { subject: `reply:${replyId}`, reason: 'harassment', details: '' }))
  const later = new Date(NOON.getTime() + 60_000)
  valueOf(await editReply(as(member!, later), { replyId, body: 'You are all friends.' }))
  const { id: reportId } = await db().report.findFirstOrThrow({ where: { subjectId: replyId } })
  const decision = { reportId, decision: 'uphold', resolution: 'Insults', sanction: 'suspension-7' } as const
  valueOf(await decideReport(as(moderator, later), decision))
  const reported = async () => (await readSuspensions(as(member!, later)))[0]!.reported
  const { title } = await db().thread.findUniqueOrThrow({ where: { id: threadId } })
  expect(await reported()).toMatchObject({ where: `A reply in “${title}”`, words: 'You are all fools.' })
  await db().membership.deleteMany({ where: { memberId: member!.id } })
  expect(await reported()).toMatchObject({ where: 'A reply in a group', words: 'You are all fools.' })
})

test('of two appeals at once one counts', async () => {
  const { member, sanction } = await aSuspension()
  const ctx = as(member, clock())
  const both = await Promise.all(
    ['One reason', 'Another reason'].map((words) => appeal(ctx, { sanctionId: sanction.id, appeal: words })),
  )
  expect(both.map(kindOf).sort()).toEqual(['conflict', 'ok'])
})

test('what was decided is read by them alone, and is gone with its end', async () => {
  const { moderator, member, sanction, ask } = await aSuspension()
  expect(await readSuspensions(as(member, clock()))).toMatchObject([{ id: sanction.id, reason: 'Shouting' }])
  expect(await readSuspensions(as(await makeMember(), clock()))).toEqual([])
  valueOf(await liftSanction(as(moderator, clock()), sanction.id))
  expect(await readSuspensions(as(member, clock()))).toEqual([])
  expect((await within(() => memberContext(ask('/inbox')))).actor.id).toBe(member.id)
})

/** Routes that know nobody: each reads nothing that belongs to a member. */
const knowNobody = ['logout.tsx', 'settings+/_index.ts', 'spaces+/$slug.embed.tsx', 'theme.tsx']

test('no route forgets to ask who is there', () => {
  const routes = readdirSync('app/routes', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  const asks = /\b(visitor|member|siteModerator|writer|suspended)Context\(|loadEventPage\(request/
  const silent = routes.filter((file) => !asks.test(readFileSync(`app/routes/${file}`, 'utf8')))
  expect(silent.sort()).toEqual(knowNobody)
})
