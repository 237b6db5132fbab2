import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { postReply } from '#app/modules/threads/commands/post-reply.server.ts'
import { db } from '#app/platform/database.server.ts'
import { useDatabase } from '#test/database.ts'
import { makeEvent, makeGroupOf, takeFacts } from '#test/factories-events.ts'
import { as, makeMember, NOON } from '#test/factories.ts'
import { readEvent } from '../queries/read-event.server.ts'
import { readMessages } from '../queries/read-messages.server.ts'
import { readTeam, suggestOrganizers } from '../queries/read-team.server.ts'
import { addOrganizer, handOverEvent, removeOrganizer } from './change-team.server.ts'
import { changeCapacity } from './change-capacity.server.ts'
import { copyEvent } from './copy-event.server.ts'
import { discardDraft } from './discard-draft.server.ts'
import { messageAttendees } from './message-attendees.server.ts'
import { publishEvent } from './publish-event.server.ts'
import { rsvp } from './rsvp.server.ts'
import { startEventThread } from './start-event-thread.server.ts'

useDatabase()

let host: Actor, ada: Actor, ben: Actor
beforeEach(async () => {
  await db().member.updateMany({ data: { deletedAt: NOON } })
  await takeFacts()
  host = await makeMember({ name: 'Hana Host' })
  ada = await makeMember({ name: 'Ada' })
  ben = await makeMember({ name: 'Ben' })
})

const take = (who: Actor, eventId: string) => rsvp(as(who), { eventId, guests: 0, scope: 'this' })
const notAllowed = { ok: false, problem: { kind: 'not-allowed' } }

describe('a message to attendees', () => {
  const write = (who: Actor, eventId: string, audience: 'going' | 'waiting' | 'all', formId?: string) =>
    messageAttendees({ ...as(who), formId }, { eventId, audience, body: 'Bring a cup.' })

  it('goes to those it is for, is kept, and says how many it reaches', async () => {
    const id = await makeEvent(host, { capacity: 1 })
    expect(await write(host, id, 'all')).toMatchObject({ ok: false, problem: { kind: 'conflict' } })
    await take(ada, id)
    await take(ben, id)
    await takeFacts()
    expect(await write(host, id, 'going')).toEqual({ ok: true, value: 1 })
    expect(await write(host, id, 'all')).toEqual({ ok: true, value: 2 })
    expect((await takeFacts()).map(({ kind }) => kind)).toEqual(['event.message-sent', 'event.message-sent'])
    const kept = await readMessages(as(host), id)
    expect(kept).toMatchObject({ ok: true, value: { reach: { going: 1, waiting: 1, all: 2 } } })
    expect(kept.ok && kept.value.messages.map(({ audience, receivers }) => [audience, receivers]).sort()).toEqual([
      ['all', 2],
      ['going', 1],
    ])
  })

  it('is for organizers to write, and counts once when its form is sent twice', async () => {
    const id = await makeEvent(host)
    await take(ada, id)
    expect(await write(ada, id, 'going')).toMatchObject(notAllowed)
    expect(await readMessages(as(ada), id)).toMatchObject(notAllowed)
    await write(host, id, 'going', 'form-1234')
    await write(host, id, 'going', 'form-1234')
    expect(await db().eventMessage.count({ where: { senderId: host.id } })).toBe(1)
  })

  it('is written six times a day at most, and not for long after the date', async () => {
    const id = await makeEvent(host)
    await take(ada, id)
    for (let i = 0; i < 6; i++) expect(await write(host, id, 'going')).toMatchObject({ ok: true })
    expect(await write(host, id, 'going')).toMatchObject({ ok: false, problem: { kind: 'too-many' } })
    const long = as(host, new Date('2026-12-20T12:00:00Z'))
    expect(await messageAttendees(long, { eventId: id, audience: 'going', body: 'x' })).toMatchObject({
      problem: { kind: 'conflict' },
    })
  })
})

