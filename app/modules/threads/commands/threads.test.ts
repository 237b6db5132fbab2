import { describe, expect, it } from 'vitest'
import { acceptAnswer, withdrawAnswer } from './accept-answer.server.ts'
import { deleteReply } from './delete-reply.server.ts'
import { deleteThread } from './delete-thread.server.ts'
import { editReply } from './edit-reply.server.ts'
import { editThread } from './edit-thread.server.ts'
import { followThread } from './follow-thread.server.ts'
import { markThread } from './mark-thread.server.ts'
import { postReply } from './post-reply.server.ts'
import { react } from './react.server.ts'
import { startThread } from './start-thread.server.ts'
import { listFeed } from '../queries/list-feed.server.ts'
import { listHomeThreads } from '../queries/list-home-threads.server.ts'
import { listCloseThreads, listLivelyThreads } from '../queries/list-lively-threads.server.ts'
import { listThreads } from '../queries/list-threads.server.ts'
import { readThread } from '../queries/read-thread.server.ts'
import { db } from '#app/platform/database.server.ts'
import { decodeCursor } from '#app/lib/cursor.ts'
import { inRequestScope } from '#app/platform/request-scope.server.ts'
import { useDatabase } from '#test/database.ts'
import { as, asVisitor, makeMember, NOON } from '#test/factories.ts'
import { announced, enrol, kindOf, makeGroup, makeReply, makeThread, valueOf } from '#test/factories-groups.ts'

useDatabase()

const minutes = (n: number) => new Date(NOON.getTime() + n * 60_000)
const rowOf = (id: string) => db().thread.findUniqueOrThrow({ where: { id } })

async function scene(visibility: 'public' | 'private' | 'secret' = 'public') {
  const [owner, member, stranger] = [await makeMember(), await makeMember(), await makeMember()]
  const group = await makeGroup(owner, { visibility })
  await enrol(group.groupId, [member])
  return { owner, member, stranger, ...group }
}

describe('starting a thread', () => {
  it('counts in its group, follows itself, names its tags, and calls in whom it mentions', async () => {
    const { owner, member, groupId, slug } = await scene()
    await db()
      .$executeRaw`insert into skills (slug, label, area) values ('night-trains', 'Night trains', 'travel') on conflict do nothing`
    const body = `Ask @${owner.handle} or @nobody-here, and me, @${member.handle}.`
    const id = await makeThread(member, slug, { body, tags: ['night TRAINS', 'night-trains', 'Odd'] }, minutes(5))
    const group = await db().group.findUniqueOrThrow({ where: { id: groupId } })
    expect(group).toMatchObject({ threadCount: 1, lastActivityAt: minutes(5) })
    const found = await readThread(as(member), id, { page: 1 })
    expect(found?.thread).toMatchObject({ tags: ['Night trains', 'Odd'], follow: 'follow' })
    expect(found?.thread.html).toContain(`<a href="/members/${owner.handle}"`)
    expect(found?.thread.html).not.toContain('/members/nobody-here')
    expect(await announced('thread.started')).toContainEqual({
      threadId: id,
      groupId,
      authorId: member.id,
      mentionedIds: [owner.id],
    })
  })
  it('is refused to strangers, and in a private group they do not even learn that it is there', async () => {
    const words = { title: 'Hello', body: 'x', kind: 'discussion' as const, tags: [] }
    const open = await scene()
    expect(kindOf(await startThread(as(open.stranger), { ...words, groupSlug: open.slug }))).toBe('not-allowed')
    const closed = await scene('private')
    expect(kindOf(await startThread(as(closed.stranger), { ...words, groupSlug: closed.slug }))).toBe('not-found')
  })
  it('calls nobody in who cannot see the group or stands behind a block', async () => {
    const { owner, member, stranger, slug } = await scene('private')
    await db().block.create({ data: { memberId: owner.id, otherId: member.id, kind: 'block', createdAt: NOON } })
    const body = `@${stranger.handle} @${owner.handle}`
    const threadId = await makeThread(member, slug, { body })
    expect((await announced('thread.started')).find((fact) => fact.threadId === threadId)?.mentionedIds).toEqual([])
  })
})

