import { beforeEach, expect, test } from 'vitest'
import { db, inTransaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { memberLeft, profileChanged } from '#app/modules/accounts/facts.ts'
import { threadStarted } from '#app/modules/threads/facts.ts'
import { deliver } from '#app/subscriptions.server.ts'
import { useDatabase } from '#test/database.ts'
import { asTheyLeave } from '#test/emails.ts'
import { as, asVisitor, makeMember, NOON } from '#test/factories.ts'
import { blockRow, eventRow, groupRow, membershipRow, skillRow, threadRow } from '#test/factories-search.ts'
import { previewDigest } from '../queries/preview-digest.server.ts'
import { readDigests } from '../queries/read-digests.server.ts'
import { readUnsubscribe } from '../queries/read-unsubscribe.server.ts'
import { chooseDigests, type DigestChoices } from './choose-digests.server.ts'
import { sendDigests } from './send-digests.server.ts'
import { sendEmail } from './send-email.server.ts'
import { setQuietHours } from './set-quiet-hours.server.ts'
import { unsubscribe } from './unsubscribe.server.ts'

useDatabase()

const HOUR = 3600_000
const TOMORROW = new Date('2026-11-26T07:00:00Z')
const after = (at: Date, hours: number) => new Date(at.getTime() + hours * HOUR)

let reader: Actor, writer: Actor, group: { id: string; slug: string }
beforeEach(async () => {
  await db().digest.deleteMany()
  reader = await makeMember({ name: 'Dora Digest' })
  writer = await makeMember({ name: 'Wim Writer' })
  group = await groupRow({ name: 'The night desk', visibility: 'private' })
  await membershipRow(group.id, reader)
  await membershipRow(group.id, writer)
})

test('a digest holds new threads, questions that fit, dates and what was pinned, in text and HTML', async () => {
  await skillRow(reader, 'networking', 'Networking')
  await threadRow(group.id, writer.id, { title: 'A new lamp' })
  await question('Which switch?', 'networking')
  await question('Which glue?', 'gluing')
  await threadRow(group.id, writer.id, { title: 'House rules', pinnedAt: NOON })
  await eventRow(writer.id, { title: 'Lamp evening', groupId: group.id })
  await choose({ scope: group.id, rhythm: 'daily' })
  await sendDigests(db(), TOMORROW)
  const [mail] = await emails()
  expect(mail).toMatchObject({ subject: 'The day in The night desk', mayWait: true })
  const order = ['FROM THOSE WHO KEEP', 'House rules', 'QUESTIONS YOU COULD ANSWER', 'Which switch?', 'NEW THREADS']
  const places = [...order, 'COMING UP', 'Lamp evening'].map((words) => mail!.text.indexOf(words))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places).not.toContain(-1)
  for (const title of ['A new lamp', 'Which glue?']) expect(mail!.text.indexOf(title)).toBeGreaterThan(places[4]!)
  for (const title of ['House rules', 'Which switch?', 'Lamp evening']) expect(mail!.html).toContain(title)
  expect(mail!.text.match(/Which switch\?/g)).toHaveLength(1)
})

test('with nothing new there is no mail, and the period is over all the same', async () => {
  await choose({ scope: group.id, rhythm: 'daily' })
  await sendDigests(db(), TOMORROW)
  expect(await emails()).toEqual([])
  expect((await readDigests(as(reader))).digests[1]).toMatchObject({ nextAt: after(TOMORROW, 24).toISOString() })
})

test('nothing comes before its hour, nor without being chosen', async () => {
  await threadRow(group.id, writer.id)
  await choose({ scope: group.id, rhythm: 'daily' })
  await sendDigests(db(), after(TOMORROW, -0.01))
  expect(await emails()).toEqual([])
})

test('several workers at once, and one more a minute later, send one', async () => {
  await threadRow(group.id, writer.id)
  await choose({ scope: group.id, rhythm: 'daily' })
  await Promise.all(Array.from({ length: 6 }, () => sendDigests(db(), TOMORROW)))
  await sendDigests(db(), after(TOMORROW, 0.02))
  expect(await emails()).toHaveLength(1)
})

test('a worker that dies in the middle has told nothing; the next one tells it', async () => {
  await threadRow(group.id, writer.id, { title: 'A new lamp' })
  await choose({ scope: group.id, rhythm: 'daily' })
  const dying = inTransaction(asVisitor(TOMORROW), async (tx) => {
    await tx.digest.updateMany({ data: { coveredUntil: TOMORROW } })
    throw new Error('kill -9')
  })
  await expect(dying).rejects.toThrow('kill -9')
  await sendDigests(db(), TOMORROW)
  expect((await emails())[0]!.text).toContain('A new lamp')
})

test('after days without a worker one digest tells all of it, and the next comes at its hour', async () => {
  await choose({ scope: group.id, rhythm: 'daily' })
  const late = after(TOMORROW, 75)
  await threadRow(group.id, writer.id, { title: 'On the second day', createdAt: after(TOMORROW, 30) })
  await sendDigests(db(), late)
  await sendDigests(db(), after(late, 0.1))
  expect(await emails()).toHaveLength(1)
  expect((await readDigests(as(reader))).digests[1]!.nextAt).toBe(after(TOMORROW, 96).toISOString())
})

