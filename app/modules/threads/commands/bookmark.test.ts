import { expect, test } from 'vitest'
import { deleteAccount } from '#app/modules/personal-data/commands/delete-account.server.ts'
import { forgetLeaver } from '#app/modules/personal-data/commands/forget-leaver.server.ts'
import { banMember } from '#app/modules/groups/commands/remove-member.server.ts'
import { decodeCursor } from '#app/lib/cursor.ts'
import { db } from '#app/platform/database.server.ts'
import { useDatabase } from '#test/database.ts'
import { exported } from '#test/exported.ts'
import { as, asVisitor, makeMember, NOON, PASSWORD, passwordRow } from '#test/factories.ts'
import { enrol, kindOf, makeGroup, makeReply, makeThread, valueOf } from '#test/factories-groups.ts'
import { listBookmarks } from '../queries/list-bookmarks.server.ts'
import { readThread } from '../queries/read-thread.server.ts'
import { bookmark } from './bookmark.server.ts'
import { deleteReply } from './delete-reply.server.ts'
import { deleteThread } from './delete-thread.server.ts'

useDatabase()

const minutes = (n: number) => new Date(NOON.getTime() + n * 60_000)
const saved = async (of: Parameters<typeof as>[0]) => (await listBookmarks(as(of), null)).rows

async function scene(visibility: 'public' | 'private' | 'secret' = 'private') {
  const [owner, member, stranger] = [await makeMember(), await makeMember(), await makeMember()]
  const group = await makeGroup(owner, { visibility })
  await enrol(group.groupId, [member])
  const threadId = await makeThread(owner, group.slug, { title: 'Cables at night', body: 'Bring spare ones.' })
  const replyId = await makeReply(owner, threadId, 'And a torch.')
  return { owner, member, stranger, threadId, replyId, ...group }
}

test('a thread and a reply are saved once each, shown as saved to whoever saved them, and put back', async () => {
  const { owner, member, threadId, replyId } = await scene()
  for (const at of [0, 1, 2]) valueOf(await bookmark(as(member, minutes(at)), { subjectId: threadId, on: true }))
  valueOf(await bookmark(as(member, minutes(3)), { subjectId: replyId, on: true }))
  expect(await saved(member)).toMatchObject([
    { subjectId: replyId, replyId, threadId, title: 'Cables at night', excerpt: 'And a torch.' },
    { subjectId: threadId, replyId: null, savedAt: NOON.toISOString(), excerpt: 'Bring spare ones.' },
  ])
  const mine = await readThread(as(member), threadId, { page: 1 })
  expect([mine?.thread.isSaved, mine?.replies[0]?.isSaved]).toEqual([true, true])
  const theirs = await readThread(as(owner), threadId, { page: 1 })
  expect([theirs?.thread.isSaved, theirs?.replies[0]?.isSaved]).toEqual([false, undefined])
  expect(await saved(owner)).toEqual([])
  valueOf(await bookmark(as(member), { subjectId: threadId, on: false }))
  expect((await saved(member)).map(({ subjectId }) => subjectId)).toEqual([replyId])
})

test('what one may not see cannot be saved, and answers like what never was', async () => {
  const { stranger, member, threadId, replyId } = await scene('secret')
  for (const subjectId of [threadId, replyId, 'a'.repeat(20)])
    expect(kindOf(await bookmark(as(stranger), { subjectId, on: true }))).toBe('not-found')
  expect(kindOf(await bookmark(as(member), { subjectId: threadId, on: true }))).toBe('ok')
})

test('a reply that was taken back cannot be saved', async () => {
  const { owner, member, replyId } = await scene()
  valueOf(await deleteReply(as(owner), { replyId }))
  expect(kindOf(await bookmark(as(member), { subjectId: replyId, on: true }))).toBe('not-found')
})

test('what is gone or closed disappears from the list without a trace, and from the export', async () => {
  const { owner, member, slug, threadId, replyId } = await scene('secret')
  const other = await makeThread(owner, slug, { title: 'Another' })
  for (const subjectId of [threadId, replyId, other]) valueOf(await bookmark(as(member), { subjectId, on: true }))
  valueOf(await deleteReply(as(owner), { replyId }))
  valueOf(await deleteThread(as(owner), { threadId: other }))
  expect((await saved(member)).map(({ subjectId }) => subjectId)).toEqual([threadId])
  expect(JSON.stringify(await exported(as(member)))).toContain('Cables at night')
  valueOf(await banMember(as(owner), { slug, handle: member.handle }))
  expect(await listBookmarks(as(member), null)).toEqual({ rows: [], next: null })
  expect(JSON.stringify(await exported(as(member)))).not.toContain('Cables at night')
})

test('what somebody wrote whom one has blocked or muted is not in the list', async () => {
  const { owner, member, threadId, replyId } = await scene()
  for (const subjectId of [threadId, replyId]) valueOf(await bookmark(as(member), { subjectId, on: true }))
  await db().block.create({ data: { memberId: member.id, otherId: owner.id, kind: 'mute', createdAt: NOON } })
  expect(await saved(member)).toEqual([])
})

test('a long list comes in pages, each once', async () => {
  const { owner, member, slug } = await scene('public')
  const ids = []
  for (let n = 0; n < 33; n++) ids.push(await makeThread(owner, slug, { title: `Thread ${n}` }))
  const data = ids.map((subjectId, n) => ({
    memberId: member.id,
    subjectId,
    subjectKind: 'thread',
    savedAt: minutes(n >> 2),
  }))
  await db().bookmark.createMany({ data })
  const first = await listBookmarks(as(member), null)
  const second = await listBookmarks(as(member), decodeCursor(first.next))
  expect([first.rows.length, second.rows.length, second.next]).toEqual([30, 3, null])
  expect(new Set([...first.rows, ...second.rows].map(({ subjectId }) => subjectId)).size).toBe(33)
})

test('visitors are offered no saving, and bookmarks go with the account', async () => {
  const { member, threadId } = await scene('public')
  const page = await readThread(asVisitor(), threadId, { page: 1 })
  expect([page?.thread.isSaved, page?.replies[0]?.can.save]).toEqual([false, false])
  valueOf(await bookmark(as(member), { subjectId: threadId, on: true }))
  await passwordRow(member)
  valueOf(await deleteAccount(as(member), { confirm: member.handle, password: PASSWORD }))
  await forgetLeaver(as(member), member.id)
  expect(await db().bookmark.count({ where: { memberId: member.id } })).toBe(0)
})