describe('replying', () => {
  it('keeps count and last activity, also when many answer at once', async () => {
    const { member, groupId, slug } = await scene()
    const id = await makeThread(member, slug)
    await Promise.all(Array.from({ length: 6 }, (_, n) => makeReply(member, id, `Reply ${n}`, undefined, minutes(n))))
    expect(await rowOf(id)).toMatchObject({ replyCount: 6, lastActivityAt: minutes(5) })
    expect((await db().group.findUniqueOrThrow({ where: { id: groupId } })).lastActivityAt).toEqual(minutes(5))
  })
  it('a locked thread refuses replies, of moderators too, until it is opened', async () => {
    const { owner, member, slug } = await scene()
    const id = await makeThread(member, slug)
    expect(kindOf(await markThread(as(member), { threadId: id, mark: 'lock', on: true }))).toBe('not-allowed')
    valueOf(await markThread(as(owner), { threadId: id, mark: 'lock', on: true }))
    expect(kindOf(await postReply(as(member), { threadId: id, body: 'x' }))).toBe('not-allowed')
    expect(kindOf(await postReply(as(owner), { threadId: id, body: 'x' }))).toBe('not-allowed')
    valueOf(await markThread(as(owner), { threadId: id, mark: 'lock', on: false }))
    expect(kindOf(await postReply(as(member), { threadId: id, body: 'x' }))).toBe('ok')
  })
  it('answers only what stands in the same thread', async () => {
    const { member, slug } = await scene()
    const [one, two] = [await makeThread(member, slug), await makeThread(member, slug)]
    const parentId = await makeReply(member, one)
    expect(kindOf(await postReply(as(member), { threadId: two, body: 'x', parentId }))).toBe('conflict')
    valueOf(await deleteReply(as(member), { replyId: parentId }))
    expect(kindOf(await postReply(as(member), { threadId: one, body: 'x', parentId }))).toBe('conflict')
  })
  it('the same form sent twice is one reply', async () => {
    const { member, slug } = await scene()
    const threadId = await makeThread(member, slug)
    const ctx = { ...as(member), formId: 'reply-form-1' }
    const twice = [await postReply(ctx, { threadId, body: 'Once' }), await postReply(ctx, { threadId, body: 'Once' })]
    expect(valueOf(twice[0]!)).toBe(valueOf(twice[1]!))
    expect((await rowOf(threadId)).replyCount).toBe(1)
  })
  it('is refused to the silenced, and unknown to those who may not look', async () => {
    const { member, stranger, slug } = await scene('private')
    const threadId = await makeThread(member, slug)
    expect(kindOf(await postReply(as({ ...member, isSilenced: true }), { threadId, body: 'x' }))).toBe('not-allowed')
    expect(kindOf(await postReply(as(stranger), { threadId, body: 'x' }))).toBe('not-found')
  })
})