test('another hour, rhythm or zone on the same day brings no second one', async () => {
  await choose({ scope: group.id, rhythm: 'daily' })
  await threadRow(group.id, writer.id)
  await sendDigests(db(), TOMORROW)
  expect(await emails()).toHaveLength(1)
  await threadRow(group.id, writer.id, { createdAt: after(TOMORROW, 0.1) })
  await choose({ scope: group.id, rhythm: 'daily', hour: 11, at: after(TOMORROW, 0.2) })
  await sendDigests(db(), after(TOMORROW, 3))
  await move('America/Los_Angeles', after(TOMORROW, 3))
  await sendDigests(db(), after(TOMORROW, 14))
  await move('Pacific/Auckland', after(TOMORROW, 14))
  expect(await emails()).toHaveLength(1)
  await sendDigests(db(), after(TOMORROW, 48))
  expect(await emails()).toHaveLength(2)
})

test('whoever moves gets theirs at the same hour of the new zone', async () => {
  await choose({ scope: group.id, rhythm: 'daily' })
  await move('Asia/Kolkata', NOON)
  expect((await readDigests(as(reader))).digests[1]!.nextAt).toBe('2026-11-26T02:30:00.000Z')
})

test('only what a member may see when it is sent is told', async () => {
  await choose({ scope: group.id, rhythm: 'daily' }, { scope: 'hall', rhythm: 'daily' })
  await threadRow(group.id, writer.id, { title: 'Inside' })
  await eventRow(writer.id, { title: 'Inside evening', groupId: group.id })
  await db().membership.delete({ where: { groupId_memberId: { groupId: group.id, memberId: reader.id } } })
  await sendDigests(db(), TOMORROW)
  expect(await emails()).toEqual([])
  expect(await previewDigest(as(reader), group.id, 'weekly')).toBeNull()
})

test('drafts, deleted threads, own ones, muted threads and people behind a block stay out', async () => {
  const other = await makeMember({ name: 'Bo Blocked' })
  await membershipRow(group.id, other)
  await blockRow(other.id, reader.id)
  await threadRow(group.id, other.id, { title: 'From Bo' })
  await threadRow(group.id, writer.id, { title: 'Gone', deletedAt: NOON })
  await threadRow(group.id, reader.id, { title: 'Mine' })
  await eventRow(writer.id, { title: 'A draft', groupId: group.id, status: 'draft' })
  const muted = await threadRow(group.id, writer.id, { title: 'Muted' })
  await db().threadFollow.create({ data: { threadId: muted, memberId: reader.id, level: 'mute' } })
  await choose({ scope: group.id, rhythm: 'daily' })
  await sendDigests(db(), TOMORROW)
  expect(await emails()).toEqual([])
})

test('what was mailed singly or seen in the group is not told again', async () => {
  const mailed = await threadRow(group.id, writer.id, { title: 'Mailed already' })
  await deliver(db(), {
    id: newId(),
    at: NOON.toISOString(),
    fact: threadStarted({ threadId: mailed, groupId: group.id, authorId: writer.id, mentionedIds: [reader.id] }),
  })
  expect(await emails()).toHaveLength(1)
  await db().membership.updateMany({ where: { memberId: reader.id }, data: { lastReadAt: after(NOON, 1) } })
  await threadRow(group.id, writer.id, { title: 'Seen', createdAt: NOON })
  await threadRow(group.id, writer.id, { title: 'After the look', createdAt: after(NOON, 2) })
  await choose({ scope: group.id, rhythm: 'daily' })
  await sendDigests(db(), TOMORROW)
  const [, digest] = await emails()
  expect(digest!.text).toContain('After the look')
  expect(digest!.text).not.toMatch(/Mailed already|Seen/)
})

test('an event is told once, and not to those who have a seat', async () => {
  const going = await eventRow(writer.id, { title: 'You go there', groupId: group.id })
  await db().claim.create({
    data: { id: newId(), resourceId: going.resourceId, memberId: reader.id, state: 'confirmed', joinedAt: NOON },
  })
  await eventRow(writer.id, { title: 'Later evening', groupId: group.id, startsAt: after(NOON, 120) })
  await choose({ scope: group.id, rhythm: 'daily' })
  await sendDigests(db(), TOMORROW)
  await sendDigests(db(), after(TOMORROW, 24))
  const all = await emails()
  expect(all).toHaveLength(1)
  expect(all[0]!.text).toContain('Later evening')
  expect(all[0]!.text).not.toContain('You go there')
})

