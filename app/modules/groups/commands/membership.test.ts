import { describe, expect, it } from 'vitest'
import { acceptInvite } from './accept-invite.server.ts'
import { createGroup } from './create-group.server.ts'
import { decideJoinRequest } from './decide-join-request.server.ts'
import { createInviteLink, revokeInvite } from './invite-links.server.ts'
import { inviteMember } from './invite-member.server.ts'
import { joinGroup } from './join-group.server.ts'
import { leaveGroup } from './leave-group.server.ts'
import { liftBan } from './lift-ban.server.ts'
import { remindInvited } from './remind-invited.server.ts'
import { banMember, removeMember } from './remove-member.server.ts'
import { setRole } from './set-role.server.ts'
import { updateGroup } from './update-group.server.ts'
import { readGroup } from '#app/modules/pages/queries/read-group.server.ts'
import { listGroups, listMyGroups } from '#app/modules/pages/queries/list-groups.server.ts'
import { listGroupMembers } from '../queries/list-group-members.server.ts'
import { readInvite } from '../queries/read-invite.server.ts'
import { readModeration } from '../queries/read-moderation.server.ts'
import { suggestGroups } from '../queries/suggest-groups.server.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { useDatabase } from '#test/database.ts'
import { as, asVisitor, makeMember, NOON } from '#test/factories.ts'
import { announced, enrol, kindOf, makeGroup, valueOf } from '#test/factories-groups.ts'

useDatabase()

const membersOf = async (groupId: string) =>
  (await db().group.findUniqueOrThrow({ where: { id: groupId } })).memberCount

describe('opening a group', () => {
  it('makes its founder the owner and gives it an address of its own', async () => {
    const [one, two] = [await makeMember(), await makeMember()]
    const first = await makeGroup(one, { name: 'Kitchen Table' })
    const second = await makeGroup(two, { name: 'Kitchen  Table' })
    expect(first.slug).toBe('kitchen-table')
    expect(second.slug).toBe('kitchen-table-2')
    expect((await readGroup(as(one), first.slug))?.role).toBe('owner')
    expect(await membersOf(first.groupId)).toBe(1)
  })
  it('refuses an address that is taken and silenced members', async () => {
    const owner = await makeMember()
    const { slug } = await makeGroup(owner)
    const words = { name: 'Another', description: 'x', visibility: 'public', joinPolicy: 'open' } as const
    expect(kindOf(await createGroup(as(owner), { ...words, slug }))).toBe('conflict')
    expect(kindOf(await createGroup(as({ ...owner, isSilenced: true }), words))).toBe('not-allowed')
  })
  it('names its tags as the vocabulary does', async () => {
    const owner = await makeMember()
    await db()
      .$executeRaw`insert into skills (slug, label, area) values ('wood-joinery', 'Wood joinery', 'trades') on conflict do nothing`
    await db()
      .$executeRaw`insert into skill_aliases (alias, slug) values ('joining wood', 'wood-joinery') on conflict do nothing`
    const { slug } = await makeGroup(owner, { tags: ['JOINING WOOD', 'wood-joinery', 'Own words'] })
    expect((await readGroup(as(owner), slug))?.tags).toEqual(['Wood joinery', 'Own words'])
  })
  it('counts once when its form is sent twice', async () => {
    const owner = await makeMember()
    const ctx = { ...as(owner), formId: 'form-twice-1' }
    const words = { name: 'Twice', description: 'x', visibility: 'public', joinPolicy: 'open' } as const
    expect(valueOf(await createGroup(ctx, words))).toEqual(valueOf(await createGroup(ctx, words)))
    expect(await db().group.count({ where: { name: 'Twice' } })).toBe(1)
  })
})

