import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { membershipEnded } from '#app/modules/groups/facts.ts'
import { db } from '#app/platform/database.server.ts'
import { useDatabase } from '#test/database.ts'
import { makeEvent, makeGroupOf, takeFacts } from '#test/factories-events.ts'
import { as, asVisitor, makeMember, NOON } from '#test/factories.ts'
import { readEvent } from '../queries/read-event.server.ts'
import { listUpcoming } from '../queries/list-upcoming.server.ts'
import { readEventFeed, readGroupFeed, readMemberFeed } from '../queries/read-feeds.server.ts'
import { onMembershipEnded } from '../listeners/memberships.server.ts'
import { cancelEvent } from './cancel-event.server.ts'
import { changeCapacity } from './change-capacity.server.ts'
import { createEvent } from './create-event.server.ts'
import { extendSeries } from './extend-series.server.ts'
import { freeSeats } from './free-seats.server.ts'
import { inviteAttendee } from './invite-attendee.server.ts'
import { publishEvent } from './publish-event.server.ts'
import { reinstateEvent } from './reinstate-event.server.ts'
import { removeAttendee } from './remove-attendee.server.ts'
import { resetCalendarToken } from '#app/modules/accounts/commands/reset-calendar-token.server.ts'
import { rsvp } from './rsvp.server.ts'
import { announceUpcoming } from './announce-upcoming.server.ts'
import { updateEvent } from './update-event.server.ts'
import { withdrawRsvp } from './withdraw-rsvp.server.ts'

useDatabase()

let host: Actor, ada: Actor, ben: Actor, cleo: Actor
beforeEach(async () => {
  ;[host, ada, ben, cleo] = await Promise.all([makeMember(), makeMember(), makeMember(), makeMember()])
})

const take = (who: Actor, eventId: string, more: Partial<Parameters<typeof rsvp>[1]> = {}) =>
  rsvp(as(who), { eventId, guests: 0, scope: 'this', ...more })
const yourPlace = async (who: Actor, eventId: string, on: string | null = null) =>
  (await readEvent(as(who), eventId, on))?.yours ?? null

