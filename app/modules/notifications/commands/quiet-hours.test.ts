import { parseWithZod } from '@conform-to/zod/v4'
import { beforeEach, expect, test } from 'vitest'
import { db, inTransaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { ok } from '#app/lib/result.ts'
import { queueEmail } from '#app/platform/email.server.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { memberLeft } from '#app/modules/accounts/facts.ts'
import { sendLink } from '#app/modules/accounts/commands/send-link.server.ts'
import { eventCancelled, seatOffered } from '#app/modules/events/facts.ts'
import { replyPosted } from '#app/modules/threads/facts.ts'
import { deliver } from '#app/subscriptions.server.ts'
import { useDatabase } from '#test/database.ts'
import { asTheyLeave } from '#test/emails.ts'
import { as, asVisitor, makeMember, NOON } from '#test/factories.ts'
import { eventRow, groupRow, membershipRow, replyRow, threadRow } from '#test/factories-search.ts'
import { readInbox } from '../queries/read-inbox.server.ts'
import { readQuietHours } from '../queries/read-quiet-hours.server.ts'
import { quietHoursSchema } from '../schema.ts'
import { releaseHeldEmails } from './release-held-emails.server.ts'
import { saveNoticePreferences } from './save-preferences.server.ts'
import { sendEmail } from './send-email.server.ts'
import { setQuietHours } from './set-quiet-hours.server.ts'
import { unsubscribe } from './unsubscribe.server.ts'

useDatabase()

const EVENING = new Date('2026-11-25T22:30:00Z')
const MORNING = new Date('2026-11-26T06:00:00Z')
const night = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, startMinute: 22 * 60, endMinute: 7 * 60 }))

let reader: Actor, writer: Actor
beforeEach(async () => {
  reader = await makeMember({ name: 'Sam Sleeper' })
  writer = await makeMember({ name: 'Nora Night' })
  await setQuietHours(as(reader), night)
})

test('in quiet hours a letter waits until they end, and the inbox does not', async () => {
  const [id] = await replies(1)
  await sendEmail(db(), id!, EVENING)
  expect(await queued(id!)).toMatchObject({ status: 'held', heldUntil: MORNING })
  expect(await releases()).toEqual([MORNING])
  expect((await readInbox(as(reader), {})).items).toHaveLength(1)

  await releaseHeldEmails(db(), reader.id, MORNING)
  expect(await queued(id!)).toMatchObject({ status: 'waiting', heldUntil: null })
  await sendEmail(db(), id!, MORNING)
  expect(await queued(id!)).toMatchObject({ status: 'captured' })
})

test('outside quiet hours a letter goes out at once', async () => {
  const [id] = await replies(1)
  await sendEmail(db(), id!, NOON)
  expect(await queued(id!)).toMatchObject({ status: 'captured' })
})

test('two letters that waited come one by one, three come as one, and each is told once', async () => {
  await hold(await replies(2))
  await releaseHeldEmails(db(), reader.id, MORNING)
  expect(await subjects('waiting')).toEqual(Array(2).fill('Nora Night replied in “Night shifts”'))
  await db().mail.deleteMany()

  const held = await hold(await replies(3))
  await releaseHeldEmails(db(), reader.id, MORNING)
  await releaseHeldEmails(db(), reader.id, MORNING)
  const [bundle] = await emails('waiting')
  expect(await subjects('waiting')).toEqual(['While you were away: 3 things'])
  expect(await db().mail.findMany({ where: { id: { in: held } }, select: { status: true, bundledIn: true } })).toEqual(
    Array(3).fill({ status: 'bundled', bundledIn: bundle!.id }),
  )
  expect(bundle!.text.match(/Sleep before them\./g)).toHaveLength(3)
  expect(bundle!.text).toContain('/threads/')
  expect(bundle!.html).toContain('Replies to you')
})

test('the gathering letter can be stopped with one click: all kinds it holds', async () => {
  await hold(await replies(3))
  await releaseHeldEmails(db(), reader.id, MORNING)
  const [bundle] = await emails('waiting')
  const header = (bundle!.headers as Record<string, string>)['List-Unsubscribe']!
  const token = /unsubscribe\/([^>]+)>/.exec(header)![1]!
  expect((await unsubscribe(asVisitor(), `${token}x`)).ok).toBe(false)
  expect((await unsubscribe(asVisitor(), token)).ok).toBe(true)
  expect(await replies(1)).toEqual([])
})

test('several workers that end the same quiet hours send each letter once', async () => {
  await hold(await replies(3))
  await Promise.all(Array.from({ length: 6 }, () => releaseHeldEmails(db(), reader.id, MORNING)))
  expect(await subjects('waiting')).toHaveLength(1)
})

