import { describe, expect, it } from 'vitest'
import { readModeration } from '#app/modules/groups/queries/read-moderation.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { useDatabase } from '#test/database.ts'
import { as, asVisitor, makeMember, NOON } from '#test/factories.ts'
import { announced, enrol, kindOf, makeGroup, makeReply, makeThread, valueOf } from '#test/factories-groups.ts'
import { listFeed } from '../queries/list-feed.server.ts'
import { listMoveTargets, readMoveOutlook } from '../queries/read-move.server.ts'
import { readThread } from '../queries/read-thread.server.ts'
import { bookmark } from './bookmark.server.ts'
import { listBookmarks } from '../queries/list-bookmarks.server.ts'
import { followThread } from './follow-thread.server.ts'
import { moveThread, type MoveThreadInput } from './move-thread.server.ts'
import { startThread } from './start-thread.server.ts'

useDatabase()

type Kind = 'public' | 'private' | 'secret'

/** A thread of `writer` in one group, another group, and `mover` who moderates both. */
async function scene(from: Kind = 'public', to: Kind = 'private') {
  const [mover, writer, other] = [await makeMember(), await makeMember(), await makeMember()]
  const source = await makeGroup(mover, { visibility: from })
  const target = await makeGroup(mover, { visibility: to })
  await enrol(source.groupId, [writer, other])
  const threadId = await makeThread(writer, source.slug, { title: 'Night cables' })
  const input: MoveThreadInput = { threadId, to: target.slug, shown: to, sure: true }
  return { mover, writer, other, source, target, threadId, input }
}

const groupOf = async (id: string) => (await db().thread.findUniqueOrThrow({ where: { id } })).groupId
const countOf = async (id: string) => (await db().group.findUniqueOrThrow({ where: { id } })).threadCount