describe('a seat at an event', () => {
  it('goes to those who come first; the others stand in line and move up when one leaves', async () => {
    const id = await makeEvent(host, { capacity: 1 })
    expect(await take(ada, id)).toEqual({ ok: true, value: { state: 'confirmed', position: null } })
    expect(await take(ben, id)).toEqual({ ok: true, value: { state: 'queued', position: 1 } })
    expect(await take(cleo, id)).toEqual({ ok: true, value: { state: 'queued', position: 2 } })
    await takeFacts()
    const leave = (who: Actor) => withdrawRsvp(as(who), { eventId: id, scope: 'this' })
    expect(await leave(ada)).toEqual({ ok: true, value: 'seat' })
    expect(await yourPlace(ben, id)).toMatchObject({ state: 'confirmed' })
    expect(await yourPlace(cleo, id)).toMatchObject({ state: 'queued', position: 1 })
    const facts = await takeFacts()
    expect(facts.map((fact) => [fact.kind, fact.body.memberId])).toEqual([
      ['rsvp.withdrawn', ada.id],
      ['seat.promoted', ben.id],
    ])
    expect(await leave(cleo)).toEqual({ ok: true, value: 'line' })
    expect(await leave(cleo)).toEqual({ ok: true, value: 'nothing' })
  })

  it('is taken once, however often one asks', async () => {
    const id = await makeEvent(host, { capacity: 3 })
    await take(ada, id)
    await takeFacts()
    expect(await take(ada, id)).toMatchObject({ ok: true, value: { state: 'confirmed' } })
    expect((await readEvent(as(host), id, null))?.taken).toBe(1)
    expect(await takeFacts()).toEqual([])
  })

  it('is refused to the unverified, on a cancelled date, on one that is over, and to a party too large', async () => {
    const id = await makeEvent(host, { capacity: 2 })
    const fresh = await makeMember({ emailVerifiedAt: null })
    expect(await take(fresh, id)).toMatchObject({ ok: false, problem: { kind: 'not-allowed' } })
    expect(await take(ada, id, { guests: 2 })).toMatchObject({
      ok: false,
      problem: { kind: 'conflict', field: 'guests' },
    })
    const late = rsvp(as(ada, new Date('2026-12-03T00:00Z')), { eventId: id, guests: 0, scope: 'this' })
    expect(await late).toMatchObject({ ok: false, problem: { reason: 'This date is over.' } })
    await cancelEvent(as(host), { eventId: id, reason: 'No heating.' })
    expect(await take(ada, id)).toMatchObject({ ok: false, problem: { reason: 'This event was cancelled.' } })
  })

  it('frees for the line when more seats come, the limit goes, an organizer removes someone, or an account ends', async () => {
    const id = await makeEvent(host, { capacity: 1 })
    for (const who of [ada, ben, cleo]) await take(who, id)
    await changeCapacity(as(host), { eventId: id, capacity: 2 })
    expect(await yourPlace(ben, id)).toMatchObject({ state: 'confirmed' })
    await removeAttendee(as(host), { eventId: id, handle: ada.handle })
    expect(await yourPlace(cleo, id)).toMatchObject({ state: 'confirmed' })
    await take(ada, id)
    await freeSeats({ db: db(), now: NOON }, { memberId: ben.id })
    expect(await yourPlace(ada, id)).toMatchObject({ state: 'confirmed' })
    await take(ben, id)
    await changeCapacity(as(host), { eventId: id, capacity: null })
    expect(await yourPlace(ben, id)).toMatchObject({ state: 'confirmed' })
  })

  it('is kept through a cancellation, and free ones go to the line when the event is brought back', async () => {
    const id = await makeEvent(host, { capacity: 1 })
    await take(ada, id)
    await take(ben, id)
    await cancelEvent(as(host), { eventId: id, reason: 'Snow.' })
    await withdrawRsvp(as(ada), { eventId: id, scope: 'this' })
    expect(await yourPlace(ben, id)).toMatchObject({ state: 'queued' })
    await takeFacts()
    expect(await reinstateEvent(as(host), { eventId: id })).toMatchObject({ ok: true })
    expect((await takeFacts()).map(({ kind }) => kind)).toEqual(['seat.promoted', 'event.reinstated'])
    expect(await yourPlace(ben, id)).toMatchObject({ state: 'confirmed' })
  })

  it('can be given over capacity by an organizer, who is written down', async () => {
    const id = await makeEvent(host, { capacity: 1 })
    await take(ada, id)
    expect(await inviteAttendee(as(ada), { eventId: id, handle: ben.handle })).toMatchObject({
      problem: { kind: 'not-allowed' },
    })
    expect(await inviteAttendee(as(host), { eventId: id, handle: ben.handle })).toEqual({ ok: true, value: undefined })
    expect((await readEvent(as(host), id, null))?.taken).toBe(2)
    await take(cleo, id)
    await inviteAttendee(as(host), { eventId: id, handle: cleo.handle })
    expect(await db().claim.findMany({ where: { invited: true }, select: { memberId: true } })).toHaveLength(2)
    expect(
      await db().auditEntry.count({ where: { actorId: host.id, action: 'event.attendee-invited', subjectId: id } }),
    ).toBe(2)
  })

  it('shows the link to join, and only to those who have it', async () => {
    const id = await makeEvent(host, { capacity: 1, mode: 'online', joinUrl: 'https://meet.example/secret' })
    await take(ada, id)
    await take(ben, id)
    expect((await readEvent(as(ada), id, null))?.joinUrl).toBe('https://meet.example/secret')
    for (const ctx of [as(ben), as(cleo), asVisitor()]) {
      expect(JSON.stringify(await readEvent(ctx, id, null))).not.toContain('meet.example')
      expect(await (await readEventFeed(ctx, id))?.write()).not.toContain('meet.example')
    }
    await cancelEvent(as(host), { eventId: id, reason: 'No heating.' })
    expect((await readEvent(as(ada), id, null))?.joinUrl, 'nobody goes to what is cancelled').toBeNull()
  })
})

