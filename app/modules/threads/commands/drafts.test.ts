import { describe, expect, it } from 'vitest'
import { deleteAccount } from '#app/modules/personal-data/commands/delete-account.server.ts'
import { forgetLeaver } from '#app/modules/personal-data/commands/forget-leaver.server.ts'
import { banMember } from '#app/modules/groups/commands/remove-member.server.ts'
import { db } from '#app/platform/database.server.ts'
import { hashToken } from '#app/platform/ids.server.ts'
import { useDatabase } from '#test/database.ts'
import { exported } from '#test/exported.ts'
import { as, asVisitor, makeMember, NOON, PASSWORD, passwordRow } from '#test/factories.ts'
import { enrol, kindOf, makeGroup, makeReply, makeThread, valueOf } from '#test/factories-groups.ts'
import { MAX_DRAFTS, type DraftSpot } from '../domain/draft.ts'
import { listDrafts, readDraft } from '../queries/list-drafts.server.ts'
import { deleteThread } from './delete-thread.server.ts'
import { discardDraft } from './discard-draft.server.ts'
import { editReply } from './edit-reply.server.ts'
import { editThread } from './edit-thread.server.ts'
import { saveDraft } from './save-draft.server.ts'
import { park, takeUp } from './park-words.server.ts'
import { postReply } from './post-reply.server.ts'
import { startThread } from './start-thread.server.ts'

useDatabase()

const minutes = (n: number) => new Date(NOON.getTime() + n * 60_000)
const words = (body: string) => ({ title: '', body, kind: '', tags: '' })
const bodies = async (of: Parameters<typeof as>[0]) => (await listDrafts(as(of))).map(({ excerpt }) => excerpt)

async function scene(visibility: 'public' | 'private' | 'secret' = 'private') {
  const [owner, member, stranger] = [await makeMember(), await makeMember(), await makeMember()]
  const group = await makeGroup(owner, { visibility })
  await enrol(group.groupId, [member])
  const threadId = await makeThread(member, group.slug)
  const reply: DraftSpot = { place: 'reply', subjectId: threadId }
  return { owner, member, stranger, threadId, reply, ...group }
}

describe('keeping a draft', () => {
  it('keeps the latest words of a place, and when they were begun', async () => {
    const { member, reply } = await scene()
    valueOf(await saveDraft(as(member), { spot: reply, words: words('On my') }))
    valueOf(await saveDraft(as(member, minutes(3)), { spot: reply, words: words('On my way') }))
    expect(await readDraft(as(member), reply)).toMatchObject({
      body: 'On my way',
      begunAt: NOON.toISOString(),
      savedAt: minutes(3).toISOString(),
    })
    expect(await bodies(member)).toEqual(['On my way'])
  })
  it('shows it to nobody else', async () => {
    const { owner, member, reply } = await scene()
    valueOf(await saveDraft(as(member), { spot: reply, words: words('Mine') }))
    expect(await readDraft(as(owner), reply)).toBeNull()
    expect(await readDraft(asVisitor(), reply)).toBeNull()
    expect(await bodies(owner)).toEqual([])
  })
  it('begins none where one may not look, which answers like a place that never was', async () => {
    const { stranger, reply, groupId } = await scene('secret')
    const nowhere: DraftSpot = { place: 'reply', subjectId: 'a'.repeat(20) }
    for (const spot of [reply, nowhere, { place: 'thread', subjectId: groupId } as const])
      expect(kindOf(await saveDraft(as(stranger), { spot, words: words('x') }))).toBe('not-found')
    expect(await bodies(stranger)).toEqual([])
  })
  it('ends with nothing but blanks, and when it is thrown away', async () => {
    const { member, reply, groupId } = await scene()
    const thread: DraftSpot = { place: 'thread', subjectId: groupId }
    for (const spot of [reply, thread]) valueOf(await saveDraft(as(member), { spot, words: words('Some') }))
    expect(valueOf(await saveDraft(as(member), { spot: reply, words: words(' \n') }))).toEqual({ at: null })
    valueOf(await discardDraft(as(member), thread))
    expect(await bodies(member)).toEqual([])
  })
  it(`keeps ${MAX_DRAFTS} of a member; the oldest gives way`, async () => {
    const { member, reply, threadId } = await scene()
    const spot = (n: number) => ({ memberId: member.id, place: 'answer', subjectId: `${n}`, body: `No. ${n}` })
    const data = Array.from({ length: MAX_DRAFTS }, (_, n) => ({
      ...spot(n),
      begunAt: minutes(n),
      savedAt: minutes(n),
    }))
    await db().draft.createMany({ data })
    valueOf(await saveDraft(as(member, minutes(900)), { spot: reply, words: words('The newest') }))
    const kept = await db().draft.findMany({ where: { memberId: member.id }, select: { subjectId: true } })
    expect(kept).toHaveLength(MAX_DRAFTS)
    expect(kept).toContainEqual({ subjectId: threadId })
    expect(kept).not.toContainEqual({ subjectId: '0' })
  })
})

