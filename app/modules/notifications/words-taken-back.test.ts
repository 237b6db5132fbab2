import { beforeEach, describe, expect, test } from 'vitest'
import type { Fact } from '#app/lib/fact.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { readShell } from '#app/modules/pages/queries/read-shell.server.ts'
import { cancelEvent } from '#app/modules/events/commands/cancel-event.server.ts'
import { messageAttendees } from '#app/modules/events/commands/message-attendees.server.ts'
import { rsvp } from '#app/modules/events/commands/rsvp.server.ts'
import { eventCancelled, eventChanged, eventMessageSent } from '#app/modules/events/facts.ts'
import { leaveGroup } from '#app/modules/groups/commands/leave-group.server.ts'
import { banMember } from '#app/modules/groups/commands/remove-member.server.ts'
import { membershipStarted } from '#app/modules/groups/facts.ts'
import { requestMade } from '#app/modules/mentorships/facts.ts'
import { programClosing } from '#app/modules/programs/facts.ts'
import { postgresEngine } from '#app/modules/search/engines/postgres.server.ts'
import { search } from '#app/modules/search/queries/search.server.ts'
import { alertSavedSearches } from '#app/modules/search/commands/alert-saved-searches.server.ts'
import { spaceOrganizerAdded } from '#app/modules/spaces/facts.ts'
import { bookmark } from '#app/modules/threads/commands/bookmark.server.ts'
import { deleteReply } from '#app/modules/threads/commands/delete-reply.server.ts'
import { deleteThread } from '#app/modules/threads/commands/delete-thread.server.ts'
import { editReply } from '#app/modules/threads/commands/edit-reply.server.ts'
import { editThread } from '#app/modules/threads/commands/edit-thread.server.ts'
import { replyPosted, threadStarted } from '#app/modules/threads/facts.ts'
import { listBookmarks } from '#app/modules/threads/queries/list-bookmarks.server.ts'
import { listFeed } from '#app/modules/threads/queries/list-feed.server.ts'
import { listHomeThreads } from '#app/modules/threads/queries/list-home-threads.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { deliver } from '#app/subscriptions.server.ts'
import { useDatabase } from '#test/database.ts'
import { as, makeMember, NOON } from '#test/factories.ts'
import { makeEvent } from '#test/factories-events.ts'
import { enrol, makeGroup, makeReply, makeThread, valueOf } from '#test/factories-groups.ts'
import { enrolled, makeProgram } from '#test/factories-programs.ts'
import { makeSpace } from '#test/factories-spaces.ts'
import { resourceRow } from '#test/factories-search.ts'
import { asTheyLeave } from '#test/emails.ts'
import { forgetCopies } from './commands/forget-copied-words.server.ts'
import { sendEmail } from './commands/send-email.server.ts'
import { previewDigest } from './queries/preview-digest.server.ts'
import { readInbox } from './queries/read-inbox.server.ts'

useDatabase()

const SECRET = 'zanzibarine'
let author: Actor, reader: Actor, moderator: Actor
let group: { groupId: string; slug: string }

beforeEach(async () => {
  author = await makeMember({ name: 'Ada Author' })
  reader = await makeMember({ name: 'Rita Reader' })
  moderator = await makeMember({ name: 'Mo Moderator' })
  group = await makeGroup(moderator, { visibility: 'secret', name: 'The back room' })
  await enrol(group.groupId, [author, reader])
})

const hear = (fact: Fact) => deliver(db(), { id: newId(), at: NOON.toISOString(), fact })

/** All that the reader can come across, and what is stored of it. */
async function surfaces(): Promise<Record<string, string>> {
  const ctx = as(reader)
  const mails = await db().mail.findMany({ where: { memberId: reader.id } })
  const shown = {
    inbox: await readInbox(ctx, {}),
    home: await readShell(ctx),
    digest: [await previewDigest(ctx, 'hall', 'weekly'), await previewDigest(ctx, group.groupId, 'weekly')],
    'mails not yet sent': await asTheyLeave(mails),
    'notices as stored': await db().inboxItem.findMany(),
    'mails as stored': mails,
    search: (await search(ctx, { q: SECRET, type: 'all', facets: [], exact: true, page: 1 }, 20, postgresEngine(db())))
      .hits,
    bookmarks: await listBookmarks(ctx, null),
    'group home': await listHomeThreads(ctx, group.groupId),
    feed: await listFeed(ctx, group.slug),
  }
  return Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, JSON.stringify(value)]))
}

const showing = async () =>
  Object.entries(await surfaces())
    .filter(([, text]) => text.includes(SECRET))
    .map(([name]) => name)

type Case = { name: string; write: () => Promise<() => Promise<unknown>>; shown?: string[] }

const told = ['inbox', 'home']
const post = { title: `About ${SECRET}`, body: `It is ${SECRET}.`, kind: 'discussion' as const, tags: [] }