describe('a series', () => {
  const weekly = { repeat: 'FREQ=WEEKLY;BYDAY=WE', capacity: 1 }
  const dates = (id: string) => db().occurrence.findMany({ where: { eventId: id }, orderBy: { startsAt: 'asc' } })

  it('has its dates half a year ahead, and the worker adds the next ones with those who want them all', async () => {
    const id = await makeEvent(host, weekly)
    const before = await dates(id)
    expect(before).toHaveLength(27)
    await take(ada, id, { scope: 'series' })
    await rsvp(as(ben, new Date(NOON.getTime() + 60_000)), { eventId: id, guests: 0, scope: 'series' })
    const later = new Date('2027-01-20T02:00:00Z')
    await extendSeries(db(), later)
    await extendSeries(db(), later)
    const after = await dates(id)
    expect(after.length).toBeGreaterThan(before.length)
    const added = after.at(-1)!.recurrenceId
    expect(await yourPlace(ada, id, added)).toMatchObject({ state: 'confirmed' })
    expect(await yourPlace(ben, id, added)).toMatchObject({ state: 'queued', position: 1 })
  })

  it('is taken date by date: one, this and the following, or all', async () => {
    const id = await makeEvent(host, weekly)
    const [first, second, third] = await dates(id)
    await take(ada, id, { on: second!.recurrenceId })
    expect(await yourPlace(ada, id, first!.recurrenceId)).toBeNull()
    await take(ben, id, { scope: 'following', on: second!.recurrenceId })
    expect(await yourPlace(ben, id, first!.recurrenceId)).toBeNull()
    expect(await yourPlace(ben, id, second!.recurrenceId)).toMatchObject({ position: 1 })
    expect(await yourPlace(ben, id, third!.recurrenceId)).toMatchObject({ state: 'confirmed' })
    await withdrawRsvp(as(ben), { eventId: id, scope: 'following', on: third!.recurrenceId })
    expect(await yourPlace(ben, id, third!.recurrenceId)).toBeNull()
    expect(await yourPlace(ben, id, second!.recurrenceId)).toMatchObject({ position: 1 })
  })

  it('loses one date and keeps the others', async () => {
    const id = await makeEvent(host, weekly)
    const [first, second] = await dates(id)
    await cancelEvent(as(host), { eventId: id, on: second!.recurrenceId, reason: 'Market day.' })
    expect(await readEvent(as(ada), id, second!.recurrenceId)).toMatchObject({
      status: 'cancelled',
      cancelReason: 'Market day.',
    })
    expect(await readEvent(as(ada), id, first!.recurrenceId)).toMatchObject({ status: 'published' })
    expect(await (await readEventFeed(as(ada), id))?.write()).toContain(
      'RECURRENCE-ID;TZID=Europe/Berlin:20261209T190000',
    )
  })

  const change = {
    title: 'Soup, later',
    description: 'The same pot.',
    timeZone: 'Europe/Berlin',
    mode: 'in-person' as const,
    location: '',
    joinUrl: '',
    tags: [],
  }

  it('moves as a whole, its people with it, and leaves alone what was moved by hand', async () => {
    const id = await makeEvent(host, weekly)
    const [first, second] = await dates(id)
    await take(ada, id, { on: first!.recurrenceId })
    const alone = {
      ...change,
      eventId: id,
      on: second!.recurrenceId,
      scope: 'this' as const,
      startsAt: '2026-12-09T12:00',
      endsAt: '2026-12-09T13:00',
    }
    expect(await updateEvent(as(host), alone)).toEqual({ ok: true, value: id })
    const whole = {
      ...change,
      eventId: id,
      on: first!.recurrenceId,
      scope: 'series' as const,
      startsAt: '2026-12-03T20:00',
      endsAt: '2026-12-03T21:00',
    }
    expect(await updateEvent(as(host), whole)).toEqual({ ok: true, value: id })
    const now = await dates(id)
    expect(now.map((date) => date.status)).not.toContain('cancelled')
    expect(now[0]).toMatchObject({
      id: first!.id,
      recurrenceId: '2026-12-03T20:00',
      startsAt: new Date('2026-12-03T19:00:00Z'),
    })
    expect(now[1]).toMatchObject({
      id: second!.id,
      recurrenceId: '2026-12-10T20:00',
      startsAt: new Date('2026-12-09T11:00:00Z'),
      moved: true,
    })
    expect(await yourPlace(ada, id, '2026-12-03T20:00')).toMatchObject({ state: 'confirmed' })
    expect((await db().event.findUniqueOrThrow({ where: { id } })).repeat).toBe('FREQ=WEEKLY;BYDAY=TH')
  })

  it('splits from a date on, the later part with its people and a name of its own', async () => {
    const id = await makeEvent(host, { repeat: 'FREQ=WEEKLY;BYDAY=WE;COUNT=6', capacity: 1 })
    const all = await dates(id)
    await take(ada, id, { scope: 'series' })
    const edit = {
      ...change,
      eventId: id,
      on: all[2]!.recurrenceId,
      scope: 'following' as const,
      startsAt: '2026-12-16T18:00',
      endsAt: '2026-12-16T20:00',
    }
    const split = await updateEvent(as(host), edit)
    if (!split.ok) throw new Error(split.problem.reason)
    expect(split.value).not.toBe(id)
    expect((await dates(id)).map((date) => date.recurrenceId)).toEqual(['2026-12-02T19:00', '2026-12-09T19:00'])
    const later = await dates(split.value)
    expect(later.map((date) => date.recurrenceId)).toEqual([
      '2026-12-16T18:00',
      '2026-12-23T18:00',
      '2026-12-30T18:00',
      '2027-01-06T18:00',
    ])
    expect(later.every((date) => date.status === 'scheduled')).toBe(true)
    expect(await yourPlace(ada, split.value, '2026-12-30T18:00')).toMatchObject({ state: 'confirmed' })
    expect((await readEvent(as(ada), id, null))?.title).toBe('Soup at the long table')
  })
})