describe('the thread of an event', () => {
  it('is opened once in its group by a member of the group, and shows on the page', async () => {
    const group = await makeGroupOf([host, ada])
    const id = await makeEvent(host, { group: group.slug, title: 'Soup [big] pot' })
    expect(await startEventThread(as(ben), { eventId: id, body: 'Is there bread?' })).toMatchObject(notAllowed)
    const opened = await Promise.all(
      [ada, host].map((who) => startEventThread(as(who), { eventId: id, body: 'Is there bread?' })),
    )
    const [first, second] = opened.map((one) => (one.ok ? one.value : one.problem.reason))
    expect(first).toBe(second)
    expect(await db().thread.count({ where: { groupId: group.id } })).toBe(1)
    const thread = await db().thread.findUniqueOrThrow({ where: { id: first! } })
    expect(thread.bodyHtml).toMatch(new RegExp(`<a href="/events/${id}"[^>]*>Soup \\[big\\] pot</a>`))
    await postReply(as(host), { threadId: first!, body: 'Plenty.' })
    expect((await readEvent(as(ben), id, null))?.thread).toMatchObject({ id: first, replies: 1 })
    await db().thread.update({ where: { id: first! }, data: { deletedAt: new Date() } })
    expect(await readEvent(as(ada), id, null)).toMatchObject({ thread: null, can: { discuss: true } })
  })

  it('is not for events without a group, nor for drafts', async () => {
    const alone = await makeEvent(host)
    expect(await startEventThread(as(host), { eventId: alone, body: 'Hm.' })).toMatchObject({
      problem: { kind: 'conflict' },
    })
    const group = await makeGroupOf([host])
    const draft = await makeEvent(host, { group: group.slug, status: 'draft' })
    expect(await startEventThread(as(host), { eventId: draft, body: 'Hm.' })).toMatchObject({
      problem: { kind: 'not-found' },
    })
  })
})

describe('organizers', () => {
  const add = (who: Actor, eventId: string, whom: string) => addOrganizer(as(who), { eventId, who: whom })

  it('are added by handle or name, hear of it once, and do what the host does', async () => {
    const id = await makeEvent(host, { capacity: 1 })
    await takeFacts()
    expect(await add(ada, id, ben.handle)).toMatchObject(notAllowed)
    expect(await changeCapacity(as(ada), { eventId: id, capacity: 5 })).toMatchObject(notAllowed)
    expect(await add(host, id, `@${ada.handle}`)).toEqual({ ok: true, value: 'Ada' })
    expect(await add(host, id, 'ada')).toEqual({ ok: true, value: 'Ada' })
    expect((await takeFacts()).filter(({ kind }) => kind === 'organizer.added')).toHaveLength(1)
    expect(await changeCapacity(as(ada), { eventId: id, capacity: 5 })).toMatchObject({ ok: true })
    expect(await add(ada, id, 'Ben')).toMatchObject({ ok: true })
    expect(await removeOrganizer(as(ben), { eventId: id, who: ada.handle })).toMatchObject({ ok: true })
    expect(await changeCapacity(as(ada), { eventId: id, capacity: 6 })).toMatchObject(notAllowed)
  })

  it('are refused when nobody or several are meant, when they cannot see the event, and when a block stands between', async () => {
    const group = await makeGroupOf([host, ada], 'private')
    const id = await makeEvent(host, { group: group.slug })
    await makeMember({ name: 'Ada' })
    const field = { problem: { field: 'who' } }
    expect(await add(host, id, 'Nobody Inparticular')).toMatchObject(field)
    expect(await add(host, id, 'Ada')).toMatchObject({ problem: { reason: expect.stringMatching(/Several people/) } })
    expect(await add(host, id, ada.handle)).toMatchObject({ ok: true })
    expect(await add(host, id, 'Ben')).toMatchObject({ problem: { reason: expect.stringMatching(/does not belong/) } })
    await makeMember({ name: 'Ottilie Quist', handle: 'ottilie' })
    expect(await add(host, id, 'ottilie q')).toMatchObject({
      problem: { field: 'who', reason: 'Nobody has exactly this name. Did you mean Ottilie Quist (ottilie)?' },
    })
    await db().block.create({ data: { memberId: ben.id, otherId: host.id, kind: 'block', createdAt: new Date() } })
    expect(await add(host, id, 'Ben')).toMatchObject({ problem: { reason: 'Nobody here has this name.' } })
    expect(await suggestOrganizers(as(host), id, 'Be')).toEqual([])
    expect(await suggestOrganizers(as(ben), id, 'Ad')).toEqual([])
    expect((await suggestOrganizers(as(host), id, 'ad')).map(({ slug }) => slug)).toContain(ada.handle)
  })

  it('may neither give the event away nor throw its draft away; the host may', async () => {
    const id = await makeEvent(host, { status: 'draft' })
    const { resourceId } = await db().occurrence.findFirstOrThrow({ where: { eventId: id } })
    await add(host, id, 'Ada')
    expect(await handOverEvent(as(ada), { eventId: id, who: ada.handle })).toMatchObject(notAllowed)
    expect(await discardDraft(as(ada), { eventId: id })).toMatchObject(notAllowed)
    expect(await removeOrganizer(as(ada), { eventId: id, who: host.handle })).toMatchObject({ ok: false })
    expect(await handOverEvent(as(host), { eventId: id, who: ada.handle })).toEqual({ ok: true, value: 'Ada' })
    const team = await readTeam(as(ada), id)
    expect(team.ok && team.value.team.map(({ name, isHost }) => [name, isHost])).toEqual([
      ['Ada', true],
      ['Hana Host', false],
    ])
    expect(await discardDraft(as(host), { eventId: id })).toMatchObject(notAllowed)
    expect(await discardDraft(as(ada), { eventId: id })).toEqual({ ok: true, value: undefined })
    expect(await db().seatResource.count({ where: { id: resourceId } })).toBe(0)
  })

  it('cannot throw away what was published', async () => {
    const id = await makeEvent(host)
    expect(await discardDraft(as(host), { eventId: id })).toMatchObject({ problem: { kind: 'conflict' } })
  })
})

