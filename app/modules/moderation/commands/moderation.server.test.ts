import { expect, test } from 'vitest'
import { db, Prisma } from '#app/platform/database.server.ts'
import { deliver } from '#app/subscriptions.server.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { readInbox } from '#app/modules/notifications/queries/read-inbox.server.ts'
import { whileItWaits } from '#test/at-once.ts'
import { useDatabase } from '#test/database.ts'
import { as, makeMember, NOON } from '#test/factories.ts'
import { groupRow, membershipRow, threadRow } from '#test/factories-search.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { listGroupReports } from '../queries/list-group-reports.server.ts'
import { readQueue } from '../queries/read-queue.server.ts'
import { readSanction } from '../queries/read-sanction.server.ts'
import { appeal } from './appeal.server.ts'
import { blockMember, unblockMember } from '#app/modules/accounts/commands/block-member.server.ts'
import { decideReport } from './decide-report.server.ts'
import { liftSanction } from './lift-sanction.server.ts'
import { report } from './report.server.ts'

useDatabase()

const titles = async (who: Actor) => (await readInbox(as(who), {})).items.map(({ title }) => title)

/** Hands over every fact announced so far, as the worker would. */
async function work(): Promise<void> {
  const jobs = await db().$queryRaw<{ id: string; payload: Delivery }[]>`
    delete from graphile_worker._private_jobs where task_id = (select id from graphile_worker._private_tasks where identifier = 'fact')
    returning id::text, payload`
  for (const { payload } of jobs) await deliver(db(), payload)
}

async function aThread() {
  const author = await makeMember({ name: 'Loud Lou' })
  const reporter = await makeMember({ name: 'Quiet Quinn' })
  const keeper = await makeMember({ name: 'Keeper Kay' })
  const moderator = await makeMember({ name: 'Mod Mo', siteRole: 'moderator' })
  const group = await groupRow({ visibility: 'private', members: [author, reporter] })
  await membershipRow(group.id, keeper, { role: 'moderator' })
  const threadId = await threadRow(group.id, author.id, { title: 'Rude words' })
  return { author, reporter, keeper, moderator, group, threadId, subject: `thread:${threadId}` }
}

const about = (subject: string) => ({ subject, reason: 'harassment' as const, details: 'Look.' })

test('a report reaches the moderators of the group and of the site, who see it in their queues', async () => {
  const { reporter, keeper, moderator, group, subject } = await aThread()
  expect((await report(as(reporter), about(subject))).ok).toBe(true)
  await work()
  expect(await titles(keeper)).toEqual(['Somebody reported “Rude words”'])
  expect(await titles(moderator)).toEqual(['Somebody reported “Rude words”'])
  expect((await readQueue(as(moderator))).reports.map(({ title }) => title)).toContain('Rude words')
  const [seen] = await listGroupReports(as(keeper), group.id)
  expect(seen).toMatchObject({ title: 'Rude words', reporter: null, can: { decide: true, sanction: false } })
  expect(await listGroupReports(as(reporter), group.id)).toEqual([])
})

test('what somebody cannot see they cannot report, and not twice what they can', async () => {
  const { reporter, author, subject } = await aThread()
  const outsider = await makeMember()
  expect(await report(as(outsider), about(subject))).toMatchObject({ ok: false, problem: { kind: 'not-found' } })
  expect(await report(as(author), about(subject))).toMatchObject({ ok: false, problem: { kind: 'not-allowed' } })
  await report(as(reporter), about(subject))
  await report(as(reporter), about(subject))
  expect(await db().report.count({ where: { reporterId: reporter.id } })).toBe(1)
})

test('a decision closes the report, tells the reporter and stays in the log', async () => {
  const { reporter, keeper, author, subject } = await aThread()
  await report(as(reporter), about(subject))
  const { id } = await db().report.findFirstOrThrow({ where: { reporterId: reporter.id } })
  const input = { reportId: id, decision: 'uphold' as const, resolution: 'Against the house rules.' }
  expect(await decideReport(as(reporter), input)).toMatchObject({ ok: false, problem: { kind: 'not-found' } })
  expect(await decideReport(as(author), input)).toMatchObject({ ok: false, problem: { kind: 'not-found' } })
  expect((await decideReport(as(keeper), input)).ok).toBe(true)
  expect(await decideReport(as(keeper), input)).toMatchObject({ ok: false, problem: { kind: 'conflict' } })
  await work()
  expect(await titles(reporter)).toContain('Your report was right, and something was done')
  expect(await db().auditEntry.findFirst({ where: { action: 'report.upheld', actorId: keeper.id } })).not.toBeNull()
})

