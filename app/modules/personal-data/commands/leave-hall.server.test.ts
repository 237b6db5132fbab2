import { expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { useDatabase } from '#test/database.ts'
import { exported } from '#test/exported.ts'
import { as, makeMember, NOON, PASSWORD, passwordRow } from '#test/factories.ts'
import { deleteAccount } from './delete-account.server.ts'

useDatabase()

async function makeGroupOf(owner: { id: string }, ...others: { id: string }[]) {
  const id = newId()
  const words = { name: 'The Table', description: 'x', descriptionHtml: 'x', visibility: 'public', joinPolicy: 'open' }
  await db().group.create({ data: { id, slug: id, ...words, lastActivityAt: NOON, createdAt: NOON } })
  const rows = [owner, ...others].map(({ id: memberId }, index) => ({
    groupId: id,
    memberId,
    role: index ? 'member' : 'owner',
    status: 'active',
    joinedAt: NOON,
  }))
  await db().membership.createMany({ data: rows })
}

test('leaving erases who somebody was and ends their sessions', async () => {
  const member = await makeMember({ name: 'Ruth Abara', headline: 'Cables', bio: 'Mine' })
  await db().goal.create({ data: { id: newId(), memberId: member.id, position: 0, text: 'Rest', createdAt: NOON } })
  await db().session.create({ data: { id: 'a'.repeat(64), userId: member.id, expiresAt: NOON } })
  await passwordRow(member)
  expect(
    (await deleteAccount(as(member), { confirm: ` ${member.handle.toUpperCase()} `, password: PASSWORD })).ok,
  ).toBe(true)
  const row = await db().member.findUniqueOrThrow({ where: { id: member.id } })
  expect(row).toMatchObject({ name: 'A former member', bio: '', headline: '', passwordHash: null, directory: 'hidden' })
  expect(row.email).not.toBe(member.email)
  expect(await db().goal.count({ where: { memberId: member.id } })).toBe(0)
  expect(await db().session.count({ where: { userId: member.id } })).toBe(0)
})

test('nobody leaves by accident', async () => {
  const member = await makeMember()
  await passwordRow(member)
  expect(await deleteAccount(as(member), { confirm: 'yes', password: PASSWORD })).toMatchObject({
    ok: false,
    problem: { field: 'confirm' },
  })
  expect((await db().member.findUniqueOrThrow({ where: { id: member.id } })).deletedAt).toBeNull()
})

test('the only owner of a group with other people in it hands over first', async () => {
  const [owner, other] = [await makeMember(), await makeMember()]
  await makeGroupOf(owner, other)
  await passwordRow(owner)
  expect(await deleteAccount(as(owner), { confirm: owner.handle, password: PASSWORD })).toMatchObject({
    ok: false,
    problem: { kind: 'conflict' },
  })
  const alone = await makeMember()
  await makeGroupOf(alone)
  await passwordRow(alone)
  expect((await deleteAccount(as(alone), { confirm: alone.handle, password: PASSWORD })).ok).toBe(true)
})

test('the export holds the profile and what was written, and nobody else’s', async () => {
  const [member, other] = [await makeMember({ bio: 'Mine' }), await makeMember({ bio: 'Not mine' })]
  await makeGroupOf(member, other)
  const group = await db().group.findFirstOrThrow({ where: { memberships: { some: { memberId: member.id } } } })
  for (const [author, title] of [
    [member, 'My thread'],
    [other, 'Their thread'],
  ] as const) {
    const words = { kind: 'discussion', title, body: `Body of ${title}`, bodyHtml: '' }
    await db().thread.create({
      data: { id: newId(), groupId: group.id, authorId: author.id, ...words, lastActivityAt: NOON, createdAt: NOON },
    })
  }
  const everything = await exported(as(member))
  const text = JSON.stringify(everything)
  expect(text).toContain('Mine')
  expect(text).toContain('My thread')
  expect(text).not.toContain('Not mine')
  expect(text).not.toContain('Their thread')
})