test('the digest of the hall leaves groups with one of their own to it, and finds questions in open groups', async () => {
  const open = await groupRow({ name: 'Open to all', visibility: 'public' })
  await membershipRow(open.id, writer)
  await skillRow(reader, 'networking', 'Networking')
  await question('A switch for the attic?', 'networking', open.id)
  await threadRow(open.id, writer.id, { title: 'No business of hers' })
  await threadRow(group.id, writer.id, { title: 'A new lamp' })
  await choose({ scope: 'hall', rhythm: 'daily' }, { scope: group.id, rhythm: 'daily' })
  await sendDigests(db(), TOMORROW)
  const [hall, own] = await emails('The day in the hall', 'The day in The night desk')
  expect(hall!.text).toContain('A switch for the attic?')
  expect(hall!.text).not.toMatch(/A new lamp|No business/)
  expect(own!.text).toContain('A new lamp')
})

test('one click stops one digest without a sign-in, a forged one does nothing, and starting again repeats nothing', async () => {
  await choose({ scope: group.id, rhythm: 'daily' }, { scope: 'hall', rhythm: 'weekly' })
  await threadRow(group.id, writer.id, { title: 'A new lamp' })
  await sendDigests(db(), TOMORROW)
  const [mail] = await emails()
  const headers = mail!.headers as Record<string, string>
  expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
  const token = /unsubscribe\/([^>]+)>/.exec(headers['List-Unsubscribe']!)![1]!
  expect((await unsubscribe(asVisitor(), token.replace(group.id, 'hall'))).ok).toBe(false)
  expect(await readUnsubscribe(asVisitor(), token)).toEqual({ label: 'What is new in a group' })
  expect((await unsubscribe(asVisitor(), token)).ok).toBe(true)
  expect((await readDigests(as(reader))).digests.map(({ rhythm }) => rhythm)).toEqual(['weekly', 'off'])

  await choose({ scope: group.id, rhythm: 'daily', at: after(TOMORROW, 1) })
  await sendDigests(db(), after(TOMORROW, 24))
  expect(await emails()).toHaveLength(1)
})

test('a digest waits for the end of quiet hours, on its own', async () => {
  const early = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, startMinute: 0, endMinute: 9 * 60 }))
  await setQuietHours(as(reader), early)
  await threadRow(group.id, writer.id)
  await choose({ scope: group.id, rhythm: 'daily' })
  await sendDigests(db(), TOMORROW)
  const [mail] = await emails()
  await sendEmail(db(), mail!.id, TOMORROW)
  expect((await emails())[0]).toMatchObject({ status: 'held', heldUntil: after(TOMORROW, 1), gist: null })
})

test('nobody gets a digest of a group that is not theirs, and whoever leaves gets none', async () => {
  const elsewhere = await groupRow({ visibility: 'secret' })
  await choose({ scope: elsewhere.id, rhythm: 'daily' }, { scope: group.id, rhythm: 'daily' })
  expect(await db().digest.count({ where: { memberId: reader.id } })).toBe(1)
  await threadRow(group.id, writer.id)
  await deliver(db(), { id: newId(), at: NOON.toISOString(), fact: memberLeft({ memberId: reader.id }) })
  await sendDigests(db(), TOMORROW)
  expect(await emails()).toEqual([])
})

test('an unconfirmed address gets no digest', async () => {
  await db().member.update({ where: { id: reader.id }, data: { emailVerifiedAt: null } })
  await threadRow(group.id, writer.id)
  await choose({ scope: group.id, rhythm: 'daily' })
  await sendDigests(db(), TOMORROW)
  expect(await emails()).toEqual([])
})

test('the preview shows the week, also what was told', async () => {
  await threadRow(group.id, writer.id, { title: 'A new lamp', createdAt: after(NOON, -100) })
  await db().membership.updateMany({ where: { memberId: reader.id }, data: { lastReadAt: NOON } })
  const week = await previewDigest(as(reader), group.id, 'weekly')
  expect(week).toMatchObject({ place: 'The night desk', sections: [{ items: [{ title: 'A new lamp' }] }] })
  expect((await previewDigest(as(reader), group.id, 'daily'))!.sections).toEqual([])
})

type Choice = DigestChoices['digests'][number] & { hour?: number; at?: Date }

async function choose(...choices: Choice[]) {
  const digests = choices.map(({ scope, rhythm }) => ({ scope, rhythm }))
  const { hour = 8, at = NOON } = choices[0]!
  await chooseDigests(as(reader, at), { hour, weekday: 0, digests })
}

async function move(timeZone: string, at: Date) {
  await db().member.update({ where: { id: reader.id }, data: { timeZone } })
  reader = { ...reader, timeZone }
  await deliver(db(), { id: newId(), at: at.toISOString(), fact: profileChanged({ memberId: reader.id }) })
}

async function question(title: string, slug: string, groupId = group.id) {
  const id = await threadRow(groupId, writer.id, { title, kind: 'question' })
  await db().threadTag.create({ data: { threadId: id, label: slug, slug } })
}

async function emails(...subjects: string[]) {
  const mails = await db().mail.findMany({
    where: { memberId: reader.id },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const all = await asTheyLeave(mails)
  return subjects.length ? subjects.map((subject) => all.find((mail) => mail.subject === subject)) : all
}