async function aThread() {
  const threadId = await makeThread(author, group.slug, post)
  valueOf(await bookmark(as(reader), { subjectId: threadId, on: true }))
  const body = { threadId, groupId: group.groupId, authorId: author.id, mentionedIds: [reader.id] }
  await hear(threadStarted(body))
  return threadId
}

async function aReply() {
  const threadId = await makeThread(moderator, group.slug)
  const replyId = await makeReply(author, threadId, `It is ${SECRET}.`)
  await hear(replyPosted({ replyId, threadId, authorId: author.id, mentionedIds: [reader.id] }))
  return { threadId, replyId }
}

async function anEvent(given: Record<string, unknown> = {}) {
  const eventId = await makeEvent(author, { group: group.slug, ...given })
  valueOf(await rsvp(as(reader), { eventId, guests: 0, scope: 'this' }))
  return eventId
}

const edited = { title: 'Something else', body: 'Nothing to see.', tags: [] }
const cases: Case[] = [
  {
    name: 'a thread that was edited',
    write: async () => {
      const threadId = await aThread()
      return async () => valueOf(await editThread(as(author), { threadId, ...edited }))
    },
  },
  {
    name: 'a thread that its author took back',
    write: async () => {
      const threadId = await aThread()
      return async () => valueOf(await deleteThread(as(author), { threadId }))
    },
  },
  {
    name: 'a thread that a moderator took down',
    write: async () => {
      const threadId = await aThread()
      return async () => valueOf(await deleteThread(as(moderator), { threadId }))
    },
  },
  {
    name: 'a reply that was edited',
    write: async () => {
      const { replyId } = await aReply()
      return async () => valueOf(await editReply(as(author), { replyId, body: 'Nothing to see.' }))
    },
  },
  {
    name: 'a reply that its author took back',
    write: async () => {
      const { replyId } = await aReply()
      return async () => valueOf(await deleteReply(as(author), { replyId }))
    },
  },
  {
    name: 'the name of an event',
    write: async () => {
      const eventId = await anEvent({ title: `Soup of ${SECRET}` })
      await hear(eventChanged({ eventId }))
      return () => db().event.update({ where: { id: eventId }, data: { title: 'Soup' } })
    },
  },
  {
    name: 'why an event was cancelled',
    write: async () => {
      const eventId = await anEvent()
      valueOf(await cancelEvent(as(author), { eventId, reason: `The ${SECRET} is ill.` }))
      await hear(eventCancelled({ eventId }))
      return () => db().event.update({ where: { id: eventId }, data: { cancelReason: 'Nobody can come.' } })
    },
  },
  {
    name: 'word from the organizers, to somebody who has left the group since',
    write: async () => {
      const eventId = await anEvent()
      valueOf(await messageAttendees(as(author), { eventId, audience: 'all', body: `Bring ${SECRET}.` }))
      const { id: messageId } = await db().eventMessage.findFirstOrThrow()
      await hear(eventMessageSent({ messageId }))
      return async () => valueOf(await leaveGroup(as(reader), { slug: group.slug }))
    },
  },
  {
    name: 'the name of a group',
    write: async () => {
      await db().group.update({ where: { id: group.groupId }, data: { name: `The ${SECRET} club` } })
      await hear(membershipStarted({ groupId: group.groupId, memberId: reader.id, acceptedById: moderator.id }))
      return () => db().group.update({ where: { id: group.groupId }, data: { name: 'The back room' } })
    },
  },
  {
    name: 'the name of a space',
    write: async () => {
      const space = await makeSpace(author, { name: 'Loft' })
      await db().space.update({ where: { id: space.id }, data: { name: `Loft ${SECRET}` } })
      await db().spaceOrganizer.create({ data: { spaceId: space.id, memberId: reader.id, createdAt: NOON } })
      await hear(spaceOrganizerAdded({ spaceId: space.id, memberId: reader.id, byId: author.id }))
      return () => db().space.update({ where: { id: space.id }, data: { name: 'Loft' } })
    },
  },
  {
    name: 'the name of a program',
    write: async () => {
      const program = await makeProgram({ name: 'Cohort', closesAt: '2027-01-10T12:00' })
      const mentee = await enrolled(program.slug, 'mentee')
      const { id: programId } = await db().cohort.findFirstOrThrow({ where: { slug: program.slug } })
      await db().cohortEnrolment.updateMany({ where: { memberId: mentee.id }, data: { memberId: reader.id } })
      await db().cohort.update({ where: { id: programId }, data: { name: `Cohort ${SECRET}` } })
      await hear(programClosing({ programId }))
      return () => db().cohort.update({ where: { id: programId }, data: { name: 'Cohort' } })
    },
  },
  {
    name: 'a request for a mentorship that was withdrawn',
    write: async () => {
      const requestId = newId()
      await db().mentorshipRequest.create({
        data: {
          ...{ id: requestId, menteeId: author.id, mentorId: reader.id, note: `I want ${SECRET}.`, goals: 'x' },
          ...{ support: [], status: 'open', deadlineAt: NOON, createdAt: NOON },
        },
      })
      await hear(requestMade({ requestId }))
      return () => db().mentorshipRequest.update({ where: { id: requestId }, data: { status: 'withdrawn' } })
    },
  },
  {
    name: 'a resource that a saved search found',
    write: async () => {
      const id = await resourceRow(group.groupId, author.id, { title: `Sheet of ${SECRET}`, createdAt: NOON })
      await db().savedSearch.create({
        data: {
          ...{ id: newId(), memberId: reader.id, query: 'Sheet', type: 'resources', filters: [], createdAt: NOON },
          seenUntil: new Date(NOON.getTime() - 7_200_000),
        },
      })
      await alertSavedSearches(db(), NOON, postgresEngine(db()))
      return () => db().resource.update({ where: { id }, data: { deletedAt: NOON } })
    },
  },
  {
    name: 'the name of a member',
    write: async () => {
      await db().member.update({ where: { id: author.id }, data: { name: `Ada ${SECRET}` } })
      await aReply()
      return async () => {
        await db().member.update({ where: { id: author.id }, data: { name: 'Ada' } })
        await db().reply.updateMany({ data: { body: 'Nothing.', bodyHtml: 'Nothing.' } })
      }
    },
  },
  {
    name: 'a reply in a secret group, to somebody who has left it',
    write: async () => {
      await aReply()
      return async () => valueOf(await leaveGroup(as(reader), { slug: group.slug }))
    },
  },
  {
    name: 'a reply in a secret group, to somebody who was banned',
    write: async () => {
      await aReply()
      return async () => valueOf(await banMember(as(moderator), { slug: group.slug, handle: reader.handle }))
    },
  },
  ...(['reader', 'author'] as const).map((who) => ({
    name: `a reply, once its ${who} has blocked the other`,
    write: async () => {
      await aReply()
      const [memberId, otherId] = who === 'reader' ? [reader.id, author.id] : [author.id, reader.id]
      return () => db().block.create({ data: { memberId, otherId, kind: 'block', createdAt: NOON } })
    },
  })),
]