describe('moving a thread', () => {
  it('takes its replies, tags and followers along, and the groups’ counts follow', async () => {
    const { mover, writer, source, target, threadId, input } = await scene('public', 'public')
    await makeReply(writer, threadId, 'More of it.')
    await db().thread.update({ where: { id: threadId }, data: { pinnedAt: NOON } })
    valueOf(await followThread(as(mover), { threadId, level: 'follow' }))
    valueOf(await moveThread(as(mover), input))
    const page = await readThread(as(mover), threadId, { page: 1 })
    expect(page?.thread).toMatchObject({ replyCount: 1, followers: 2, follow: 'follow', isPinned: false })
    expect(page?.thread.group.slug).toBe(target.slug)
    expect([await countOf(source.groupId), await countOf(target.groupId)]).toEqual([0, 1])
    expect((await listFeed(asVisitor(), source.slug))?.entries).toEqual([])
    expect((await listFeed(asVisitor(), target.slug))?.entries).toMatchObject([{ id: threadId }])
    expect(await announced('thread.moved')).toContainEqual({ threadId, moverId: mover.id })
  })
  it('is for moderators of both groups, and for those of the site in what they see', async () => {
    const { writer, other, source, target, threadId, input } = await scene('public', 'public')
    expect(kindOf(await moveThread(as(writer), input))).toBe('not-allowed')
    await db().membership.updateMany({
      where: { memberId: other.id, groupId: source.groupId },
      data: { role: 'moderator' },
    })
    expect(kindOf(await moveThread(as(other), input))).toBe('not-allowed')
    await enrol(target.groupId, [other], 'moderator')
    valueOf(await moveThread(as(other), input))
    expect(await groupOf(threadId)).toBe(target.groupId)

    const back = await scene('public', 'private')
    const keeper = await makeMember({ siteRole: 'moderator' })
    expect(kindOf(await moveThread(as(keeper), back.input))).toBe('conflict')
    await enrol(back.target.groupId, [keeper])
    expect(kindOf(await moveThread(as(keeper), back.input))).toBe('ok')
  })
  it('into a group one does not see answers like into one that never was', async () => {
    const { mover, input } = await scene()
    const hidden = await makeGroup(await makeMember(), { visibility: 'secret' })
    const answers = []
    for (const to of [hidden.slug, 'never-was'])
      answers.push(await moveThread(as(mover), { ...input, to, shown: 'secret' }))
    expect(answers[0]).toEqual(answers[1])
    expect(kindOf(answers[0]!)).toBe('conflict')
  })
  it('out of a group one does not see is not known at all', async () => {
    const { threadId } = await scene('secret')
    const stranger = await makeMember({ siteRole: 'admin' })
    const own = await makeGroup(stranger)
    const input = { threadId, to: own.slug, shown: 'public' as const, sure: true }
    expect(kindOf(await moveThread(as(stranger), input))).toBe('not-found')
  })
  it('to where it is already, or of an event’s thread, is refused', async () => {
    const { mover, source, threadId, input } = await scene('public', 'public')
    expect(kindOf(await moveThread(as(mover), { ...input, to: source.slug }))).toBe('conflict')
    const event = { title: 'An evening', description: '', descriptionHtml: '', mode: 'online', timeZone: 'UTC' }
    const when = { startsLocal: '2026-12-01T10:00', durationMinutes: 60, createdAt: NOON, updatedAt: NOON }
    const where = { hostId: mover.id, groupId: source.groupId, threadId, status: 'published' }
    await db().event.create({ data: { id: newId(), ...event, ...when, ...where } })
    await db().thread.update({ where: { id: threadId }, data: { ofEvent: true } })
    expect(kindOf(await moveThread(as(mover), input))).toBe('not-allowed')
  })
  it('is written into the logs of both, which name no secret group', async () => {
    const { mover, source, target, input } = await scene('public', 'secret')
    valueOf(await moveThread(as(mover), input))
    const lineIn = async (groupId: string) =>
      (await readModeration(as(mover), groupId)).log.find(({ action }) => action.startsWith('thread.moved'))
    expect(await lineIn(source.groupId)).toMatchObject({
      action: 'thread.moved-away',
      subject: 'Night cables',
      note: 'another group',
    })
    const { name } = await db().group.findUniqueOrThrow({ where: { id: source.groupId } })
    expect(await lineIn(target.groupId)).toMatchObject({ action: 'thread.moved-here', note: name })
  })
  it('the other way round at the same time ends well', async () => {
    const one = await scene('public', 'public')
    const threadId = await makeThread(one.mover, one.target.slug)
    const back = { threadId, to: one.source.slug, shown: 'public' as const, sure: false }
    const both = await Promise.all([moveThread(as(one.mover), one.input), moveThread(as(one.mover), back)])
    expect(both.map(kindOf)).toEqual(['ok', 'ok'])
    expect([await countOf(one.source.groupId), await countOf(one.target.groupId)]).toEqual([1, 1])
  })
})

