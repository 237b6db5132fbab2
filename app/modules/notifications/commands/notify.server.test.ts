import { beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { Fact } from '#app/lib/fact.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { requestMade } from '#app/modules/mentorships/facts.ts'
import { membershipEnded, membershipRequested } from '#app/modules/groups/facts.ts'
import { eventCancelled, seatPromoted } from '#app/modules/events/facts.ts'
import { answerAccepted, replyPosted } from '#app/modules/threads/facts.ts'
import { deliver } from '#app/subscriptions.server.ts'
import { useDatabase } from '#test/database.ts'
import { asTheyLeave } from '#test/emails.ts'
import { as, makeMember, NOON } from '#test/factories.ts'
import { blockRow, eventRow, groupRow, membershipRow, replyRow, threadRow } from '#test/factories-search.ts'
import { markInboxRead } from './mark-read.server.ts'
import { saveNoticePreferences } from './save-preferences.server.ts'
import { unsubscribe } from './unsubscribe.server.ts'
import { readInbox } from '../queries/read-inbox.server.ts'

useDatabase()

let starter: Actor, replier: Actor, third: Actor
beforeAll(() => {
  process.env.APP_URL = 'https://hall.example'
})
beforeEach(async () => {
  starter = await makeMember({ name: 'Sam Starter' })
  replier = await makeMember({ name: 'Rita Reply' })
  third = await makeMember({ name: 'Theo Third' })
})

const hear = async (fact: Fact, id = newId()) => {
  await deliver(db(), { id, at: NOON.toISOString(), fact })
  return id
}
const titles = async (who: Actor) => (await readInbox(as(who), {})).items.map(({ title }) => title)
const emails = async (who: Actor) => asTheyLeave(await db().mail.findMany({ where: { memberId: who.id } }))

async function aReply(given: { visibility?: string; mentionedIds?: string[] } = {}) {
  const group = await groupRow({ visibility: given.visibility ?? 'public', members: [starter, replier, third] })
  const threadId = await threadRow(group.id, starter.id, { title: 'Night shifts' })
  const replyId = await replyRow(threadId, replier.id, { body: 'Sleep **before** them.' })
  return {
    group,
    threadId,
    replyId,
    fact: replyPosted({ replyId, threadId, authorId: replier.id, mentionedIds: given.mentionedIds ?? [] }),
  }
}

test('a reply reaches the starter of the thread, in the inbox and by mail, with one-click unsubscribe', async () => {
  const { fact, replyId } = await aReply()
  await hear(fact)
  const { items } = await readInbox(as(starter), {})
  expect(items).toMatchObject([
    { kind: 'reply', title: 'Rita Reply replied in “Night shifts”', detail: 'Sleep before them.', isRead: false },
  ])
  expect(items[0]!.href).toContain(`#reply-${replyId}`)
  const [mail] = await emails(starter)
  expect(mail!.headers).toMatchObject({
    'List-Unsubscribe': expect.stringMatching(/^<http.*\/inbox\/unsubscribe\/.+>$/),
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  })
  expect(await titles(replier)).toEqual([])
})

test('hearing of a fact again writes nothing', async () => {
  const { fact } = await aReply({ mentionedIds: [third.id] })
  const id = await hear(fact)
  await hear(fact, id)
  for (const who of [starter, third]) {
    expect(await titles(who)).toHaveLength(1)
    expect(await emails(who)).toHaveLength(1)
  }
})

test('a mention is told as a mention, once', async () => {
  const { fact } = await aReply({ mentionedIds: [starter.id] })
  await hear(fact)
  expect(await titles(starter)).toEqual(['Rita Reply mentioned you in “Night shifts”'])
})

test('what was deleted before delivery is not told', async () => {
  const { fact, replyId } = await aReply()
  await db().reply.update({ where: { id: replyId }, data: { deletedAt: NOON } })
  await hear(fact)
  expect(await titles(starter)).toEqual([])
})

test('whoever left a closed group before delivery hears nothing of it', async () => {
  const { fact, group } = await aReply({ visibility: 'private' })
  await db().membership.delete({ where: { groupId_memberId: { groupId: group.id, memberId: starter.id } } })
  await hear(fact)
  expect(await titles(starter)).toEqual([])
})

test('a block in either direction, a mute and a muted thread keep quiet', async () => {
  const quiet: ((threadId: string) => Promise<unknown>)[] = [
    () => blockRow(starter.id, replier.id),
    () => blockRow(replier.id, starter.id),
    () => blockRow(starter.id, replier.id, 'mute'),
    (threadId) => db().threadFollow.create({ data: { threadId, memberId: starter.id, level: 'mute' } }),
  ]
  for (const silence of quiet) {
    await db().block.deleteMany()
    const { fact, threadId } = await aReply()
    await silence(threadId)
    await hear(fact)
    expect(await titles(starter)).toEqual([])
  }
})

test('somebody who muted the replier is still seen by them', async () => {
  const { fact } = await aReply()
  await blockRow(replier.id, starter.id, 'mute')
  await hear(fact)
  expect(await titles(starter)).toHaveLength(1)
})

test('what a member turned off stays away, on that channel alone', async () => {
  await saveNoticePreferences(as(starter), { inbox: ['reply'], mail: [] })
  await hear((await aReply()).fact)
  expect([(await titles(starter)).length, (await emails(starter)).length]).toEqual([1, 0])
})

test('the link in a mail stops that kind of mail without a sign-in, and a forged one does nothing', async () => {
  await hear((await aReply()).fact)
  const [mail] = await emails(starter)
  const token = /unsubscribe\/([^>]+)>/.exec((mail!.headers as Record<string, string>)['List-Unsubscribe']!)![1]!
  const visitor = { actor: null, now: NOON, db: db() }
  expect((await unsubscribe(visitor, token.replace('.reply.', '.mention.'))).ok).toBe(false)
  expect((await unsubscribe(visitor, token)).ok).toBe(true)
  await hear((await aReply()).fact)
  expect(await emails(starter)).toHaveLength(1)
  expect(await titles(starter)).toHaveLength(2)
})

test('an accepted answer reaches whoever wrote it', async () => {
  const { threadId, replyId } = await aReply()
  await db().thread.update({ where: { id: threadId }, data: { acceptedReplyId: replyId } })
  await hear(answerAccepted({ threadId, replyId }))
  expect(await titles(replier)).toEqual(['Your reply is the accepted answer to “Night shifts”'])
})

test('a request to join reaches the moderators of the group and nobody else', async () => {
  const group = await groupRow({ name: 'The ledger', visibility: 'private', joinPolicy: 'request', members: [third] })
  await membershipRow(group.id, starter, { role: 'moderator' })
  await membershipRow(group.id, replier, { status: 'pending' })
  await hear(membershipRequested({ groupId: group.id, memberId: replier.id }))
  expect(await titles(starter)).toEqual(['Rita Reply asks to join The ledger'])
  expect(await titles(third)).toEqual([])
})

test('the news of a closed group leave the inbox with the membership', async () => {
  const { fact, group } = await aReply({ visibility: 'secret' })
  await hear(fact)
  expect(await titles(starter)).toHaveLength(1)
  await db().membership.delete({ where: { groupId_memberId: { groupId: group.id, memberId: starter.id } } })
  expect(await titles(starter)).toEqual([])
  await hear(membershipEnded({ groupId: group.id, memberId: starter.id, endedById: starter.id }))
  expect(await db().inboxItem.count({ where: { memberId: starter.id } })).toBe(0)
})

test('a freed seat is told to whoever got it, in their own time', async () => {
  const tokyo = await makeMember({ timeZone: 'Asia/Tokyo' })
  const event = await eventRow(starter.id, { title: 'Lamp evening' })
  await db().claim.create({
    data: { id: newId(), resourceId: event.resourceId, memberId: tokyo.id, state: 'confirmed', joinedAt: NOON },
  })
  await hear(seatPromoted({ occurrenceId: event.occurrenceId, memberId: tokyo.id }))
  expect(await titles(tokyo)).toEqual([
    'A seat became free: you are going to “Lamp evening” on Friday 27 November, 21:00',
  ])
})

test('a cancelled event reaches those going and those waiting, with the reason', async () => {
  const event = await eventRow(starter.id, {
    title: 'Lamp evening',
    status: 'cancelled',
    cancelReason: 'The roof leaks.',
  })
  for (const [member, state] of [
    [replier, 'confirmed'],
    [third, 'queued'],
  ] as const) {
    await db().claim.create({
      data: { id: newId(), resourceId: event.resourceId, memberId: member.id, state, joinedAt: NOON },
    })
  }
  await hear(eventCancelled({ eventId: event.id }))
  for (const who of [replier, third]) {
    const { items } = await readInbox(as(who), {})
    expect(items).toMatchObject([{ title: '“Lamp evening” was cancelled', detail: 'The roof leaks.' }])
  }
})

test('a request for a mentorship reaches the mentor', async () => {
  const id = newId()
  await db().mentorshipRequest.create({
    data: {
      id,
      menteeId: replier.id,
      mentorId: starter.id,
      note: 'Would you?',
      goals: 'CCNA',
      support: [],
      status: 'open',
      deadlineAt: NOON,
      createdAt: NOON,
    },
  })
  await hear(requestMade({ requestId: id }))
  expect(await titles(starter)).toEqual(['Rita Reply asks you to be their mentor'])
})

test('marking all as read leaves what came after the page was made', async () => {
  await hear((await aReply()).fact)
  const later = new Date(NOON.getTime() + 60_000)
  const { fact } = await aReply()
  await deliver(db(), { id: newId(), at: later.toISOString(), fact })
  await markInboxRead(as(starter, later), { until: NOON.toISOString() })
  const { items } = await readInbox(as(starter), {})
  expect(items.map(({ isRead }) => isRead)).toEqual([false, true])
  await markInboxRead(as(starter, later), { id: items[0]!.id })
  expect((await readInbox(as(starter), { unreadOnly: true })).items).toEqual([])
})

test('nobody marks the inbox of somebody else', async () => {
  await hear((await aReply()).fact)
  const { items } = await readInbox(as(starter), {})
  await markInboxRead(as(third), { id: items[0]!.id })
  expect((await readInbox(as(starter), {})).items[0]!.isRead).toBe(false)
})
