import { expect, it } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { useDatabase } from '#test/database.ts'
import { asVisitor, makeMember } from '#test/factories.ts'
import { groupRow, threadRow } from '#test/factories-search.ts'
import { listFeed, readFeedMark } from './list-feed.server.ts'

useDatabase()

it('the mark of a feed stays while the feed does, and changes with every entry', async () => {
  const ada = await makeMember()
  const group = await groupRow({ visibility: 'public', members: [ada] })
  const marks = [await readFeedMark(asVisitor(), group.slug)]
  expect(await readFeedMark(asVisitor(), group.slug)).toBe(marks[0])
  const threadId = await threadRow(group.id, ada.id, { title: 'Night shifts' })
  marks.push(await readFeedMark(asVisitor(), group.slug))
  await db().thread.update({ where: { id: threadId }, data: { title: 'Day shifts' } })
  marks.push(await readFeedMark(asVisitor(), group.slug))
  await db().member.update({ where: { id: ada.id }, data: { name: 'Ada L.' } })
  marks.push(await readFeedMark(asVisitor(), group.slug))
  await db().thread.update({ where: { id: threadId }, data: { deletedAt: new Date('2026-11-25T12:00:00Z') } })
  marks.push(await readFeedMark(asVisitor(), group.slug))
  expect(new Set(marks.slice(0, 4)).size).toBe(4)
  expect(marks[4]).toBe(marks[0])
})

it('only a public group has a feed', async () => {
  const ada = await makeMember()
  for (const visibility of ['private', 'secret']) {
    const group = await groupRow({ visibility, members: [ada] })
    expect(await readFeedMark(asVisitor(), group.slug)).toBeNull()
    expect(await listFeed(asVisitor(), group.slug)).toBeNull()
  }
})
