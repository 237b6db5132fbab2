import { afterAll, afterEach, expect, test, vi } from 'vitest'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { banMember } from '#app/modules/groups/commands/remove-member.server.ts'
import { deleteThread } from '#app/modules/threads/commands/delete-thread.server.ts'
import { db } from '#app/platform/database.server.ts'
import { MAX_STREAMS } from '#app/platform/event-stream.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { closeLive } from '#app/platform/live.server.ts'
import { useDatabase } from '#test/database.ts'
import { as, makeMember, NOON } from '#test/factories.ts'
import { enrol, makeGroup, makeReply, makeThread, valueOf } from '#test/factories-groups.ts'
import { liveUpdates } from './live-updates.server.ts'

useDatabase()
const opened: AbortController[] = []
afterEach(() => opened.splice(0).forEach((one) => one.abort()))
afterAll(closeLive)

const before = new Date(NOON.getTime() - 60_000)
const soon = { timeout: 15_000 }

/** A page of somebody that listens; `said` is what the stream has carried so far, without the inbox. */
function listen(
  actor: Actor,
  threadId: string | null,
  given: { since?: Date; isSignedIn?: () => Promise<boolean> } = {},
) {
  const { since = NOON, isSignedIn = async () => true } = given
  const abort = new AbortController()
  opened.push(abort)
  const thread = threadId ? { id: threadId, since } : null
  const answer = liveUpdates(as(actor), { thread, signal: abort.signal, isSignedIn })
  const page = { answer, said: [] as string[], inbox: [] as number[], isOver: false, leave: () => abort.abort() }
  void read(answer, page)
  return page
}

async function read(answer: Response, page: { said: string[]; inbox: number[]; isOver: boolean }) {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true })
    const parts = text.split('\n\n')
    text = parts.pop()!
    for (const part of parts) {
      const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(part) ?? []
      if (event === 'inbox') page.inbox.push(Number(data))
      else if (event) page.said.push(`${event} ${data}`)
    }
  }
  page.isOver = true
}

async function scene() {
  const [owner, reader, writer] = [await makeMember(), await makeMember(), await makeMember()]
  const group = await makeGroup(owner, { visibility: 'secret' })
  await enrol(group.groupId, [reader, writer])
  const threadId = await makeThread(writer, group.slug)
  return { owner, reader, writer, threadId, ...group }
}

test('the answer is a stream that nothing on its way packs or holds back', async () => {
  const { reader, threadId } = await scene()
  const { headers } = listen(reader, threadId).answer
  expect(headers.get('content-type')).toContain('text/event-stream')
  expect(headers.get('cache-control')).toContain('no-transform')
  expect(headers.get('x-accel-buffering')).toBe('no')
})

test('a page hears of the replies of others, by their ids, and of what it missed before it listened', async () => {
  const { reader, writer, threadId } = await scene()
  const missed = await makeReply(writer, threadId, 'Missed')
  const page = listen(reader, threadId, { since: before })
  await vi.waitFor(() => expect(page.said).toEqual([`reply ${missed}`]), soon)
  await makeReply(reader, threadId, 'My own')
  const next = await makeReply(writer, threadId, 'Next')
  await vi.waitFor(() => expect(page.said).toEqual([`reply ${missed}`, `reply ${next}`]), soon)
})

test('who is removed from the group hears nothing more, and is not asked to come back', async () => {
  const { owner, reader, writer, slug, threadId } = await scene()
  const [page, other] = [listen(reader, threadId), listen(owner, threadId)]
  await vi.waitFor(() => expect([page.inbox, other.inbox]).toEqual([[0], [0]]), soon)
  valueOf(await banMember(as(owner), { slug, handle: reader.handle }))
  const replyId = await makeReply(writer, threadId, 'After')
  await vi.waitFor(() => expect(other.said).toEqual([`reply ${replyId}`]), soon)
  await vi.waitFor(() => expect(page.isOver).toBe(true), soon)
  expect(page.said).toEqual(['bye -'])
})

test('a stream ends with its session', async () => {
  const { reader, writer, threadId } = await scene()
  let isSignedIn = true
  const page = listen(reader, threadId, { isSignedIn: async () => isSignedIn })
  await vi.waitFor(() => expect(page.inbox).toEqual([0]), soon)
  isSignedIn = false
  await makeReply(writer, threadId)
  await vi.waitFor(() => expect(page.isOver).toBe(true), soon)
  expect(page.said).toEqual(['bye -'])
})

test('a stream ends with its thread, and for somebody who may not see it it carries nothing', async () => {
  const { writer, reader, threadId } = await scene()
  const stranger = await makeMember()
  const [page, theirs] = [listen(reader, threadId, { since: before }), listen(stranger, threadId, { since: before })]
  await vi.waitFor(() => expect(theirs.isOver).toBe(true), soon)
  expect(theirs.said).toEqual(['bye -'])
  const last = await makeReply(writer, threadId)
  await vi.waitFor(() => expect(page.said).toEqual([`reply ${last}`]), soon)
  valueOf(await deleteThread(as(writer), { threadId }))
  await db().$queryRaw`select pg_notify('live', ${`thread:${threadId} ${last}`})`
  await vi.waitFor(() => expect(page.isOver).toBe(true), soon)
})

test('nobody hears of the replies of somebody they have muted', async () => {
  const { owner, reader, writer, threadId } = await scene()
  await db().block.create({ data: { memberId: reader.id, otherId: writer.id, kind: 'mute', createdAt: NOON } })
  const page = listen(reader, threadId)
  await vi.waitFor(() => expect(page.inbox).toEqual([0]), soon)
  await makeReply(writer, threadId)
  const heard = await makeReply(owner, threadId)
  await vi.waitFor(() => expect(page.said).toEqual([`reply ${heard}`]), soon)
})

test('the count of the inbox follows what comes and what is read', async () => {
  const member = await makeMember()
  const page = listen(member, null)
  await vi.waitFor(() => expect(page.inbox).toEqual([0]), soon)
  const item = { memberId: member.id, kind: 'reply', title: 'x', href: '/', createdAt: NOON }
  await db().inboxItem.create({ data: { ...item, id: newId(), dedupeKey: 'a' } })
  await vi.waitFor(() => expect(page.inbox.at(-1)).toBe(1), soon)
  await db().inboxItem.updateMany({ where: { memberId: member.id }, data: { readAt: NOON } })
  await vi.waitFor(() => expect(page.inbox.at(-1)).toBe(0), soon)
})

test(`a member holds ${MAX_STREAMS} streams; one more ends the oldest`, async () => {
  const member = await makeMember()
  const pages = Array.from({ length: MAX_STREAMS + 1 }, () => listen(member, null))
  await vi.waitFor(() => expect(pages[0]!.isOver).toBe(true), soon)
  await vi.waitFor(() => expect(pages.slice(1).map(({ inbox }) => inbox)).toEqual(Array(MAX_STREAMS).fill([0])), soon)
  expect(pages.slice(1).some(({ isOver }) => isOver)).toBe(false)
  pages[1]!.leave()
  await vi.waitFor(() => expect(pages[1]!.isOver).toBe(true), soon)
  expect(listen(member, null).answer.status).toBe(200)
  expect(pages[2]!.isOver).toBe(false)
})