describe('the door', () => {
  it('an open group lets people in and counts them once', async () => {
    const [owner, guest] = [await makeMember(), await makeMember()]
    const { slug, groupId } = await makeGroup(owner)
    await Promise.all([joinGroup(as(guest), { slug }), joinGroup(as(guest), { slug })])
    expect(await membersOf(groupId)).toBe(2)
    expect((await announced('membership.started')).filter((fact) => fact.memberId === guest.id)).toHaveLength(1)
  })
  it('a request needs every answer, waits, and is decided once', async () => {
    const [owner, guest] = [await makeMember(), await makeMember()]
    const { slug, groupId } = await makeGroup(owner, { joinPolicy: 'request', questions: ['Why?', 'Since when?'] })
    expect(await joinGroup(as(guest), { slug, answers: ['Because'] })).toMatchObject({
      problem: { kind: 'invalid', field: 'answers[1]' },
    })
    expect(valueOf(await joinGroup(as(guest), { slug, answers: ['Because', '2019'] }))).toEqual({ status: 'pending' })
    const waiting = await readModeration(as(owner), groupId)
    expect(waiting.requests).toMatchObject([{ handle: guest.handle, answers: ['Because', '2019'] }])
    const choice = { slug, handle: guest.handle, decision: 'accept' } as const
    expect(kindOf(await decideJoinRequest(as(guest), choice))).toBe('not-allowed')
    expect(kindOf(await decideJoinRequest(as(owner), choice))).toBe('ok')
    expect(kindOf(await decideJoinRequest(as(owner), choice))).toBe('conflict')
    expect(await membersOf(groupId)).toBe(2)
  })
  it('a declined request can be made again', async () => {
    const [owner, guest] = [await makeMember(), await makeMember()]
    const { slug } = await makeGroup(owner, { joinPolicy: 'request' })
    await joinGroup(as(guest), { slug })
    valueOf(await decideJoinRequest(as(owner), { slug, handle: guest.handle, decision: 'decline' }))
    expect(valueOf(await joinGroup(as(guest), { slug }))).toEqual({ status: 'pending' })
  })
  it('a group by invitation refuses strangers and takes the invited', async () => {
    const [owner, guest] = [await makeMember(), await makeMember()]
    const { slug } = await makeGroup(owner, { joinPolicy: 'invite', visibility: 'private' })
    expect(kindOf(await joinGroup(as(guest), { slug }))).toBe('not-allowed')
    valueOf(await inviteMember(as(owner), { slug, handle: guest.handle }))
    expect(valueOf(await joinGroup(as(guest), { slug }))).toEqual({ status: 'active' })
  })
  it('the last owner stays until there is another', async () => {
    const [owner, heir] = [await makeMember(), await makeMember()]
    const { slug, groupId } = await makeGroup(owner)
    expect(kindOf(await leaveGroup(as(owner), { slug }))).toBe('conflict')
    await enrol(groupId, [heir])
    valueOf(await setRole(as(owner), { slug, handle: heir.handle, role: 'owner' }))
    expect(kindOf(await leaveGroup(as(owner), { slug }))).toBe('ok')
    expect(await membersOf(groupId)).toBe(1)
  })
  it('two owners leaving at once leave one behind', async () => {
    const [one, two] = [await makeMember(), await makeMember()]
    const { slug, groupId } = await makeGroup(one)
    await enrol(groupId, [two], 'owner')
    const kinds = (await Promise.all([leaveGroup(as(one), { slug }), leaveGroup(as(two), { slug })])).map(kindOf)
    expect(kinds.sort()).toEqual(['conflict', 'ok'])
  })
})

describe('a ban', () => {
  it('survives leaving, joining, links and invitations, until it is lifted', async () => {
    const [owner, guest] = [await makeMember(), await makeMember()]
    const { slug, groupId } = await makeGroup(owner)
    await enrol(groupId, [guest])
    valueOf(await banMember(as(owner), { slug, handle: guest.handle, reason: 'Spam' }))
    expect(await membersOf(groupId)).toBe(1)
    valueOf(await leaveGroup(as(guest), { slug }))
    expect(kindOf(await joinGroup(as(guest), { slug }))).toBe('not-allowed')
    const token = await linkFor(owner, slug, 5)
    expect(kindOf(await acceptInvite(as(guest), { token }))).toBe('conflict')
    expect(kindOf(await inviteMember(as(owner), { slug, handle: guest.handle }))).toBe('conflict')
    valueOf(await liftBan(as(owner), { slug, handle: guest.handle }))
    expect(kindOf(await joinGroup(as(guest), { slug }))).toBe('ok')
  })
  it('hides a secret group from whom it shuts out', async () => {
    const [owner, guest] = [await makeMember(), await makeMember()]
    const { slug, groupId } = await makeGroup(owner, { visibility: 'secret' })
    await enrol(groupId, [guest])
    valueOf(await banMember(as(owner), { slug, handle: guest.handle }))
    expect(kindOf(await joinGroup(as(guest), { slug }))).toBe('not-found')
  })
  it('is beyond members, and stands in the log', async () => {
    const [owner, guest, other] = [await makeMember(), await makeMember(), await makeMember()]
    const { slug, groupId } = await makeGroup(owner)
    await enrol(groupId, [guest, other])
    expect(kindOf(await banMember(as(other), { slug, handle: guest.handle }))).toBe('not-allowed')
    const later = new Date(NOON.getTime() + 60_000)
    expect(kindOf(await removeMember(as(owner, later), { slug, handle: guest.handle, reason: 'Moved on' }))).toBe('ok')
    const { log } = await readModeration(as(owner), groupId)
    expect(log[0]).toMatchObject({ action: 'member.removed', subject: guest.name, note: 'Moved on' })
    await expect(db().$executeRaw`delete from audit_entries where group_id = ${groupId}`).rejects.toThrow()
  })
})