describe('who sees a moved thread', () => {
  it('those who are not in a closed group lose it at once: page, saved, inbox', async () => {
    const { mover, writer, other, source, target, threadId, input } = await scene('public', 'private')
    await enrol(target.groupId, [writer])
    valueOf(await bookmark(as(other), { subjectId: threadId, on: true }))
    const item = { kind: 'reply', title: 'Night cables', groupId: source.groupId, createdAt: NOON }
    const elsewhere = await makeThread(writer, source.slug)
    await db().inboxItem.createMany({
      data: [
        { ...item, id: newId(), memberId: other.id, dedupeKey: 'a', href: `/threads/${threadId}` },
        { ...item, id: newId(), memberId: other.id, dedupeKey: 'b', href: `/threads/${threadId}?at=x#reply-x` },
        { ...item, id: newId(), memberId: other.id, dedupeKey: 'c', href: `/threads/${elsewhere}` },
        { ...item, id: newId(), memberId: writer.id, dedupeKey: 'd', href: `/threads/${threadId}` },
      ],
    })
    valueOf(await moveThread(as(mover), input))
    for (const who of [as(other), asVisitor()]) expect(await readThread(who, threadId, { page: 1 })).toBeNull()
    expect(await readThread(as(writer), threadId, { page: 1 })).not.toBeNull()
    expect((await listBookmarks(as(other), null)).rows).toEqual([])
    const left = await db().inboxItem.findMany({
      where: { memberId: { in: [other.id, writer.id] } },
      orderBy: { dedupeKey: 'asc' },
    })
    expect(left.map(({ dedupeKey, groupId }) => [dedupeKey, groupId])).toEqual([
      ['c', source.groupId],
      ['d', target.groupId],
    ])
  })
  it('a report about it goes to the moderators of where it is', async () => {
    const { mover, other, source, target, threadId, input } = await scene()
    const replyId = await makeReply(other, threadId)
    for (const [subjectKind, subjectId] of [
      ['thread', threadId],
      ['reply', replyId],
    ] as const)
      await db().report.create({
        data: {
          id: newId(),
          reporterId: other.id,
          subjectKind,
          subjectId,
          groupId: source.groupId,
          reason: 'spam',
          status: 'open',
          createdAt: NOON,
        },
      })
    valueOf(await moveThread(as(mover), input))
    expect(await db().report.count({ where: { groupId: target.groupId } })).toBe(2)
    expect(await db().report.count({ where: { groupId: source.groupId } })).toBe(0)
  })
  it('a closed thread becomes public only when the mover says apart that they are sure', async () => {
    const { mover, source, threadId, input } = await scene('private', 'public')
    expect(await moveThread(as(mover), { ...input, sure: false })).toMatchObject({
      problem: { kind: 'invalid', field: 'sure' },
    })
    expect(await groupOf(threadId)).toBe(source.groupId)
    expect(await countOf(source.groupId)).toBe(1)
    valueOf(await moveThread(as(mover), input))
    expect(await readThread(asVisitor(), threadId, { page: 1 })).not.toBeNull()
  })
  it('whoever was told that a group is closed does not publish a thread by surprise', async () => {
    const { mover, source, target, threadId, input } = await scene('private', 'private')
    const row = await db().group.findUniqueOrThrow({ where: { id: target.groupId } })
    await db().group.update({ where: { id: row.id }, data: { visibility: 'public' } })
    expect(kindOf(await moveThread(as(mover), input))).toBe('conflict')
    expect(await groupOf(threadId)).toBe(source.groupId)
  })
  it('the mover is told beforehand how many lose it, and whether its author does', async () => {
    const { writer, target, threadId } = await scene('public', 'private')
    const outlook = () => readMoveOutlook({ db: db() }, threadId, target.slug)
    expect(await outlook()).toEqual({ members: 1, losing: 2, author: writer.name, authorLoses: true })
    await enrol(target.groupId, [writer])
    expect(await outlook()).toMatchObject({ members: 2, losing: 1, authorLoses: false })
  })
  it('only groups that would take it are offered', async () => {
    const { mover, writer, source, target } = await scene('public', 'secret')
    await makeGroup(writer)
    expect(await listMoveTargets(as(mover), source.groupId)).toMatchObject([
      { slug: target.slug, visibility: 'secret' },
    ])
    expect((await listMoveTargets(as(writer), source.groupId)).map(({ slug }) => slug)).not.toContain(target.slug)
  })
})

it('a reply posted while its thread moves away is refused to who may not see it there', async () => {
  const { mover, other, source, threadId, input } = await scene('public', 'private')
  const [moved] = await Promise.all([moveThread(as(mover), input), makeReply(other, threadId).catch(() => null)])
  expect(kindOf(moved)).toBe('ok')
  expect(await readThread(as(other), threadId, { page: 1 })).toBeNull()
  expect(
    kindOf(
      await startThread(as(other), { groupSlug: source.slug, title: 'Next', body: 'x', kind: 'discussion', tags: [] }),
    ),
  ).toBe('ok')
})