describe('sending what was begun', () => {
  it('removes the draft of that place and of no other', async () => {
    const { member, slug, groupId, threadId, reply } = await scene()
    const replyId = await makeReply(member, threadId)
    const spots: DraftSpot[] = [
      reply,
      { place: 'answer', subjectId: replyId },
      { place: 'thread', subjectId: groupId },
      { place: 'thread-edit', subjectId: threadId },
      { place: 'reply-edit', subjectId: replyId },
    ]
    for (const spot of spots) valueOf(await saveDraft(as(member), { spot, words: words(spot.place) }))
    const left = async () => (await listDrafts(as(member))).map(({ place }) => place).sort()
    valueOf(await postReply(as(member), { threadId, body: 'x' }))
    expect(await left()).toEqual(['answer', 'reply-edit', 'thread', 'thread-edit'])
    valueOf(await postReply(as(member), { threadId, body: 'x', parentId: replyId }))
    expect(await left()).toEqual(['reply-edit', 'thread', 'thread-edit'])
    valueOf(await startThread(as(member), { groupSlug: slug, title: 'Title', body: 'x', kind: 'discussion', tags: [] }))
    expect(await left()).toEqual(['reply-edit', 'thread-edit'])
    valueOf(await editThread(as(member), { threadId, title: 'Title', body: 'y', tags: [] }))
    valueOf(await editReply(as(member), { replyId, body: 'An answer.' }))
    expect(await left()).toEqual([])
  })
  it('stays when it was refused', async () => {
    const { member, threadId, reply } = await scene()
    valueOf(await saveDraft(as(member), { spot: reply, words: words('Mine') }))
    expect(kindOf(await postReply(as({ ...member, isSilenced: true }), { threadId, body: 'x' }))).toBe('not-allowed')
    expect(await bodies(member)).toEqual(['Mine'])
  })
  it('is not kept again by a save that was still on its way', async () => {
    const { member, threadId, reply } = await scene()
    const formId = 'the-form-of-the-page'
    valueOf(await postReply({ ...as(member), formId }, { threadId, body: 'Sent' }))
    expect(valueOf(await saveDraft({ ...as(member), formId }, { spot: reply, words: words('Sent') }))).toEqual({
      at: null,
    })
    expect(await bodies(member)).toEqual([])
  })
  it('leaves no draft behind however saves and sending meet', async () => {
    const { member, threadId, reply } = await scene()
    for (let round = 0; round < 10; round++) {
      const formId = `the-form-of-round-${round}`
      const save = () => saveDraft({ ...as(member), formId }, { spot: reply, words: words('Sent') })
      await Promise.all([save(), postReply({ ...as(member), formId }, { threadId, body: 'Sent' }), save()])
    }
    expect(await bodies(member)).toEqual([])
  })
})

describe('a draft whose place has gone', () => {
  it('says so, gives its words, and can be written on', async () => {
    const { member, threadId, reply } = await scene()
    valueOf(await saveDraft(as(member), { spot: reply, words: words('A long answer') }))
    valueOf(await deleteThread(as(member), { threadId }))
    valueOf(await saveDraft(as(member), { spot: reply, words: words('A longer answer') }))
    expect(await listDrafts(as(member))).toMatchObject([{ href: null, about: null, words: 'A longer answer' }])
  })
  it('names nothing of a group that its writer no longer sees', async () => {
    const { owner, member, slug, reply, groupId } = await scene('secret')
    valueOf(await saveDraft(as(member), { spot: reply, words: words('Mine') }))
    valueOf(await saveDraft(as(member), { spot: { place: 'thread', subjectId: groupId }, words: words('Mine too') }))
    const before = await listDrafts(as(member))
    expect(before.map(({ about }) => about).sort()).toEqual(['A thread', expect.stringMatching(/^Group/)])
    valueOf(await banMember(as(owner), { slug, handle: member.handle, reason: 'Noise' }))
    for (const draft of await listDrafts(as(member))) expect(draft).toMatchObject({ href: null, about: null })
  })
})

describe('words that came after the session had ended', () => {
  it('are a draft again for their writer, once', async () => {
    const { member, reply } = await scene()
    const token = valueOf(await park(asVisitor(), { memberId: member.id, spot: reply, words: words('Late') }))
    expect(await bodies(member)).toEqual([])
    expect(valueOf(await takeUp(as(member), token))).toEqual(reply)
    expect(await bodies(member)).toEqual(['Late'])
    expect(valueOf(await takeUp(as(member), token))).toBeNull()
  })
  it('are for nobody else who signs in with the same browser, nor for a guessed secret', async () => {
    const { member, stranger, reply } = await scene()
    const token = valueOf(await park(asVisitor(), { memberId: member.id, spot: reply, words: words('Late') }))
    expect(valueOf(await takeUp(as(stranger), token))).toBeNull()
    expect(valueOf(await takeUp(as(member), 'a-guess'))).toBeNull()
    expect(valueOf(await takeUp(as(member), token))).toEqual(reply)
  })
  it('are found by the hash of their secret alone', async () => {
    const { member, reply } = await scene()
    const token = valueOf(await park(asVisitor(), { memberId: member.id, spot: reply, words: words('Late') }))
    expect(await db().parkedWords.count({ where: { id: token } })).toBe(0)
    expect(await db().parkedWords.count({ where: { id: hashToken(token) } })).toBe(1)
  })
  it('answer alike whether there is such a member', async () => {
    const { reply } = await scene()
    const gone = { memberId: 'z'.repeat(20), spot: reply, words: words('Late') }
    expect(kindOf(await park(asVisitor(), gone))).toBe('ok')
  })
})

it('drafts are in the export, and go with the account', async () => {
  const { owner, member, reply } = await scene()
  valueOf(await saveDraft(as(member), { spot: reply, words: words('Mine to take') }))
  await park(asVisitor(), { memberId: member.id, spot: reply, words: words('Late') })
  expect(JSON.stringify(await exported(as(member)))).toContain('Mine to take')
  expect(JSON.stringify(await exported(as(owner)))).not.toContain('Mine to take')
  await passwordRow(member)
  valueOf(await deleteAccount(as(member), { confirm: member.handle, password: PASSWORD }))
  await forgetLeaver(as(member), member.id)
  expect(await db().draft.count({ where: { memberId: member.id } })).toBe(0)
  expect(await db().parkedWords.count({ where: { memberId: member.id } })).toBe(0)
})