test('a worker that dies while it lets letters go has changed nothing', async () => {
  await hold(await replies(3))
  const dying = inTransaction(asVisitor(MORNING), async (tx) => {
    await tx.mail.updateMany({ where: { memberId: reader.id }, data: { status: 'bundled' } })
    throw new Error('kill -9')
  })
  await expect(dying).rejects.toThrow('kill -9')
  await releaseHeldEmails(db(), reader.id, MORNING)
  expect(await subjects('waiting')).toEqual(['While you were away: 3 things'])
})

test('a letter that comes while the others are let go waits for the next end', async () => {
  await hold(await replies(2))
  const [late] = await replies(1)
  await Promise.all([releaseHeldEmails(db(), reader.id, MORNING), sendEmail(db(), late!, EVENING)])
  await releaseHeldEmails(db(), reader.id, MORNING)
  expect(await emails('held')).toEqual([])
})

test('while it is still quiet, and when hours were made longer, what waits waits on', async () => {
  const [id] = await hold(await replies(1))
  await releaseHeldEmails(db(), reader.id, new Date('2026-11-26T05:59:59Z'))
  expect(await queued(id!)).toMatchObject({ status: 'held' })
  await setQuietHours(
    as(reader),
    night.map((rule) => ({ ...rule, endMinute: 9 * 60 })),
  )
  await releaseHeldEmails(db(), reader.id, MORNING)
  expect(await queued(id!)).toMatchObject({ status: 'held', heldUntil: new Date('2026-11-26T08:00:00Z') })
})

test('quiet hours that are switched off let go what waits', async () => {
  const [id] = await hold(await replies(1))
  await setQuietHours(as(reader, EVENING), [])
  expect(await releases()).toEqual([EVENING])
  await releaseHeldEmails(db(), reader.id, EVENING)
  expect(await queued(id!)).toMatchObject({ status: 'waiting' })
})

test('the hours are those of the zone somebody is in when the letter comes', async () => {
  await db().member.update({ where: { id: reader.id }, data: { timeZone: 'America/Los_Angeles' } })
  const [id] = await replies(1)
  await sendEmail(db(), id!, EVENING)
  expect(await queued(id!)).toMatchObject({ status: 'captured' })
})

test('what somebody waits for cannot wait: a link to sign in goes out at night', async () => {
  await sendLink(asVisitor(EVENING), { email: reader.email, kind: 'sign-in' })
  const [link] = await emails('waiting')
  await sendEmail(db(), link!.id, EVENING)
  expect(await queued(link!.id)).toMatchObject({ status: 'captured' })
})

test('a seat kept until the night goes out at once, one kept until noon waits', async () => {
  const event = await eventRow(writer.id, { startsAt: new Date('2026-11-26T20:00:00Z') })
  const member = reader.id
  await db().claim.create({
    data: {
      id: newId(),
      resourceId: event.resourceId,
      memberId: member,
      state: 'offered',
      joinedAt: NOON,
      offeredUntil: MORNING,
    },
  })
  for (const [until, status] of [
    ['2026-11-26T02:00:00Z', 'captured'],
    ['2026-11-26T12:00:00Z', 'held'],
  ] as const) {
    await db().mail.deleteMany()
    await hear(seatOffered({ occurrenceId: event.occurrenceId, memberId: member, until }))
    const [offer] = await emails('waiting')
    await sendEmail(db(), offer!.id, EVENING)
    expect(await queued(offer!.id)).toMatchObject({ status })
  }
})

test('word of a date that begins before quiet hours end goes out at once', async () => {
  const event = await eventRow(writer.id, { status: 'cancelled', startsAt: new Date('2026-11-26T05:30:00Z') })
  await db().claim.create({
    data: { id: newId(), resourceId: event.resourceId, memberId: reader.id, state: 'confirmed', joinedAt: NOON },
  })
  await hear(eventCancelled({ eventId: event.id }))
  const [word] = await emails('waiting')
  await sendEmail(db(), word!.id, EVENING)
  expect(await queued(word!.id)).toMatchObject({ status: 'captured' })
})

test('what somebody may not see any more, or has switched off, is not sent when quiet hours end', async () => {
  const { groupId, ids } = await repliesIn('private', 1)
  await hold(ids)
  await db().membership.delete({ where: { groupId_memberId: { groupId, memberId: reader.id } } })
  const [unwanted] = await hold(await replies(1))
  await saveNoticePreferences(as(reader), { inbox: ['reply'], mail: [] })
  await releaseHeldEmails(db(), reader.id, MORNING)
  expect(await queued(ids[0]!)).toMatchObject({ status: 'stopped' })
  expect(await queued(unwanted!)).toMatchObject({ status: 'stopped' })
})