test('of two who decide a report at once one does, and the log says it once', async () => {
  const { reporter, keeper, moderator, threadId, subject } = await aThread()
  await report(as(reporter), about(subject))
  const { id } = await db().report.findFirstOrThrow({ where: { reporterId: reporter.id } })
  const decide = (who: Actor, decision: 'uphold' | 'dismiss') =>
    decideReport(as(who), { reportId: id, decision, resolution: 'Looked at.' })
  const both = await Promise.all([decide(keeper, 'uphold'), decide(moderator, 'dismiss')])
  expect(both.map((one) => (one.ok ? 'ok' : one.problem.kind)).toSorted()).toEqual(['conflict', 'ok'])
  const { status } = await db().report.findUniqueOrThrow({ where: { id } })
  const entries = await db().auditEntry.findMany({ where: { subjectId: threadId } })
  expect(entries.map(({ action }) => action)).toEqual([`report.${status}`])
})

test('a report is not for somebody who stopped being a moderator while they waited for it', async () => {
  const { reporter, keeper, subject } = await aThread()
  await report(as(reporter), about(subject))
  const { id } = await db().report.findFirstOrThrow({ where: { reporterId: reporter.id } })
  const result = await whileItWaits(
    Prisma.sql`select 1 from reports where id = ${id} for update`,
    () => decideReport(as(keeper), { reportId: id, decision: 'uphold', resolution: 'Looked at.' }),
    (tx) => tx.membership.updateMany({ where: { memberId: keeper.id }, data: { role: 'member' } }),
  )
  expect(result).toMatchObject({ ok: false, problem: { kind: 'not-found' } })
  expect(await db().report.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'open' })
})

test('a moderator of a group decides its reports and silences nobody; the refusal leaves the report open', async () => {
  const { reporter, keeper, subject } = await aThread()
  await report(as(reporter), about(subject))
  const { id } = await db().report.findFirstOrThrow({ where: { reporterId: reporter.id } })
  const input = { reportId: id, decision: 'uphold' as const, resolution: 'No.', sanction: 'silence-7' as const }
  expect(await decideReport(as(keeper), input)).toMatchObject({ ok: false, problem: { kind: 'not-allowed' } })
  expect(await db().report.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'open' })
})

test('a sanction is seen by its subject, can be appealed once and lifted', async () => {
  const { reporter, moderator, author, subject } = await aThread()
  await report(as(reporter), about(subject))
  const { id } = await db().report.findFirstOrThrow({ where: { reporterId: reporter.id } })
  await decideReport(as(moderator), {
    reportId: id,
    decision: 'uphold',
    resolution: 'Too loud.',
    sanction: 'silence-7',
  })
  await work()
  const week = new Date(NOON.getTime() + 7 * 24 * 3600_000)
  expect(await db().member.findUniqueOrThrow({ where: { id: author.id } })).toMatchObject({ silencedUntil: week })
  const [told] = (await readInbox(as(author), {})).items
  expect(told).toMatchObject({
    title: 'You are silenced until Wednesday 2 December',
    detail: 'You can read, but not write. It ends on Wednesday 2 December, 13:00. The reason: Too loud.',
  })

  const sanctionId = told!.href.split('/').at(-1)!
  expect(await readSanction(as(author), sanctionId)).toMatchObject({
    reason: 'Too loud.',
    can: { appeal: true, lift: false },
  })
  expect(await readSanction(as(reporter), sanctionId)).toBeNull()
  expect((await appeal(as(author), { sanctionId, appeal: 'It was a quote.' })).ok).toBe(true)
  expect((await appeal(as(author), { sanctionId, appeal: 'Please.' })).ok).toBe(false)
  expect((await liftSanction(as(author), sanctionId)).ok).toBe(false)
  expect((await liftSanction(as(moderator), sanctionId)).ok).toBe(true)
  expect(await db().member.findUniqueOrThrow({ where: { id: author.id } })).toMatchObject({ silencedUntil: null })
})

test('a block is made, listed once and taken back', async () => {
  const [one, other] = [await makeMember(), await makeMember({ name: 'Other Olly' })]
  expect(await blockMember(as(one), { handle: other.handle, kind: 'block' })).toEqual({ ok: true, value: 'Other Olly' })
  await blockMember(as(one), { handle: other.handle, kind: 'block' })
  expect(await db().block.count({ where: { memberId: one.id } })).toBe(1)
  await unblockMember(as(one), { handle: other.handle })
  expect(await db().block.count({ where: { memberId: one.id } })).toBe(0)
  expect((await blockMember(as(one), { handle: one.handle, kind: 'block' })).ok).toBe(false)
  expect((await blockMember(as(one), { handle: 'nobody-here', kind: 'block' })).ok).toBe(false)
})