describe('a copy for next month', () => {
  it('takes the likeliest date, or the one that was picked, as a draft with the same organizers', async () => {
    const id = await makeEvent(host, { capacity: 7, tags: ['soup'] })
    await addOrganizer(as(host), { eventId: id, who: 'Ada' })
    const copy = await copyEvent(as(ada), { eventId: id })
    const draft = copy.ok ? await readEvent(as(ada), copy.value, null) : null
    expect(draft).toMatchObject({ status: 'draft', capacity: 7, tags: ['soup'], startsAt: '2027-01-06T18:00:00.000Z' })
    const team = copy.ok ? await readTeam(as(ada), copy.value) : null
    expect(team?.ok && team.value.team.map(({ name }) => name)).toEqual(['Ada', 'Hana Host'])

    const picked = await copyEvent(as(host), { eventId: id, startsAt: '2026-12-30T19:00' })
    expect(picked.ok && (await readEvent(as(host), picked.value, null))?.startsAt).toBe('2026-12-30T18:00:00.000Z')
  })

  it('is made of one date of a series, with registration closing as long before', async () => {
    const id = await makeEvent(host, { repeat: 'FREQ=WEEKLY;COUNT=3' })
    await db().event.update({ where: { id }, data: { registrationClosesAt: new Date('2026-12-01T18:00:00Z') } })
    const copy = await copyEvent(as(host), { eventId: id, on: '2026-12-16T19:00' })
    if (!copy.ok) throw new Error(copy.problem.reason)
    const event = await db().event.findUniqueOrThrow({ where: { id: copy.value } })
    expect(event).toMatchObject({ repeat: null, startsLocal: '2027-01-20T19:00' })
    expect(event.registrationClosesAt).toEqual(new Date('2027-01-19T18:00:00Z'))
    expect(await publishEvent(as(host), { eventId: copy.value })).toMatchObject({ ok: true })
  })
})