describe('what its author, or the rules, have taken away is nowhere', () => {
  test.each(cases)('$name', async ({ write }) => {
    const take = await write()
    const before = await showing()
    expect(before).toEqual(expect.arrayContaining(told))
    expect(before).not.toContain('notices as stored')
    expect(before).not.toContain('mails as stored')
    await take()
    const after = await showing()
    expect(after.filter((name) => !isOpenToBlocked(name))).toEqual([])
    expect((await readShell(as(reader))).viewer!.unread).toBe(
      (await readInbox(as(reader), { unreadOnly: true })).items.length,
    )
  })
})

/** A feed is the same for everybody: blocks are between two people. */
function isOpenToBlocked(surface: string): boolean {
  return surface === 'feed'
}

test('a letter whose words were taken back before it left does not leave; one that was edited leaves with what stands', async () => {
  const { replyId } = await aReply()
  const waiting = () => db().mail.findMany({ where: { memberId: reader.id }, orderBy: { createdAt: 'asc' } })
  const [first] = await waiting()
  valueOf(await editReply(as(author), { replyId, body: 'The second try.' }))
  await sendEmail(db(), first!.id, NOON)
  const sent = await db().mail.findUniqueOrThrow({ where: { id: first!.id } })
  expect(sent).toMatchObject({ status: 'captured', subject: 'Ada Author mentioned you in “A thread”' })
  expect(sent.text).toContain('The second try.')
  expect(sent.text + sent.html).not.toContain(SECRET)

  const { replyId: gone } = await aReply()
  const next = (await waiting()).find(({ status }) => status === 'waiting')
  valueOf(await deleteReply(as(author), { replyId: gone }))
  await sendEmail(db(), next!.id, NOON)
  expect(await db().mail.findUniqueOrThrow({ where: { id: next!.id } })).toMatchObject({ status: 'stopped' })
})

test('what notices said before they held references is shown to nobody and leaves the table, in small steps', async () => {
  const { threadId, replyId } = await aReply()
  await db().inboxItem.deleteMany()
  for (let n = 0; n < 5; n++) {
    await db().inboxItem.create({
      data: {
        ...{ id: newId(), memberId: reader.id, kind: 'mention', dedupeKey: `old-${n}`, actorId: author.id },
        ...{ title: `Ada mentioned you in “${SECRET}”`, detail: SECRET, createdAt: NOON, groupId: group.groupId },
        href: `/threads/${threadId}?at=${replyId}#reply-${replyId}`,
      },
    })
  }
  expect((await surfaces()).inbox).not.toContain(SECRET)
  await forgetCopies(db(), NOON, 2)
  expect((await surfaces())['notices as stored']).not.toContain(SECRET)
  const { items } = await readInbox(as(reader), {})
  expect(items.map(({ title }) => title)).toEqual(Array(5).fill('Ada Author mentioned you in “A thread”'))
  valueOf(await deleteReply(as(author), { replyId }))
  expect((await readInbox(as(reader), {})).items).toEqual([])
})