describe('invitations', () => {
  it('a link lets in as many as it says, also when they come at once', async () => {
    const owner = await makeMember()
    const guests = await Promise.all(Array.from({ length: 5 }, () => makeMember()))
    const { slug, groupId } = await makeGroup(owner, { visibility: 'secret', joinPolicy: 'invite' })
    const token = await linkFor(owner, slug, 2)
    const kinds = (await Promise.all(guests.map((guest) => acceptInvite(as(guest), { token })))).map(kindOf)
    expect(kinds.filter((kind) => kind === 'ok')).toHaveLength(2)
    expect(await membersOf(groupId)).toBe(3)
  })
  it('a link that was taken back or has run out opens nothing', async () => {
    const [owner, guest] = [await makeMember(), await makeMember()]
    const { slug } = await makeGroup(owner, { joinPolicy: 'invite' })
    const revoked = await linkFor(owner, slug, 2)
    const { id } = await db().groupInvite.findFirstOrThrow({ where: { group: { slug } } })
    valueOf(await revokeInvite(as(owner), { slug, inviteId: id }))
    const old = await linkFor(owner, slug, 2)
    const tomorrow = new Date(NOON.getTime() + 25 * 3_600_000)
    expect(kindOf(await acceptInvite(as(guest), { token: revoked }))).toBe('conflict')
    expect(kindOf(await acceptInvite(as(guest, tomorrow), { token: old }))).toBe('conflict')
    expect(kindOf(await createInviteLink(as(guest), { slug, uses: 1, days: 1 }))).toBe('not-allowed')
  })
  it('a link is shown once: the same form again makes none, and no column holds its secret', async () => {
    const owner = await makeMember()
    const { slug } = await makeGroup(owner)
    const twice = { ...as(owner), formId: 'a-form-of-the-test' }
    const first = valueOf(await createInviteLink(twice, { slug, uses: 1, days: 1 }))
    expect(valueOf(await createInviteLink(twice, { slug, uses: 1, days: 1 }))).toEqual({ token: null })
    const rows = await db().$queryRaw<{ row: string }[]>`
      select i::text as row from group_invites i join groups g on g.id = i.group_id where g.slug = ${slug}
      union all select s::text from submissions s`
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.some(({ row }) => row.includes(first.token!))).toBe(false)
  })
  it('links that were kept in clear go on working when their secrets are hidden', async () => {
    const [owner, guest] = [await makeMember(), await makeMember()]
    const { slug, groupId } = await makeGroup(owner)
    const token = newId()
    const before = { groupId, createdById: owner.id, usesLeft: 1, createdAt: NOON }
    await db().groupInvite.create({ data: { id: token, ...before, expiresAt: new Date(NOON.getTime() + 60_000) } })
    await db().$executeRaw`select hide_clear_secrets()`
    expect(await db().groupInvite.count({ where: { id: token } })).toBe(0)
    expect(valueOf(await acceptInvite(as(guest), { token }))).toEqual({ slug })
  })
  it('by mail sends one letter with a link that lets its reader in', async () => {
    const [owner, guest] = [await makeMember(), await makeMember()]
    const { slug } = await makeGroup(owner, { visibility: 'secret', joinPolicy: 'invite', name: 'Quiet room' })
    valueOf(await inviteMember(as(owner), { slug, email: 'somebody@example.org' }))
    const letters = await db().mail.findMany({ where: { to: 'somebody@example.org' } })
    expect(letters).toHaveLength(1)
    const token = /invites\/([0-9a-z]{20})/.exec(letters[0]!.text)![1]!
    expect(valueOf(await acceptInvite(as(guest), { token }))).toEqual({ slug })
  })
  it('by mail is reminded of once after three days, and not once it was taken up or back', async () => {
    const owner = await makeMember()
    const { slug } = await makeGroup(owner, { joinPolicy: 'invite' })
    for (const name of ['slow', 'quick']) valueOf(await inviteMember(as(owner), { slug, email: `${name}@example.org` }))
    await db().groupInvite.updateMany({ where: { email: 'quick@example.org' }, data: { revokedAt: NOON } })
    const letters = (to: string) => db().mail.count({ where: { to } })
    await remindInvited(db(), new Date(NOON.getTime() + 2 * 86_400_000))
    expect(await letters('slow@example.org')).toBe(1)
    for (const days of [4, 5]) await remindInvited(db(), new Date(NOON.getTime() + days * 86_400_000))
    expect(await letters('slow@example.org')).toBe(2)
    const sent = await db().mail.findMany({ where: { to: 'slow@example.org' } })
    const tokens = sent.map(({ text }) => /invites\/([0-9a-z]{20})/.exec(text)![1]!)
    expect(new Set(tokens).size).toBe(2)
    for (const token of tokens) expect(await readInvite({ db: db(), now: NOON }, token)).toMatchObject({ slug })
    expect(await letters('quick@example.org')).toBe(1)
  })
  it('by mail is refused to those whose own address is not confirmed', async () => {
    const owner = await makeMember({ emailVerifiedAt: null })
    const { slug } = await makeGroup(owner)
    expect(kindOf(await inviteMember(as(owner), { slug, email: 'a@example.org' }))).toBe('not-allowed')
  })
})