describe('changing and taking back', () => {
  it('an edit keeps what was said before, tells only the newly mentioned, and ends with the window', async () => {
    const { owner, member, slug } = await scene()
    const threadId = await makeThread(member, slug)
    const replyId = await makeReply(member, threadId, 'First words')
    valueOf(await editReply(as(member, minutes(5)), { replyId, body: `Second words, @${owner.handle}` }))
    expect(await db().revision.findMany({ where: { subjectId: replyId } })).toMatchObject([{ body: 'First words' }])
    expect((await announced('reply.edited')).at(-1)).toEqual({ replyId, threadId, mentionedIds: [owner.id] })
    expect(kindOf(await editReply(as(owner), { replyId, body: 'Not mine' }))).toBe('not-allowed')
    expect(kindOf(await editReply(as(member, minutes(25 * 60)), { replyId, body: 'Late' }))).toBe('not-allowed')
  })
  it('taking a mention out and putting it in again tells nobody twice', async () => {
    const { owner, member, slug } = await scene()
    const call = `Look, @${owner.handle}`
    const threadId = await makeThread(member, slug, { body: call })
    const thread = { threadId, title: 'The same title', tags: [] }
    valueOf(await editThread(as(member, minutes(1)), { ...thread, body: 'Nobody' }))
    valueOf(await editThread(as(member, minutes(2)), { ...thread, body: call }))
    expect((await announced('thread.edited')).slice(-2).map((fact) => fact.mentionedIds)).toEqual([[], []])

    const replyId = await makeReply(member, threadId, 'First words')
    for (const body of [call, `\\@${owner.handle}`, `${call} again`]) {
      valueOf(await editReply(as(member, minutes(3)), { replyId, body }))
    }
    const told = (await announced('reply.edited')).slice(-3).map((fact) => fact.mentionedIds)
    expect(told).toEqual([[owner.id], [], []])
  })
  it('whom a post from before this was kept mentions already, an edit does not tell', async () => {
    const { owner, member, slug } = await scene()
    const threadId = await makeThread(member, slug)
    const replyId = await makeReply(member, threadId, `Look, @${owner.handle}`)
    await db().reply.update({ where: { id: replyId }, data: { mentionedIds: [] } })
    valueOf(await editReply(as(member, minutes(1)), { replyId, body: `Look again, @${owner.handle}` }))
    expect((await announced('reply.edited')).at(-1)?.mentionedIds).toEqual([])
  })
  it('a post calls twenty people and refuses more, saying so; who is no member does not count', async () => {
    const { owner, member, slug } = await scene()
    const handles = []
    for (let n = 0; n < 21; n++) handles.push(`@${(await makeMember()).handle}`)
    const threadId = await makeThread(member, slug)
    const strangers = Array.from({ length: 30 }, (_, n) => `@nobody-${n}`)
    const allowed = [...handles.slice(1), ...strangers, `@${member.handle}`].join(' ')
    valueOf(await postReply(as(member), { threadId, body: allowed }))
    expect((await announced('reply.posted')).at(-1)?.mentionedIds).toHaveLength(20)
    const refused = await postReply(as(owner), { threadId, body: handles.join(' ') })
    expect(refused).toMatchObject({ ok: false, problem: { kind: 'invalid', field: 'body' } })
    expect(refused.ok || refused.problem.reason).toContain('up to 20 people, and this one mentions 21')
  })
  it('a thread’s title, words and tags change together', async () => {
    const { member, stranger, slug } = await scene()
    const threadId = await makeThread(member, slug, { tags: ['old'] })
    const words = { threadId, title: 'Better title', body: 'Better words', tags: ['new'] }
    expect(kindOf(await editThread(as(stranger), words))).toBe('not-allowed')
    valueOf(await editThread(as(member), words))
    const found = await readThread(as(member), threadId, { page: 1 })
    expect(found?.thread).toMatchObject({ title: 'Better title', tags: ['new'], isEdited: true })
    expect(await db().revision.findMany({ where: { subjectId: threadId } })).toMatchObject([{ title: 'A thread' }])
  })
  it('a reply taken back leaves no words behind, gives up the answer, and counts once', async () => {
    const { owner, member, slug } = await scene()
    const threadId = await makeThread(owner, slug, { kind: 'question' })
    const replyId = await makeReply(member, threadId, 'Secret regret')
    await makeReply(owner, threadId, 'To that', replyId, minutes(1))
    valueOf(await acceptAnswer(as(owner), { threadId, replyId }))
    await Promise.all([deleteReply(as(member), { replyId }), deleteReply(as(owner), { replyId })])
    expect(await rowOf(threadId)).toMatchObject({ replyCount: 1, acceptedReplyId: null })
    const found = await readThread(as(owner), threadId, { page: 1 })
    expect(found?.replies[0]).toMatchObject({
      id: replyId,
      state: 'gone',
      html: '',
      author: { name: '', handle: null },
    })
    expect(JSON.stringify(found)).not.toContain('Secret regret')
  })
  it('a thread taken down is gone from page, lists and count', async () => {
    const { owner, member, groupId, slug } = await scene()
    const threadId = await makeThread(member, slug)
    valueOf(await deleteThread(as(owner), { threadId }))
    expect(await readThread(as(owner), threadId, { page: 1 })).toBeNull()
    expect((await listHomeThreads(as(owner), groupId)).lively).toEqual([])
    expect((await db().group.findUniqueOrThrow({ where: { id: groupId } })).threadCount).toBe(0)
    expect(kindOf(await deleteThread(as(owner), { threadId }))).toBe('not-found')
    expect(await db().auditEntry.count({ where: { subjectId: threadId, action: 'thread.deleted' } })).toBe(1)
  })
})

