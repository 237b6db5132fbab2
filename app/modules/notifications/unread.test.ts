import { expect, test } from 'vitest'
import { readShell } from '#app/modules/pages/queries/read-shell.server.ts'
import { readWholeGroup } from '#app/modules/groups/commands/mark-group-read.server.ts'
import { listMyGroups } from '#app/modules/pages/queries/list-groups.server.ts'
import { deleteReply } from '#app/modules/threads/commands/delete-reply.server.ts'
import { replyPosted } from '#app/modules/threads/facts.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { deliver } from '#app/subscriptions.server.ts'
import { useDatabase } from '#test/database.ts'
import { as, makeMember, NOON } from '#test/factories.ts'
import { enrol, makeGroup, makeReply, makeThread, valueOf } from '#test/factories-groups.ts'
import { noteOpened } from './commands/note-opened.server.ts'
import { countUnread } from './queries/count-unread.server.ts'
import { readInbox } from './queries/read-inbox.server.ts'

useDatabase()

const minutes = (n: number) => new Date(NOON.getTime() + n * 60_000)

async function scene() {
  const [owner, reader, writer] = [await makeMember(), await makeMember(), await makeMember()]
  const group = await makeGroup(owner)
  await enrol(group.groupId, [reader, writer])
  return { owner, reader, writer, ...group }
}

/** What every place that counts says is unread in the reader's only group; they have to agree. */
async function unreadIn(reader: Actor): Promise<number> {
  const { yours } = await readShell(as(reader))
  const mine = await listMyGroups(as(reader))
  expect(mine.map(({ unread }) => unread)).toEqual(yours.map(({ unread }) => unread))
  return yours[0]!.unread
}

const open = (who: Actor, path: string, at: Date) => noteOpened(as(who, at), new Request(`http://hall.example${path}`))

test('one’s own words never make anything unread for oneself, and what others write does', async () => {
  const { reader, writer, slug } = await scene()
  const own = await makeThread(reader, slug, {}, minutes(1))
  await makeReply(reader, own, 'Me again.', undefined, minutes(2))
  expect(await unreadIn(reader)).toBe(0)
  expect(await unreadIn(writer)).toBe(1)
  const replyId = await makeReply(writer, own, 'Somebody else.', undefined, minutes(3))
  expect(await unreadIn(reader)).toBe(1)
  await makeReply(reader, own, 'And me, without having looked.', undefined, minutes(4))
  expect(await unreadIn(reader)).toBe(1)
  valueOf(await deleteReply(as(writer), { replyId }))
  expect(await unreadIn(reader)).toBe(0)
})

test('opening a thread reads that thread alone, until somebody else writes there again', async () => {
  const { reader, writer, slug } = await scene()
  const [one, two] = [await makeThread(writer, slug, {}, minutes(1)), await makeThread(writer, slug, {}, minutes(2))]
  expect(await unreadIn(reader)).toBe(2)
  await open(reader, `/threads/${two}.data`, minutes(3))
  expect(await unreadIn(reader)).toBe(1)
  await makeReply(writer, two, 'More.', undefined, minutes(4))
  expect(await unreadIn(reader)).toBe(2)
  await open(reader, `/threads/${one}?page=1`, minutes(5))
  await open(reader, `/threads/${two}`, minutes(5))
  expect(await unreadIn(reader)).toBe(0)
  await makeReply(writer, one, 'Late.', undefined, minutes(6))
  expect(await unreadIn(reader)).toBe(1)
})

test('what is read is remembered in few rows, and never covers what was not read', async () => {
  const { reader, writer, slug } = await scene()
  const threads = []
  for (let n = 1; n <= 4; n++) threads.push(await makeThread(writer, slug, {}, minutes(n)))
  await makeReply(reader, threads[0]!, 'My own, later than all.', undefined, minutes(9))
  await open(reader, `/threads/${threads[3]}`, minutes(10))
  await open(reader, `/threads/${threads[2]}`, minutes(11))
  expect(await unreadIn(reader)).toBe(2)
  await open(reader, `/threads/${threads[0]}`, minutes(12))
  await open(reader, `/threads/${threads[1]}`, minutes(13))
  expect(await unreadIn(reader)).toBe(0)
  expect(await db().threadRead.count({ where: { memberId: reader.id } })).toBeLessThanOrEqual(1)
})

test('opening a list reads nothing; saying so reads the whole group', async () => {
  const { reader, writer, slug } = await scene()
  await makeThread(writer, slug, {}, minutes(1))
  for (const list of [`/groups/${slug}`, `/groups/${slug}/threads`, '/inbox', '/']) await open(reader, list, minutes(2))
  expect(await unreadIn(reader)).toBe(1)
  valueOf(await readWholeGroup(as(reader, minutes(3)), slug))
  expect(await unreadIn(reader)).toBe(0)
})

test('whoever opens a thread, by any of its addresses, has read the notices that lead to it, and no other ones', async () => {
  for (const suffix of ['', '?page=1', '.data', '.data?_routes=root']) {
    const { reader, writer, slug } = await scene()
    const threads = [await makeThread(reader, slug), await makeThread(reader, slug)]
    for (const threadId of threads) {
      const replyId = await makeReply(writer, threadId, 'Hello.', undefined, minutes(1))
      const fact = replyPosted({ replyId, threadId, authorId: writer.id, mentionedIds: [] })
      await deliver(db(), { id: newId(), at: minutes(1).toISOString(), fact })
    }
    expect(await countUnread(as(reader))).toBe(2)
    await open(reader, '/inbox', minutes(2))
    expect(await countUnread(as(reader))).toBe(2)
    await open(reader, `/threads/${threads[0]}${suffix}`, minutes(2))
    expect(await countUnread(as(reader))).toBe(1)
    const { items } = await readInbox(as(reader), { unreadOnly: true })
    expect(items.map(({ href }) => href.includes(threads[1]!))).toEqual([true])
    expect((await readShell(as(reader))).viewer!.unread).toBe(1)
  }
})
