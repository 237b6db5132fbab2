import { expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { hashToken } from '#app/platform/ids.server.ts'
import { joinGroup } from '#app/modules/groups/commands/join-group.server.ts'
import { acceptInvite } from '#app/modules/groups/commands/accept-invite.server.ts'
import { createInviteLink } from '#app/modules/groups/commands/invite-links.server.ts'
import { liftBan } from '#app/modules/groups/commands/lift-ban.server.ts'
import { banMember } from '#app/modules/groups/commands/remove-member.server.ts'
import { liftSanction } from '#app/modules/moderation/commands/lift-sanction.server.ts'
import { placeSanction } from '#app/modules/moderation/commands/sanction-member.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { askAsGuest } from '#app/modules/events/commands/ask-as-guest.server.ts'
import { useGuestLink as applyGuestLink } from '#app/modules/events/commands/use-guest-link.server.ts'
import { useDatabase } from '#test/database.ts'
import { makeEvent } from '#test/factories-events.ts'
import { as, asVisitor, makeMember, NOON, PASSWORD, passwordRow } from '#test/factories.ts'
import { announced, enrol, kindOf, makeGroup, valueOf } from '#test/factories-groups.ts'
import { deleteAccount } from '#app/modules/personal-data/commands/delete-account.server.ts'
import { redeemLink } from './commands/redeem-link.server.ts'
import { setAddress } from './address-repository.server.ts'
import type { Actor } from './domain/actor.ts'
import { issueToken } from './repository.server.ts'

useDatabase()

/** Somebody who was banned from a group, and the group's owner. */
async function aBan(email?: string) {
  const [owner, loud] = [await makeMember(), await makeMember(email ? { email } : {})]
  const { slug, groupId } = await makeGroup(owner)
  await enrol(groupId, [loud])
  valueOf(await banMember(as(owner), { slug, handle: loud.handle, reason: 'Shouting' }))
  return { owner, loud, slug, groupId }
}

async function leave(member: Actor) {
  await passwordRow(member)
  valueOf(await deleteAccount(as(member), { confirm: member.handle, password: PASSWORD }))
}

/** A new account with an address that nobody has confirmed yet. */
async function joinAgain(email: string): Promise<Actor> {
  return makeMember({ email, emailVerifiedAt: null })
}

async function confirm(member: Actor): Promise<Actor> {
  const made = await inTransaction(as(member), async (tx) => ({
    ok: true as const,
    value: await issueToken(tx, member.id, member.email, 'verify', NOON),
  }))
  valueOf(await redeemLink(as(member), { token: valueOf(made), kind: 'verify' }))
  return { ...member, isVerified: true }
}

const standing = async (groupId: string, { id }: Actor) =>
  (await db().membership.findUnique({ where: { groupId_memberId: { groupId, memberId: id } } }))?.status ?? 'none'

test('a ban holds for the address after deletion and joining again, however the address is written', async () => {
  const { loud, slug, groupId } = await aBan('Loud.Lou@example.org')
  await leave(loud)
  const again = await joinAgain('loud.lou+new@EXAMPLE.org')
  expect(kindOf(await joinGroup(as(again), { slug }))).toBe('not-allowed')
  const confirmed = await confirm(again)
  expect(await standing(groupId, again)).toBe('banned')
  expect(kindOf(await joinGroup(as(confirmed), { slug }))).toBe('not-allowed')
})

test('an invitation opens no group to an address that it has banned', async () => {
  const { owner, loud, slug, groupId } = await aBan()
  await leave(loud)
  const again = await joinAgain(loud.email)
  const { token } = valueOf(await createInviteLink(as(owner), { slug, days: 7, uses: 1 }))
  expect(kindOf(await acceptInvite(as(again), { token: token! }))).toBe('conflict')
  expect(await standing(groupId, again)).toBe('none')
})

test('whoever types the address of somebody banned learns nothing of it', async () => {
  const { loud, slug } = await aBan()
  await leave(loud)
  const stranger = await joinAgain(loud.email)
  const refused = await joinGroup(as(stranger), { slug })
  expect(refused).toMatchObject({ problem: { reason: expect.stringContaining('Confirm your e-mail address') } })
})

test('an address that its account never confirmed is held against nobody who confirms it', async () => {
  const [owner, mask] = [await makeMember(), await makeMember({ emailVerifiedAt: null })]
  const { slug, groupId } = await makeGroup(owner)
  await enrol(groupId, [mask])
  valueOf(await banMember(as(owner), { slug, handle: mask.handle }))
  await leave(mask)
  const second = await joinAgain(mask.email)
  expect(kindOf(await joinGroup(as(second), { slug }))).toBe('not-allowed')
  const rightful = await confirm(second)
  expect(kindOf(await joinGroup(as(rightful), { slug }))).toBe('ok')
})

test('a change of address carries a ban to the new one and leaves it with the old', async () => {
  const { loud, slug, groupId } = await aBan()
  const moved = `moved-${loud.email}`
  await inTransaction(as(loud), async (tx) => {
    await setAddress(tx, loud.id, moved, NOON)
    return { ok: true as const, value: null }
  })
  await leave({ ...loud, email: moved })
  for (const email of [loud.email, moved]) {
    const again = await confirm(await joinAgain(email))
    expect(await standing(groupId, again)).toBe('banned')
    expect(kindOf(await joinGroup(as(again), { slug }))).toBe('not-allowed')
  }
})

test('a member who moves to a banned address is out of the group, and those who keep its seats hear of it', async () => {
  const { loud, groupId } = await aBan()
  const quiet = await makeMember()
  await leave(loud)
  await enrol(groupId, [quiet])
  const before = (await db().group.findUniqueOrThrow({ where: { id: groupId } })).memberCount
  await inTransaction(as(quiet), async (tx) => {
    await setAddress(tx, quiet.id, loud.email, NOON)
    return { ok: true as const, value: null }
  })
  expect(await standing(groupId, quiet)).toBe('banned')
  expect((await db().group.findUniqueOrThrow({ where: { id: groupId } })).memberCount).toBe(before - 1)
  expect(await announced('bans.adopted')).toContainEqual({ memberId: quiet.id, groupIds: [groupId], sanctionIds: [] })
})

test('a ban that is lifted is lifted for every address and account', async () => {
  const { owner, loud, slug, groupId } = await aBan()
  await leave(loud)
  const again = await confirm(await joinAgain(loud.email))
  valueOf(await liftBan(as(owner), { slug, handle: again.handle }))
  expect(await db().keptBan.count({ where: { groupId } })).toBe(0)
  expect(kindOf(await joinGroup(as(again), { slug }))).toBe('ok')
  await leave(again)
  const third = await confirm(await joinAgain(loud.email))
  expect(await standing(groupId, third)).toBe('none')
})

test('a suspension outlives its account and ends for the new one when it is lifted', async () => {
  const [moderator, loud] = [await makeMember({ siteRole: 'moderator' }), await makeMember()]
  const input = { memberId: loud.id, choice: 'suspension-7' as const, reason: 'Shouting', reportId: null }
  valueOf(await inTransaction(as(moderator), (tx) => placeSanction(tx, as(moderator), input)))
  await leave(loud)
  const unproven = await joinAgain(loud.email)
  expect((await db().member.findUniqueOrThrow({ where: { id: unproven.id } })).suspendedUntil).toBeNull()
  const again = await confirm(unproven)
  const week = new Date(NOON.getTime() + 7 * 86_400_000)
  expect((await db().member.findUniqueOrThrow({ where: { id: again.id } })).suspendedUntil).toEqual(week)
  const sanction = await db().sanction.findFirstOrThrow({ where: { memberId: again.id } })
  expect(sanction).toMatchObject({ kind: 'suspension', reason: 'Shouting', byId: moderator.id, endsAt: week })
  valueOf(await liftSanction(as(moderator), sanction.id))
  expect((await db().member.findUniqueOrThrow({ where: { id: again.id } })).suspendedUntil).toBeNull()
  await leave(again)
  const third = await confirm(await joinAgain(loud.email))
  expect((await db().member.findUniqueOrThrow({ where: { id: third.id } })).suspendedUntil).toBeNull()
})

test('no seat is taken as a guest with an address that is banned, with the account or after it', async () => {
  const { owner, loud, slug } = await aBan()
  const eventId = await makeEvent(owner, { group: slug })
  const asGuest = async () => {
    valueOf(await askAsGuest(asVisitor(), { eventId, name: 'A Guest', email: loud.email, guests: 0 }))
    const mails = await db().mail.findMany({ where: { to: loud.email } })
    const token = mails.map(({ text }) => /\/events\/guests\/([\w.-]+)/.exec(text)?.[1]).find(Boolean)!
    return kindOf(await applyGuestLink(asVisitor(), { token, use: 'confirm' }))
  }
  expect(await asGuest()).toBe('not-allowed')
  await leave(loud)
  expect(await asGuest()).toBe('not-allowed')
})

test('no address stands in what is kept', async () => {
  const { loud } = await aBan('nobody-reads-this@example.org')
  await leave(loud)
  const rows = await db().$queryRaw<{ row: string }[]>`select k::text as row from kept_bans k`
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.some(({ row }) => row.includes('nobody-reads'))).toBe(false)
  expect(rows.some(({ row }) => row.includes(hashToken('nobody-reads-this@example.org')))).toBe(false)
})