describe('an event', () => {
  it('of a group is made by its members alone, and a space’s by its organizers', async () => {
    const group = await makeGroupOf([host])
    const input = {
      title: 'T',
      description: 'D',
      startsAt: '2026-12-02T19:00',
      endsAt: '2026-12-02T20:00',
      timeZone: 'UTC',
      mode: 'online' as const,
      status: 'published' as const,
    }
    expect(await createEvent(as(host), { ...input, group: group.slug })).toMatchObject({ ok: true })
    expect(await createEvent(as(ada), { ...input, group: group.slug })).toMatchObject({ problem: { field: 'group' } })
    expect(await createEvent(as(ada), { ...input, space: 'nowhere' })).toMatchObject({ problem: { field: 'space' } })
    expect(
      await createEvent(as(ada), { ...input, startsAt: '2020-01-01T10:00', endsAt: '2020-01-01T11:00' }),
    ).toMatchObject({ problem: { field: 'startsAt' } })
  })

  it('shows as a draft to its organizers alone, until it is published once', async () => {
    const id = await makeEvent(host, { status: 'draft' })
    expect(await readEvent(as(ada), id, null)).toBeNull()
    expect(await readEvent(as(host), id, null)).toMatchObject({ status: 'draft' })
    expect(await publishEvent(as(ada), { eventId: id })).toMatchObject({ problem: { kind: 'not-found' } })
    await takeFacts()
    await publishEvent(as(host), { eventId: id })
    await publishEvent(as(host), { eventId: id })
    expect((await takeFacts()).map((fact) => fact.kind)).toEqual(['event.published'])
    expect(await readEvent(asVisitor(), id, null)).toMatchObject({ status: 'published' })
  })

  it('of a secret group does not exist for anyone else, on its page, in feeds and in lists', async () => {
    const group = await makeGroupOf([host, ada], 'secret')
    const id = await makeEvent(host, { group: group.slug })
    expect(await readEvent(as(ada), id, null)).not.toBeNull()
    for (const ctx of [as(ben), asVisitor()]) {
      expect(await readEvent(ctx, id, null)).toBeNull()
      expect(await readEventFeed(ctx, id)).toBeNull()
      expect(await readGroupFeed(ctx, group.slug)).toBeNull()
      expect((await listUpcoming(ctx, { limit: 100 })).map((item) => item.eventId)).not.toContain(id)
    }
    expect(await take(ben, id)).toMatchObject({ problem: { kind: 'not-found' } })
  })

  it('gives back the seats of somebody who was put out of its group', async () => {
    const group = await makeGroupOf([host, ada, ben])
    const id = await makeEvent(host, { group: group.slug, capacity: 1 })
    await take(ada, id)
    await take(ben, id)
    const left = { groupId: group.id, memberId: ada.id, endedById: ada.id }
    await onMembershipEnded(db(), { id: 'x', at: NOON.toISOString(), fact: membershipEnded(left) })
    expect(await yourPlace(ada, id)).toMatchObject({ state: 'confirmed' })
    await onMembershipEnded(db(), {
      id: 'y',
      at: NOON.toISOString(),
      fact: membershipEnded({ ...left, endedById: host.id }),
    })
    expect(await yourPlace(ben, id)).toMatchObject({ state: 'confirmed' })
  })

  it('keeps its name in calendars, and each change is a later version of it', async () => {
    const id = await makeEvent(host, { capacity: 4 })
    const first = (await readEventFeed(asVisitor(), id))!
    const before = await first.write()
    await changeCapacity(as(host), { eventId: id, capacity: 8 })
    const second = (await readEventFeed(asVisitor(), id))!
    expect(second.version).not.toBe(first.version)
    expect([before, await second.write()].map((text) => /UID:(.*)\r\nSEQUENCE:(\d+)/.exec(text)?.slice(1))).toEqual([
      [`${id}@guildhall`, '0'],
      [`${id}@guildhall`, '1'],
    ])
  })

  it('is announced to those who go, once a day before and once on the day', async () => {
    const id = await makeEvent(host)
    await takeFacts()
    for (const at of [
      '2026-12-01T10:00Z',
      '2026-12-01T19:00Z',
      '2026-12-01T19:10Z',
      '2026-12-02T16:00Z',
      '2026-12-02T16:10Z',
    ]) {
      await announceUpcoming(db(), new Date(at))
    }
    const mine = await db().occurrence.findFirstOrThrow({ where: { eventId: id } })
    const said = (await takeFacts()).filter((fact) => fact.body.occurrenceId === mine.id)
    expect(said.map((fact) => fact.body.when)).toEqual(['day-before', 'same-day'])
  })
})

