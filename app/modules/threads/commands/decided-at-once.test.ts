import { describe, expect, it } from 'vitest'
import type { Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { db, Prisma } from '#app/platform/database.server.ts'
import { whileItWaits } from '#test/at-once.ts'
import { useDatabase } from '#test/database.ts'
import { takeFacts } from '#test/factories-events.ts'
import { as, makeMember } from '#test/factories.ts'
import { enrol, makeGroup, makeReply, makeThread } from '#test/factories-groups.ts'
import { acceptAnswer } from './accept-answer.server.ts'
import { deleteReply } from './delete-reply.server.ts'
import { deleteThread } from './delete-thread.server.ts'
import { markThread } from './mark-thread.server.ts'

useDatabase()

async function scene() {
  const [owner, asker, keeper] = await Promise.all([makeMember(), makeMember(), makeMember()])
  const group = await makeGroup(owner)
  await enrol(group.groupId, [asker, keeper])
  const role = (role: string) => ({ where: { groupId: group.groupId, memberId: keeper.id }, data: { role } })
  await db().membership.updateMany(role('moderator'))
  const threadId = await makeThread(asker, group.slug, { kind: 'question' })
  const replyId = await makeReply(asker, threadId, 'Like this.')
  await takeFacts()
  return { ...group, owner, keeper, role, threadId, replyId }
}

type Scene = Awaited<ReturnType<typeof scene>>
type Case = [what: string, action: string, fact: string, act: (ctx: MemberContext, on: Scene) => Promise<Result>]
const cases: Case[] = [
  [
    'a mark',
    'thread.locked',
    'thread.marked',
    (ctx, { threadId }) => markThread(ctx, { threadId, mark: 'lock', on: true }),
  ],
  ['an answer', '', 'answer.accepted', (ctx, { threadId, replyId }) => acceptAnswer(ctx, { threadId, replyId })],
  ['a thread', 'thread.deleted', 'thread.deleted', (ctx, { threadId }) => deleteThread(ctx, { threadId })],
  ['a reply', 'reply.deleted', 'reply.deleted', (ctx, { replyId }) => deleteReply(ctx, { replyId })],
]

describe.each(cases)('%s', (_, action, fact, act) => {
  it('of two moderators at once is said and logged once', async () => {
    const on = await scene()
    await Promise.all([act(as(on.owner), on), act(as(on.keeper), on)])
    expect((await takeFacts()).map(({ kind }) => kind)).toEqual([fact])
    expect(await db().auditEntry.count({ where: { groupId: on.groupId, action } })).toBe(action ? 1 : 0)
    const { threadCount } = await db().group.findUniqueOrThrow({ where: { id: on.groupId } })
    expect(threadCount).toBe(fact === 'thread.deleted' ? 0 : 1)
  })

  it('is not for somebody who stopped being a moderator while they waited for the thread', async () => {
    const on = await scene()
    const lock = Prisma.sql`select 1 from threads where id = ${on.threadId} for update`
    const start = () => act(as(on.keeper), on)
    const result = await whileItWaits(lock, start, (tx) => tx.membership.updateMany(on.role('member')))
    expect(result).toMatchObject({ ok: false, problem: { kind: 'not-allowed' } })
    expect(await takeFacts()).toEqual([])
  })
})