describe('answers, thanks and following', () => {
  it('whoever asked chooses the answer, changes their mind, and nobody else does', async () => {
    const { owner, member, stranger, slug } = await scene()
    const threadId = await makeThread(member, slug, { kind: 'question' })
    const [one, two] = [await makeReply(owner, threadId), await makeReply(owner, threadId)]
    expect(kindOf(await acceptAnswer(as(stranger), { threadId, replyId: one }))).toBe('not-allowed')
    valueOf(await acceptAnswer(as(member), { threadId, replyId: one }))
    valueOf(await acceptAnswer(as(member), { threadId, replyId: two }))
    expect((await readThread(asVisitor(), threadId, { page: 1 }))?.answer?.id).toBe(two)
    valueOf(await withdrawAnswer(as(member), { threadId }))
    expect((await rowOf(threadId)).acceptedReplyId).toBeNull()
  })
  it('a reply of another thread is no answer', async () => {
    const { owner, member, slug } = await scene()
    const threadId = await makeThread(member, slug, { kind: 'question' })
    const elsewhere = await makeReply(owner, await makeThread(member, slug))
    expect(kindOf(await acceptAnswer(as(member), { threadId, replyId: elsewhere }))).toBe('not-found')
  })
  it('thanks count once a person, are said once, and can be taken back', async () => {
    const { owner, member, stranger, slug } = await scene()
    const threadId = await makeThread(member, slug)
    const subjectId = await makeReply(member, threadId)
    for (let n = 0; n < 2; n++) valueOf(await react(as(owner), { subjectId, kind: 'thanks', on: true }))
    const counts = async () => (await readThread(as(owner), threadId, { page: 1 }))?.replies[0]?.reactions
    expect(await counts()).toEqual([{ kind: 'thanks', count: 1, mine: true }])
    expect((await announced('reaction.added')).filter((fact) => fact.subjectId === subjectId)).toHaveLength(1)
    valueOf(await react(as(owner), { subjectId, kind: 'thanks', on: false }))
    expect(await counts()).toEqual([])
    expect(kindOf(await react(as(member), { subjectId, kind: 'thanks', on: true }))).toBe('not-allowed')
    expect(kindOf(await react(as(stranger), { subjectId: threadId, kind: 'thanks', on: true }))).toBe('not-allowed')
  })
  it('writing follows, and never overrules a choice made before', async () => {
    const { owner, member, slug } = await scene()
    const threadId = await makeThread(member, slug)
    valueOf(await followThread(as(owner), { threadId, level: 'mute' }))
    await makeReply(owner, threadId)
    expect((await readThread(as(owner), threadId, { page: 1 }))?.thread.follow).toBe('mute')
  })
})

