import { expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { useDatabase } from '#test/database.ts'
import { as, asVisitor, makeMember, NOON, PASSWORD, passwordRow } from '#test/factories.ts'
import { enrol, kindOf, makeGroup, makeThread, valueOf } from '#test/factories-groups.ts'
import { inviteMember } from '#app/modules/groups/commands/invite-member.server.ts'
import { writeWords } from '#app/modules/threads/commands/write-words.server.ts'
import { readThread } from '#app/modules/threads/queries/read-thread.server.ts'
import { changeHandle } from './commands/change-handle.server.ts'
import { keepAccount } from './commands/keep-account.server.ts'
import { join } from './commands/join.server.ts'
import { deleteAccount } from '#app/modules/personal-data/commands/delete-account.server.ts'
import { mendMemberNames } from './commands/mend-names.server.ts'
import { saveProfile, type ProfileInput } from './commands/save-profile.server.ts'
import type { Actor } from './domain/actor.ts'
import { handleLook, isReserved } from './domain/handle.ts'
import { readOwnHandle } from './queries/read-own-handle.server.ts'
import { findNewHandle } from './queries/find-new-handle.server.ts'
import { listMembers } from '#app/modules/pages/queries/list-members.server.ts'
import { readMember } from '#app/modules/pages/queries/read-member.server.ts'
import { handleSchema, profileSchema } from './schema.ts'
import { lookOf } from '#app/lib/look-alike.ts'

useDatabase()

let serial = 0
const DAY = 86_400_000
const later = (days: number) => new Date(NOON.getTime() + days * DAY)

async function joined(name: string): Promise<Actor> {
  serial += 1
  const email = `joined-${serial}@example.org`
  const { memberId } = valueOf(await join(asVisitor(), { name, email, password: 'a lantern over the door' }))
  await db().member.update({ where: { id: memberId! }, data: { emailVerifiedAt: NOON } })
  const row = await db().member.findUniqueOrThrow({ where: { id: memberId! } })
  return { ...(await makeMember()), ...{ id: row.id, handle: row.handle, name: row.name, email: row.email } }
}

const shown = async ({ id }: Actor) =>
  (await db().$queryRaw<{ name: string }[]>`select m.shown_name as name from members m where id = ${id}`)[0]!.name

const rename = (member: Actor, name: string) =>
  saveProfile(as(member), profileSchema.parse({ name }) as unknown as ProfileInput)

async function leave(member: Actor) {
  await passwordRow(member)
  valueOf(await deleteAccount(as(member), { confirm: member.handle, password: PASSWORD }))
}

test('two who look alike stand with their handles, and alone without', async () => {
  const one = await joined('Mara Osei')
  expect(await shown(one)).toBe('Mara Osei')
  const other = await joined('Маrа  Оsеі')
  expect(await shown(one)).toBe(`Mara Osei (@${one.handle})`)
  expect(await shown(other)).toContain(`(@${other.handle})`)
  valueOf(await rename(other, 'Somebody Else Entirely'))
  expect([await shown(one), await shown(other)]).toEqual(['Mara Osei', 'Somebody Else Entirely'])
  const third = await joined('MARA OSEI')
  expect(await shown(one)).toContain('@')
  await leave(third)
  expect(await shown(one)).toBe('Mara Osei')
})

test('the handle stands where somebody is listed, read and writes', async () => {
  const [one, other] = [await joined('Ottilie Brandt'), await joined('Ottilie Brandt')]
  expect((await readMember(as(one), other.handle))!.name).toBe(`Ottilie Brandt (@${other.handle})`)
  const { slug } = await makeGroup(other)
  const threadId = await makeThread(other, slug)
  expect(JSON.stringify(await readThread(as(one), threadId, { page: 1 }))).toContain(
    `Ottilie Brandt (@${other.handle})`,
  )
  expect(JSON.stringify(await listMembers(as(one), { q: 'Ottilie' } as never))).toContain(`(@${one.handle})`)
})

test('names apart in accents or the order of words alone stand with their handles', async () => {
  const one = await joined('Inês Caldeira')
  for (const name of ['Ines Caldeira', 'Inês Caldeíra', 'Inês Caldeira\u0335', 'Caldeira Inês'])
    expect(await shown(await joined(name)), name).toContain('(@')
  expect(await shown(one)).toBe(`Inês Caldeira (@${one.handle})`)
})

test('a mail that names who invites stands with the handle too', async () => {
  const [one, other] = [await joined('Rosa Lindqvist'), await joined('Rоsa Lindqvist')]
  const { slug } = await makeGroup(other)
  valueOf(await inviteMember(as({ ...other, isVerified: true }), { slug, email: 'asked-in@example.org' }))
  const { subject } = await db().mail.findFirstOrThrow({ where: { to: 'asked-in@example.org' } })
  expect(subject).toContain(`Rоsa Lindqvist (@${other.handle}) invites you`)
  expect(await shown(one)).toContain('(@')
})

test('of two who take the same name at once both stand with their handles', async () => {
  const [one, other] = [await joined('First Of Two'), await joined('Second Of Two')]
  await Promise.all([rename(one, 'Twin Named'), rename(other, 'Twin Narned')])
  expect([await shown(one), await shown(other)].every((name) => name.includes('@'))).toBe(true)
})

test('nobody without a role takes a name that speaks for the hall', async () => {
  const member = await joined('Plain Person')
  expect(await rename(member, 'Guildhall Team')).toMatchObject({ problem: { kind: 'invalid', field: 'name' } })
  const asked = { name: 'Moderator', email: 'moderator@example.org', password: 'a lantern over the door' }
  expect(kindOf(await join(asVisitor(), asked))).toBe('invalid')
  valueOf(await rename({ ...member, siteRole: 'moderator' }, 'Moderator Plain'))
  valueOf(await keepAccount(as(member), { email: member.email, siteRole: 'moderator' }))
  expect(await shown(member)).toBe('Moderator Plain')
  valueOf(await keepAccount(as(member), { email: member.email, siteRole: 'member' }))
  expect(await shown(member)).toBe(`Moderator Plain (@${member.handle})`)
})

test('names from before are cleaned and looked at, a bounded number at a time', async () => {
  const [one, other] = [await makeMember({ name: 'An\u200bna\u202e Berg' }), await makeMember({ name: 'Anna Berg' })]
  await db().$executeRaw`update members set name_skeleton = null`
  while ((await mendMemberNames(db(), NOON)) > 0);
  expect(await shown(one)).toBe(`Anna Berg (@${one.handle})`)
  expect(await shown(other)).toBe(`Anna Berg (@${other.handle})`)
  await db().$executeRaw`update members set name = 'Ganz Anders' where id = ${one.id}`
  await mendMemberNames(db(), NOON)
  expect([await shown(one), await shown(other)]).toEqual(['Ganz Anders', 'Anna Berg'])
})

test('names that looked alike change in one statement', async () => {
  const [one, other] = [await joined('Twin Lantern'), await joined('Twin Lantern')]
  await db().$executeRaw`update members set name = 'Single ' || handle where id in (${one.id}, ${other.id})`
  while ((await mendMemberNames(db(), NOON)) > 0);
  expect([await shown(one), await shown(other)]).toEqual([`Single ${one.handle}`, `Single ${other.handle}`])
})

test('a handle is chosen, the one before leads to it, and a mention of either reaches its owner', async () => {
  const [member, other] = [await joined('Handle Chooser'), await makeMember()]
  valueOf(await changeHandle(as(member), { handle: 'lantern-keeper' }))
  expect(await findNewHandle(as(other), member.handle)).toBe('lantern-keeper')
  expect(await findNewHandle(as(other), member.handle.toUpperCase())).toBe('lantern-keeper')
  const { groupId } = await makeGroup(other)
  await enrol(groupId, [member])
  const said = `@${member.handle} and @lantern-keeper`
  const words = valueOf(
    await writeWords(db(), { id: 'a-post', body: said }, { id: groupId, visibility: 'public' }, other.id),
  )
  expect(words.mentionedIds).toEqual([member.id])
  expect(words.bodyHtml.match(/<a /g)).toHaveLength(2)
})

test('a handle changes once in two weeks, and its owner may have an old one back', async () => {
  const member = await joined('Often Changing')
  valueOf(await changeHandle(as(member), { handle: 'often-a' }))
  expect(await readOwnHandle(as(member, later(13)))).toEqual({
    handle: 'often-a',
    changeableAt: later(14).toISOString(),
  })
  expect(await readOwnHandle(as(member, later(14)))).toEqual({ handle: 'often-a', changeableAt: null })
  expect(kindOf(await changeHandle(as(member, later(13)), { handle: 'often-b' }))).toBe('too-many')
  valueOf(await changeHandle(as(member, later(14)), { handle: 'often-b' }))
  valueOf(await changeHandle(as(member, later(28)), { handle: member.handle }))
  expect(await findNewHandle(as(member), member.handle)).toBeNull()
  expect(await findNewHandle(as(member), 'often-a')).toBe(member.handle)
})

test('nobody gets a handle that somebody has or had, by case or by look, nor one of somebody who is gone', async () => {
  const [member, other] = [await joined('Orm Klum'), await joined('Quite Other')]
  valueOf(await changeHandle(as(member), { handle: 'storm10' }))
  for (const handle of ['storm10', 'STORM10', 'storml0', 'st0rm10', 'storrn10', member.handle])
    expect(kindOf(await changeHandle(as(other), { handle }))).toBe('conflict')
  await leave({ ...member, handle: 'storm10' })
  for (const handle of ['storm10', 'storrnlo', member.handle])
    expect(kindOf(await changeHandle(as(other), { handle }))).toBe('conflict')
  expect((await joined('Orm Klum')).handle).toBe('orm-klum-2')
  expect(await findNewHandle(as(other), 'orm-klum')).toBeNull()
  const rows = await db().$queryRaw<{ row: string }[]>`
    select t::text as row from handle_tombstones t union all select l::text from left_handles l`
  expect(rows.some(({ row }) => row.includes('storm10') || row.includes('orm-klum'))).toBe(false)
})

test('of two who want the same handle at once one gets it', async () => {
  const people = [await joined('Want One'), await joined('Want Two')]
  const both = await Promise.all(people.map((one) => changeHandle(as(one), { handle: 'wanted-by-two' })))
  expect(both.map(kindOf).sort()).toEqual(['conflict', 'ok'])
})

test('words of the hall are nobody’s handle, chosen or made of a name', async () => {
  const member = await joined('Reserved Words')
  for (const handle of ['admin', 'settings', 'api', 'adrnin', 'guildhall-team', 'anna-moderator', 'former-me'])
    expect(kindOf(await changeHandle(as(member), { handle }))).toBe('conflict')
  expect(isReserved((await joined('Settings')).handle)).toBe(false)
  expect(isReserved('anna')).toBe(false)
})

test('a handle is short, of letters, digits and single hyphens', () => {
  const parse = (handle: string) => handleSchema.safeParse({ handle })
  expect(parse(' @Anna-2 ').data).toEqual({ handle: 'anna-2' })
  for (const short of ['a', '@a', 'ab'])
    expect(parse(short).error!.issues[0]!.message).toBe('A handle has at least 3 characters.')
  for (const wrong of ['', 'ab', '-anna', 'anna-', 'an--na', 'an na', 'änna', '123', 'a'.repeat(41), 'a.b.c', 'аnna'])
    expect(parse(wrong).success).toBe(false)
})

test('the look of a handle is what the table of UTS 39 says of it, in the program and in the database', async () => {
  const all = 'abcdefghijklmnopqrstuvwxyz0123456789'
  const [row] = await db().$queryRaw<{ look: string }[]>`select handle_skeleton(${all.toUpperCase()}) as look`
  expect(row!.look).toBe(handleLook(all))
  for (const one of all)
    for (const other of all) if (handleLook(one) === handleLook(other)) expect(lookOf(one)).toBe(lookOf(other))
})