it('a member’s own calendar holds what they go to and wait for, until its address is taken back', async () => {
  const id = await makeEvent(host, { capacity: 1, title: 'Mine' })
  await take(ada, id)
  await take(ben, id)
  const tokens = await Promise.all([ada, ben].map((who) => resetCalendarToken(as(who))))
  const [adas, bens] = tokens.map((result) => (result.ok ? result.value.token! : ''))
  expect(await (await readMemberFeed(asVisitor(), adas!))?.write()).toContain('SUMMARY:Mine')
  expect(await (await readMemberFeed(asVisitor(), bens!))?.write()).toContain('SUMMARY:Waiting: Mine')
  await resetCalendarToken(as(ada), { on: false })
  expect(await readMemberFeed(asVisitor(), adas!)).toBeNull()
})

it('an address of a calendar that was kept in clear goes on working when it is hidden, and ends when a build before ends it', async () => {
  const clear = (calendarToken: string | null) => db().member.update({ where: { id: ada.id }, data: { calendarToken } })
  await clear('a-secret-of-old')
  await db().$executeRaw`select hide_clear_secrets()`
  expect((await db().member.findUniqueOrThrow({ where: { id: ada.id } })).calendarToken).toBeNull()
  expect(await readMemberFeed(asVisitor(), 'a-secret-of-old')).not.toBeNull()
  await clear('another-secret')
  expect(await readMemberFeed(asVisitor(), 'a-secret-of-old')).toBeNull()
  await clear(null)
  expect(await readMemberFeed(asVisitor(), 'another-secret')).toBeNull()
})