describe('what a group shows', () => {
  it('a secret one is as good as missing for those outside, in page, list and command', async () => {
    const [owner, stranger] = [await makeMember(), await makeMember()]
    const { slug } = await makeGroup(owner, { visibility: 'secret', name: 'Whisper room' })
    for (const ctx of [as(stranger), asVisitor()]) {
      expect(await readGroup(ctx, slug)).toBeNull()
      expect((await listGroups(ctx, { q: 'Whisper' }, null)).rows).toEqual([])
    }
    expect(kindOf(await joinGroup(as(stranger), { slug }))).toBe('not-found')
    expect(await suggestGroups(as(stranger), 50)).not.toContainEqual(expect.objectContaining({ slug }))
    expect((await listMyGroups(as(owner))).map((group) => group.slug)).toContain(slug)
  })
  it('a private one shows its name and purpose and nothing of what is inside', async () => {
    const [owner, stranger] = [await makeMember(), await makeMember()]
    const { slug } = await makeGroup(owner, { visibility: 'private', guidelines: 'Hush.' })
    const view = await readGroup(as(stranger), slug)
    expect(view).toMatchObject({ threadCount: null, eventCount: null, keepers: [], guidelines: '', guidelinesHtml: '' })
    expect(view?.can.seeInside).toBe(false)
  })
  it('a member who keeps out of the directory shows to fellow members alone', async () => {
    const [owner, shy, stranger] = [await makeMember(), await makeMember({ directory: 'hidden' }), await makeMember()]
    const { groupId } = await makeGroup(owner)
    await enrol(groupId, [shy])
    const seen = async (ctx: ReturnType<typeof as> | ReturnType<typeof asVisitor>, membershipStatus: string) =>
      (await listGroupMembers(ctx, { id: groupId, membershipStatus }, {}, null)).rows.map((row) => row.handle)
    expect(await seen(as(owner), 'active')).toContain(shy.handle)
    expect(await seen(as(stranger), 'none')).not.toContain(shy.handle)
    expect(await seen(asVisitor(), 'none')).toEqual([])
  })
  it('suggestions say why: what one wants to learn comes first', async () => {
    const [owner, learner] = [await makeMember(), await makeMember()]
    await db().memberSkill.create({
      data: { memberId: learner.id, side: 'wants', label: 'Bookbinding', level: 1, confidence: 1, rule: 'free' },
    })
    const { slug } = await makeGroup(owner, { tags: ['bookbinding'] })
    const [first] = await suggestGroups(as(learner), 1)
    expect(first).toMatchObject({ slug, reason: 'About bookbinding, which you want to learn.' })
  })
  it('settings change for admins alone', async () => {
    const [owner, member] = [await makeMember(), await makeMember()]
    const { slug, groupId } = await makeGroup(owner)
    await enrol(groupId, [member])
    const words = {
      slug,
      name: 'New name',
      description: 'New words',
      guidelines: '',
      visibility: 'private',
      joinPolicy: 'request',
      questions: ['Why?'],
      tags: [],
    } as const
    expect(kindOf(await updateGroup(as(member), { ...words, questions: ['Why?'], tags: [] }))).toBe('not-allowed')
    expect(kindOf(await updateGroup(as(owner), { ...words, questions: ['Why?'], tags: [] }))).toBe('ok')
    expect(await readGroup(as(member), slug)).toMatchObject({ name: 'New name', visibility: 'private' })
  })
})

async function linkFor(owner: Actor, slug: string, uses: number): Promise<string> {
  return valueOf(await createInviteLink(as(owner), { slug, uses, days: 1 })).token!
}
