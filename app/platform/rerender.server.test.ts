import { expect, it } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { makeMember, NOON } from '#test/factories.ts'
import { enrol, makeGroup, makeReply, makeThread } from '#test/factories-groups.ts'
import { db } from './database.server.ts'
import { rerenderWords } from './rerender.server.ts'

useDatabase()

it(
  'stored words are rendered again, once for a version; real mentions stay linked and those in code are not',
  { timeout: 120_000 },
  async () => {
    const [owner, member] = [await makeMember(), await makeMember()]
    const group = await makeGroup(owner)
    await enrol(group.groupId, [member])
    const threadId = await makeThread(member, group.slug, {
      body: `@${owner.handle} and \`@${owner.handle}\`\n\n3. three`,
    })
    const fresh = await db().thread.findUniqueOrThrow({ where: { id: threadId } })
    const link = `<a href="/members/${owner.handle}" rel="nofollow ugc noopener">@${owner.handle}</a>`
    await db().thread.update({ where: { id: threadId }, data: { bodyHtml: `<p>${link}</p><ol><li>three</li></ol>` } })
    const replyIds: string[] = []
    for (let n = 0; n < 3; n++) replyIds.push(await makeReply(member, threadId, `Reply ${n}`))
    await db().reply.updateMany({ where: { id: { in: replyIds } }, data: { bodyHtml: '<p>old</p>' } })
    await db().group.update({ where: { id: group.groupId }, data: { descriptionHtml: 'old' } })
    await db().member.update({ where: { id: member.id }, data: { bio: '*me*', bioHtml: 'old' } })

    await rerenderWords(db(), NOON, 101)
    const thread = await db().thread.findUniqueOrThrow({ where: { id: threadId } })
    expect(thread.bodyHtml).toBe(fresh.bodyHtml)
    expect(thread.bodyHtml).toContain(`<p dir="auto">${link} and <code>@${owner.handle}</code></p>`)
    expect(thread.editedAt).toBeNull()
    for (const { body, bodyHtml } of await db().reply.findMany({ where: { id: { in: replyIds } } })) {
      expect(bodyHtml).toBe(`<p dir="auto">${body}</p>`)
    }
    expect((await db().group.findUniqueOrThrow({ where: { id: group.groupId } })).descriptionHtml).toContain(
      'dir="auto"',
    )
    expect((await db().member.findUniqueOrThrow({ where: { id: member.id } })).bioHtml).toContain('<em>me</em>')

    await db().member.update({ where: { id: member.id }, data: { bioHtml: 'left alone' } })
    await rerenderWords(db(), NOON, 101)
    expect((await db().member.findUniqueOrThrow({ where: { id: member.id } })).bioHtml).toBe('left alone')
    await rerenderWords(db(), NOON, 102)
    expect((await db().member.findUniqueOrThrow({ where: { id: member.id } })).bioHtml).toContain('<em>me</em>')
  },
)

it('stored words that would swell beyond all proportion are shown as the plain text they are', async () => {
  const owner = await makeMember()
  const group = await makeGroup(owner)
  const replyId = await makeReply(owner, await makeThread(owner, group.slug))
  const body = `${'[^a]'.repeat(4960)}\n\n[^a]: hi`
  const bodyHtml = '<sup>1</sup>'.repeat(140_000)
  await db().reply.update({ where: { id: replyId }, data: { body, bodyHtml } })
  await rerenderWords(db(), NOON, 103)
  const reply = await db().reply.findUniqueOrThrow({ where: { id: replyId } })
  expect(reply.bodyHtml).toBe(`<p dir="auto" class="as-written">${body}</p>`)
})