describe('what is shown', () => {
  it('threads of private and secret groups are missing for everyone outside', async () => {
    for (const visibility of ['private', 'secret'] as const) {
      const { member, stranger, slug } = await scene(visibility)
      const threadId = await makeThread(member, slug, { tags: ['shared-tag'] })
      const near = await makeThread(member, slug, { tags: ['shared-tag'] })
      for (const ctx of [as(stranger), asVisitor()]) {
        expect(await readThread(ctx, threadId, { page: 1 })).toBeNull()
        expect((await listLivelyThreads(ctx, { limit: 100 })).map((thread) => thread.id)).not.toContain(threadId)
        expect(await listCloseThreads(ctx, near)).toEqual([])
      }
      expect(await listFeed(as(member), slug)).toBeNull()
      expect(await listCloseThreads(as(member), near)).toMatchObject([{ id: threadId }])
      expect((await listLivelyThreads(as(member), { limit: 5, groupIds: 'mine' })).map((t) => t.id)).toContain(threadId)
      expect((await listLivelyThreads(as(member), { limit: 99, groupIds: 'public' })).map((t) => t.id)).not.toContain(
        threadId,
      )
    }
  })
  it('filters and pages lose and repeat nothing', async () => {
    const { member, groupId, slug } = await scene()
    for (let n = 0; n < 33; n++) {
      const kind = n % 2 ? 'question' : 'discussion'
      await makeThread(member, slug, { title: `Thread ${n}`, kind, tags: n === 7 ? ['Seven'] : [] }, minutes(n))
    }
    const all = { filter: 'all', sort: 'active' } as const
    const first = await listThreads(as(member), groupId, all, null)
    const second = await listThreads(as(member), groupId, all, decodeCursor(first.next))
    const titles = [...first.rows, ...second.rows].map((thread) => thread.title)
    expect(titles).toEqual(Array.from({ length: 33 }, (_, n) => `Thread ${32 - n}`))
    expect(second.next).toBeNull()
    const tagged = await listThreads(asVisitor(), groupId, { ...all, tag: 'seven' }, null)
    expect(tagged.rows.map((thread) => thread.title)).toEqual(['Thread 7'])
    expect((await listThreads(as(member), groupId, { ...all, filter: 'unanswered' }, null)).rows).toHaveLength(16)
  })
  it('pinned threads stand apart on the group’s home', async () => {
    const { owner, member, groupId, slug } = await scene()
    const [one, two] = [await makeThread(member, slug), await makeThread(member, slug, { kind: 'question' })]
    valueOf(await markThread(as(owner), { threadId: one, mark: 'pin', on: true }))
    const home = await listHomeThreads(asVisitor(), groupId)
    expect(home).toMatchObject({ pinned: [{ id: one }], lively: [{ id: two }], unanswered: 1 })
  })
  it('a long thread comes in pages, a link finds its reply’s page, and statements stay the same', async () => {
    const { member, slug } = await scene()
    const threadId = await makeThread(member, slug)
    const ids: string[] = []
    for (let n = 0; n < 52; n++) ids.push(await makeReply(member, threadId, `R${n}`, undefined, minutes(n)))
    const first = await readThread(as(member), threadId, { page: 1 })
    expect(first).toMatchObject({ page: 1, hasMore: true })
    expect(first?.replies.map((reply) => reply.id)).toEqual(ids.slice(0, 50))
    const second = await readThread(as(member), threadId, { page: 1, at: ids[51] })
    expect(second).toMatchObject({ page: 2, hasMore: false })
    expect(second?.replies.map((reply) => reply.id)).toEqual(ids.slice(50))
    const statements = await inRequestScope('test', async (scope) => {
      await readThread(as(member), threadId, { page: 1 })
      return scope.queries
    })
    expect(statements).toBe(2)
  })
  it('a page of long replies ends earlier; every reply is on one page, and links find it there', async () => {
    const { member, slug } = await scene()
    const threadId = await makeThread(member, slug)
    const ids: string[] = []
    for (let n = 0; n < 9; n++) ids.push(await makeReply(member, threadId, `R${n}`, undefined, minutes(n)))
    const long = (length: number) => ({ bodyHtml: `<p>${'x'.repeat(length)}</p>` })
    await db().reply.updateMany({ where: { id: { in: ids.slice(1, 6) } }, data: long(140_000) })
    await db().reply.updateMany({ where: { id: ids[6] }, data: long(1_700_000) })
    const seen: string[][] = []
    for (let page = 1, hasMore = true; hasMore; page++) {
      const found = (await readThread(as(member), threadId, { page }))!
      expect(found.page).toBe(page)
      seen.push(found.replies.map(({ id }) => id))
      hasMore = found.hasMore
    }
    expect(seen.flat()).toEqual(ids)
    expect(seen.map(({ length }) => length)).toEqual([3, 1, 2, 1, 2])
    for (const [index, page] of seen.entries())
      for (const at of page) expect((await readThread(as(member), threadId, { page: 1, at }))?.page).toBe(index + 1)
    expect(await readThread(as(member), threadId, { page: 9 })).toMatchObject({ replies: [], hasMore: false })
  })
  it('those whom one has blocked or muted are not read out', async () => {
    const { owner, member, slug } = await scene()
    const threadId = await makeThread(member, slug)
    await makeReply(owner, threadId, 'Loud words')
    await db().block.create({ data: { memberId: member.id, otherId: owner.id, kind: 'mute', createdAt: NOON } })
    const found = await readThread(as(member), threadId, { page: 1 })
    expect(found?.replies[0]).toMatchObject({ state: 'avoided', html: '', author: { name: '' } })
  })
})