test('what waited goes to the address its reader has by then, and to nobody who has left', async () => {
  const [id] = await hold(await replies(1))
  await db().member.update({ where: { id: reader.id }, data: { email: 'new@example.org' } })
  await releaseHeldEmails(db(), reader.id, MORNING)
  expect(await queued(id!)).toMatchObject({ to: 'new@example.org' })

  const [gone] = await hold(await replies(1))
  await db().member.update({ where: { id: reader.id }, data: { deletedAt: NOON } })
  await hear(memberLeft({ memberId: reader.id }))
  await releaseHeldEmails(db(), reader.id, MORNING)
  expect(await db().mail.count({ where: { id: gone! } })).toBe(0)
  expect(await readQuietHours(as(reader))).toMatchObject({ mode: 'off' })
})

test('letters to people without an account know no quiet hours', async () => {
  const id = newId()
  await inTransaction(asVisitor(), async (tx) => {
    await queueEmail(tx, { id, to: 'guest@example.org', at: NOON, mayWait: true }, { subject: 'Hello', paragraphs: [] })
    return ok()
  })
  await sendEmail(db(), id, EVENING)
  expect(await queued(id)).toMatchObject({ status: 'captured' })
})

test('hours that leave no room in the week are refused, and the old ones stay', async () => {
  const always = night.map(({ weekday }) => ({ weekday, startMinute: 0, endMinute: 0 }))
  expect(await setQuietHours(as(reader), always)).toMatchObject({ ok: false, problem: { kind: 'invalid' } })
  expect(await readQuietHours(as(reader))).toMatchObject({ mode: 'daily', daily: { from: '22:00', until: '07:00' } })
})

test('the form counts what was chosen and asks for both ends', () => {
  const weekly = { 'weekly[4].from': '22:00', 'weekly[4].until': '10:00', 'daily.from': '20:00' }
  expect(read({ mode: 'off', ...weekly, 'daily.until': '21:00' })).toEqual([])
  expect(read({ mode: 'daily', ...weekly, 'daily.until': '21:00' })).toHaveLength(7)
  expect(read({ mode: 'weekly', ...weekly, 'daily.until': '', 'daily.from': '' })).toEqual([
    { weekday: 4, startMinute: 1320, endMinute: 600 },
  ])
  expect(read({ mode: 'daily', 'daily.from': '20:00', 'daily.until': '' })).toBeNull()
  expect(read({ mode: 'daily', 'daily.from': '25:00', 'daily.until': '07:00' })).toBeNull()
  expect(read({ mode: 'weekly' })).toBeNull()
})

function read(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const submission = parseWithZod(form, { schema: quietHoursSchema })
  return submission.status === 'success' ? submission.value : null
}

async function hear(fact: Parameters<typeof deliver>[1]['fact']) {
  await deliver(db(), { id: newId(), at: NOON.toISOString(), fact })
}

/** Letters about replies to the reader's thread. */
async function replies(count: number): Promise<string[]> {
  return (await repliesIn('public', count)).ids
}

async function repliesIn(visibility: string, count: number) {
  const before = (await emails('waiting')).map(({ id }) => id)
  const group = await groupRow({ visibility })
  await membershipRow(group.id, reader)
  await membershipRow(group.id, writer)
  const threadId = await threadRow(group.id, reader.id, { title: 'Night shifts' })
  for (let n = 0; n < count; n++) {
    const replyId = await replyRow(threadId, writer.id, { body: 'Sleep before them.' })
    await hear(replyPosted({ replyId, threadId, authorId: writer.id, mentionedIds: [] }))
  }
  return { groupId: group.id, ids: (await emails('waiting')).map(({ id }) => id).filter((id) => !before.includes(id)) }
}

async function hold(ids: string[]): Promise<string[]> {
  for (const id of ids) await sendEmail(db(), id, EVENING)
  return ids
}

async function emails(status: string) {
  const orderBy = [{ createdAt: 'asc' as const }, { id: 'asc' as const }]
  return asTheyLeave(await db().mail.findMany({ where: { memberId: reader.id, status }, orderBy }))
}

async function subjects(status: string) {
  return (await emails(status)).map(({ subject }) => subject)
}

function queued(id: string) {
  return db().mail.findUniqueOrThrow({ where: { id } })
}

async function releases(): Promise<Date[]> {
  const rows = await db().$queryRaw<{ runAt: Date }[]>`
    select run_at from graphile_worker.jobs where key = ${`release:${reader.id}`}`
  return rows.map(({ runAt }) => runAt)
}
