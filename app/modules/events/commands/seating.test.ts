import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { liftBan } from '#app/modules/groups/commands/lift-ban.server.ts'
import { banMember } from '#app/modules/groups/commands/remove-member.server.ts'
import { db, Prisma, type Tx } from '#app/platform/database.server.ts'
import { whileItWaits } from '#test/at-once.ts'
import { useDatabase } from '#test/database.ts'
import { makeEvent, makeGroupOf, takeFacts } from '#test/factories-events.ts'
import { valueOf } from '#test/factories-groups.ts'
import { blockRow } from '#test/factories-search.ts'
import { as, makeMember, NOON } from '#test/factories.ts'
import {
  onBlockChanged,
  onMemberBanned,
  onMemberGone,
  onMembershipEnded,
  onMemberSuspended,
} from '../listeners/memberships.server.ts'
import { attendeesCsv, listAttendees } from '../queries/list-attendees.server.ts'
import { listRequests } from '../queries/list-requests.server.ts'
import { readEvent } from '../queries/read-event.server.ts'
import { acceptOffer } from './accept-offer.server.ts'
import { cancelEvent } from './cancel-event.server.ts'
import { changeCapacity } from './change-capacity.server.ts'
import { decideRequest } from './decide-request.server.ts'
import { reinstateEvent } from './reinstate-event.server.ts'
import { removeAttendee } from './remove-attendee.server.ts'
import { rsvp } from './rsvp.server.ts'
import { settleDates } from './settle-dates.server.ts'
import { updateEvent } from './update-event.server.ts'
import { withdrawRsvp } from './withdraw-rsvp.server.ts'

useDatabase()

let host: Actor, ada: Actor, ben: Actor, cleo: Actor
beforeEach(async () => {
  ;[host, ada, ben, cleo] = await Promise.all([makeMember(), makeMember(), makeMember(), makeMember()])
  await takeFacts()
})

const START = new Date('2026-12-02T18:00:00Z')
const before = (minutes: number) => new Date(START.getTime() - minutes * 60_000)
const take = (who: Actor, eventId: string, more: Partial<Parameters<typeof rsvp>[1]> = {}, at = NOON) =>
  rsvp(as(who, at), { eventId, guests: 0, scope: 'this', ...more })
const leave = (who: Actor, eventId: string, at = NOON) => withdrawRsvp(as(who, at), { eventId, scope: 'this' })
const yours = async (who: Actor, eventId: string, at = NOON) => (await readEvent(as(who, at), eventId, null))?.yours
const promoted = async () =>
  (await takeFacts()).filter(({ kind }) => kind === 'seat.promoted').map(({ body }) => body.memberId)
const gone = <Kind extends string, Body extends object>(kind: Kind, body: Body) => ({
  id: 'a-delivery',
  at: NOON.toISOString(),
  fact: { kind, body },
})
const form = {
  title: 'Soup at the long table',
  description: 'One pot.',
  startsAt: '2026-12-02T19:00',
  endsAt: '2026-12-02T21:00',
  timeZone: 'Europe/Berlin',
  mode: 'in-person' as const,
  location: '',
  joinUrl: '',
  tags: [],
  scope: 'series' as const,
}

describe('whatever frees a seat gives it to exactly the next in line, and says so once', () => {
  let id: string
  beforeEach(async () => {
    id = await makeEvent(host, { capacity: 1 })
    for (const who of [ada, ben, cleo]) await take(who, id)
    await takeFacts()
  })
  const nextIsBen = async () => {
    expect(await promoted()).toEqual([ben.id])
    expect(await yours(ben, id)).toMatchObject({ state: 'confirmed' })
    expect(await yours(cleo, id)).toMatchObject({ state: 'queued', position: 1 })
  }

  it('leaving', async () => {
    await leave(ada, id)
    await nextIsBen()
  })
  it('more seats', async () => {
    await changeCapacity(as(host), { eventId: id, capacity: 2 })
    await nextIsBen()
  })
  it('no limit any more', async () => {
    await changeCapacity(as(host), { eventId: id, capacity: null })
    expect(await promoted()).toEqual([ben.id, cleo.id])
  })
  it('a removal by an organizer', async () => {
    const list = await listAttendees(as(host), { eventId: id })
    const claimId = list.ok ? list.value.attendees.find((one) => one.handle === ada.handle)!.claimId : ''
    await removeAttendee(as(host), { eventId: id, claimId })
    await nextIsBen()
  })
  it('somebody leaving the hall', async () => {
    await onMemberGone(db(), gone('member.left', { memberId: ada.id }))
    await nextIsBen()
    await onMemberGone(db(), gone('member.left', { memberId: ada.id }))
    expect(await promoted()).toEqual([])
  })
  it('a suspension, on dates that begin before it ends', async () => {
    const suspended = (suspendedUntil: Date) => db().member.update({ where: { id: ada.id }, data: { suspendedUntil } })
    await suspended(before(60))
    await onMemberSuspended(db(), gone('sanction.placed', { memberId: ada.id }))
    expect(await promoted()).toEqual([])
    await suspended(before(-60))
    await onMemberSuspended(db(), gone('sanction.placed', { memberId: ada.id }))
    await nextIsBen()
  })
  it('the host blocking somebody, but not somebody else blocking them', async () => {
    await onBlockChanged(db(), gone('block.changed', { memberId: host.id, otherId: ada.id }))
    await onBlockChanged(db(), gone('block.changed', { memberId: cleo.id, otherId: ada.id }))
    expect(await yours(ada, id)).toMatchObject({ state: 'confirmed' })
    await blockRow(cleo.id, ada.id)
    await onBlockChanged(db(), gone('block.changed', { memberId: cleo.id, otherId: ada.id }))
    expect(await promoted()).toEqual([])
    await blockRow(host.id, ada.id)
    await onBlockChanged(db(), gone('block.changed', { memberId: host.id, otherId: ada.id }))
    await nextIsBen()
    expect(await take(ada, id)).toMatchObject({ problem: { kind: 'not-allowed' } })
    expect((await readEvent(as(ada), id, null))?.can.rsvp).toBe(false)
  })
  it('an event brought back after seats were given back while it was cancelled', async () => {
    await cancelEvent(as(host), { eventId: id, reason: 'No heating.' })
    await leave(ada, id)
    expect(await promoted()).toEqual([])
    await reinstateEvent(as(host), { eventId: id })
    await nextIsBen()
  })
  it('registration opening again after a seat was given back while it was closed', async () => {
    await updateEvent(as(host), { ...form, eventId: id, closesAt: '2026-11-25T12:30' })
    await leave(ada, id)
    expect(await promoted()).toEqual([])
    expect(await yours(ben, id)).toMatchObject({ state: 'queued', position: 1 })
    await updateEvent(as(host), { ...form, eventId: id, closesAt: '2026-12-02T12:00' })
    await nextIsBen()
  })
})

it('a smaller party and a ban from the group free seats for those who wait', async () => {
  const group = await makeGroupOf([host, ada, ben, cleo])
  const id = await makeEvent(host, { capacity: 2, group: group.slug })
  await take(ada, id, { guests: 1 })
  await take(ben, id)
  await take(cleo, id)
  await takeFacts()
  await take(ada, id, { guests: 0 })
  expect(await promoted()).toEqual([ben.id])
  const banned = { groupId: group.id, memberId: ada.id, endedById: host.id }
  await onMembershipEnded(db(), gone('membership.ended', banned))
  expect(await promoted()).toEqual([cleo.id])
})

it('whoever a public group bans, member or not, loses their seat at its events and takes none until the ban is lifted', async () => {
  const group = await makeGroupOf([host, ada])
  const id = await makeEvent(host, { capacity: 1, group: group.slug })
  await take(ben, id)
  await take(cleo, id)
  valueOf(await banMember(as(host), { slug: group.slug, handle: ben.handle }))
  expect((await takeFacts()).map(({ kind }) => kind)).toContain('member.banned')
  await onMemberBanned(db(), gone('member.banned', { groupId: group.id, memberId: ben.id }))
  expect(await promoted()).toEqual([cleo.id])
  expect((await readEvent(as(ben), id, null))?.can.rsvp).toBe(false)
  expect(await take(ben, id)).toMatchObject({ problem: { kind: 'not-allowed' } })
  valueOf(await liftBan(as(host), { slug: group.slug, handle: ben.handle }))
  expect(await take(ben, id)).toMatchObject({ value: { state: 'queued', position: 1 } })
  await onMemberBanned(db(), gone('member.banned', { groupId: group.id, memberId: ben.id }))
  expect(await yours(ben, id)).toMatchObject({ state: 'queued', position: 1 })
})

describe('in the last day before the start', () => {
  let id: string
  beforeEach(async () => {
    id = await makeEvent(host, { capacity: 1 })
    for (const who of [ada, ben, cleo]) await take(who, id)
    await takeFacts()
  })

  it('a seat that frees is offered until a deadline, counts as taken until then, and can be taken', async () => {
    await leave(ada, id, before(600))
    expect(await takeFacts()).toMatchObject([
      { kind: 'rsvp.withdrawn' },
      { kind: 'seat.offered', body: { memberId: ben.id, until: before(480).toISOString() } },
    ])
    expect(await yours(ben, id, before(500))).toMatchObject({ state: 'offered', until: before(480).toISOString() })
    expect(await readEvent(as(cleo, before(500)), id, null)).toMatchObject({ taken: 1, going: 0, joinUrl: null })
    expect(await take(host, id, {}, before(500))).toMatchObject({ value: { state: 'queued', position: 2 } })
    expect(await acceptOffer(as(ben, before(481)), { eventId: id })).toMatchObject({ ok: true })
    expect(await yours(ben, id, before(480))).toMatchObject({ state: 'confirmed' })
    expect(await acceptOffer(as(cleo, before(480)), { eventId: id })).toMatchObject({ problem: { kind: 'conflict' } })
  })

  it('an offer that is let pass goes to the next at once', async () => {
    await leave(ada, id, before(600))
    await leave(ben, id, before(590))
    expect(await yours(ben, id, before(590))).toBeNull()
    expect(await yours(cleo, id, before(590))).toMatchObject({ state: 'offered', until: before(470).toISOString() })
  })

  it('an offer that nobody takes lapses by the clock, goes to the next, and is said to both once', async () => {
    await leave(ada, id, before(60))
    await takeFacts()
    expect(await yours(ben, id, before(31))).toMatchObject({ state: 'offered', until: before(30).toISOString() })
    await settleDates(db(), before(32))
    await takeFacts()
    await settleDates(db(), before(31))
    expect(await takeFacts()).toEqual([])
    expect(await acceptOffer(as(ben, before(30)), { eventId: id })).toMatchObject({ problem: { kind: 'conflict' } })
    await settleDates(db(), before(30))
    await settleDates(db(), before(30))
    expect((await takeFacts()).map(({ kind, body }) => [kind, body.memberId])).toEqual([
      ['offer.lapsed', ben.id],
      ['seat.offered', cleo.id],
    ])
    expect(await yours(ben, id, before(29))).toBeNull()
    expect(await take(ben, id, {}, before(29))).toMatchObject({ value: { state: 'queued', position: 1 } })
  })

  it('a seat that frees too late to ask is given at once', async () => {
    await leave(ada, id, before(8))
    expect(await promoted()).toEqual([ben.id])
  })
})

describe('registration', () => {
  it('takes nobody before it opens and after it closes, and says which', async () => {
    const id = await makeEvent(host, { opensAt: '2026-11-26T09:00', closesAt: '2026-12-01T18:00' })
    const at = (time: string) => new Date(time)
    expect(await take(ada, id)).toMatchObject({ problem: { reason: 'Registration has not opened yet.' } })
    expect(await readEvent(as(ada), id, null)).toMatchObject({ registration: { state: 'soon' }, can: { rsvp: false } })
    expect(await take(ada, id, {}, at('2026-11-26T08:00:00Z'))).toMatchObject({ ok: true })
    expect(await take(ben, id, {}, at('2026-12-01T17:00:00Z'))).toMatchObject({
      problem: { reason: 'Registration is closed.' },
    })
    expect(await leave(ada, id, at('2026-12-01T17:00:00Z'))).toMatchObject({ ok: true })
  })

  it('of a series closes as long before each date, and the clock seats the line when it opens', async () => {
    const id = await makeEvent(host, { repeat: 'FREQ=WEEKLY;BYDAY=WE', capacity: 1, closesAt: '2026-12-01T19:00' })
    const late = new Date('2026-12-01T18:00:00Z')
    expect(await take(ada, id, {}, late)).toMatchObject({ problem: { reason: 'Registration is closed.' } })
    expect(await take(ada, id, { on: '2026-12-09T19:00' }, late)).toMatchObject({ ok: true })

    const single = await makeEvent(host, { capacity: 1 })
    await take(ada, single)
    await take(ben, single)
    await updateEvent(as(host), { ...form, eventId: single, opensAt: '2026-11-25T14:00' })
    await leave(ada, single)
    await takeFacts()
    await settleDates(db(), new Date('2026-11-25T12:59:00Z'))
    expect(await promoted()).toEqual([])
    await settleDates(db(), new Date('2026-11-25T13:00:00Z'))
    expect(await promoted()).toEqual([ben.id])
  })

  it('limits the guests one brings and needs the answers it asks for, which only organizers read', async () => {
    const questions = [
      { text: 'What do you eat?', isRequired: true },
      { text: 'Anything else?', isRequired: false },
    ]
    const id = await makeEvent(host, { mostGuests: 1, questions })
    expect(await take(ada, id)).toMatchObject({ problem: { kind: 'invalid', field: 'answers[0]' } })
    expect(await take(ada, id, { answers: ['Soup'], guests: 2 })).toMatchObject({ problem: { field: 'guests' } })
    expect(await take(ada, id, { answers: ['=Soup'], guests: 1 })).toMatchObject({ ok: true })
    expect(await take(ada, id, { guests: 0 })).toMatchObject({ ok: true })
    expect(await yours(ada, id)).toMatchObject({ answers: ['=Soup'], guests: 0 })
    const list = await listAttendees(as(host), { eventId: id })
    expect(list.ok && attendeesCsv(list.value)).toContain('What do you eat?,Anything else?\r\n')
    expect(list.ok && attendeesCsv(list.value)).toContain("'=Soup")
    expect(JSON.stringify(await readEvent(as(ben), id, null))).not.toContain('=Soup')
    expect(await listAttendees(as(ben), { eventId: id })).toMatchObject({ problem: { kind: 'not-allowed' } })
  })
})

describe('whoever asks while an organizer changes the event', () => {
  const asks = async (id: string, change: Parameters<typeof whileItWaits>[2]) => {
    const lock = Prisma.sql`select 1 from seat_resources r join occurrences o on o.resource_id = r.id
      where o.event_id = ${id} for update of r`
    const result = await whileItWaits(lock, () => take(ada, id), change)
    return result.ok ? result.value.state : result.problem.kind
  }
  it('asks the organizers, once they decide who comes', async () => {
    const id = await makeEvent(host)
    const decided = (tx: Tx) => tx.event.update({ where: { id }, data: { approval: true } })
    expect(await asks(id, decided)).toBe('requested')
    expect((await yours(ada, id))?.state).toBeUndefined()
  })
  it('gets no seat at what was called off, or where the host has blocked them', async () => {
    const id = await makeEvent(host)
    const calledOff = (tx: Tx) => tx.event.update({ where: { id }, data: { status: 'cancelled' } })
    expect(await asks(id, calledOff)).toBe('conflict')
    const other = await makeEvent(host)
    const row = { memberId: host.id, otherId: ada.id, createdAt: NOON }
    expect(await asks(other, (tx) => tx.block.create({ data: row }))).toBe('not-allowed')
    expect(await db().claim.count({ where: { memberId: ada.id } })).toBe(0)
  })
})

describe('where the organizers decide', () => {
  it('a request holds nothing until it is approved, and a place in line begins with the yes', async () => {
    const id = await makeEvent(host, { capacity: 1, approval: true })
    for (const [index, who] of [ada, ben, cleo].entries()) {
      const at = new Date(NOON.getTime() + index * 1000)
      expect(await take(who, id, {}, at)).toMatchObject({ value: { state: 'requested' } })
    }
    await take(ada, id, { guests: 0 })
    expect((await takeFacts()).filter(({ kind }) => kind === 'rsvp.requested')).toHaveLength(3)
    expect(await readEvent(as(ada), id, null)).toMatchObject({ taken: 0, yours: null, asked: { status: 'waiting' } })
    const list = await listRequests(as(host), { eventId: id })
    const [first, second, third] = list.ok ? list.value.requests : []
    expect([first, second, third].map((one) => one?.handle)).toEqual([ada.handle, ben.handle, cleo.handle])
    const decide = (requestId: string, approve: boolean, who = host) =>
      decideRequest(as(who), { eventId: id, requestId, approve, reason: approve ? '' : 'Members of the guild first.' })

    expect(await decide(third!.id, true, ada)).toMatchObject({ problem: { kind: 'not-allowed' } })
    expect(await decide(third!.id, true)).toMatchObject({ value: { state: 'confirmed' } })
    expect(await decide(first!.id, true)).toMatchObject({ value: { state: 'queued' } })
    expect(await decide(second!.id, false)).toMatchObject({ value: { state: 'declined' } })
    expect(await decide(second!.id, true)).toMatchObject({ problem: { kind: 'conflict' } })
    expect((await takeFacts()).map(({ kind }) => kind)).toEqual(['rsvp.decided', 'rsvp.decided', 'rsvp.decided'])
    expect(await yours(ada, id)).toMatchObject({ state: 'queued', position: 1 })
    expect(await readEvent(as(ben), id, null)).toMatchObject({ asked: { reason: 'Members of the guild first.' } })
    expect(await take(ben, id)).toMatchObject({ problem: { reason: 'The organizers said no to this date.' } })
  })

  it('a request can be taken back, and can be approved after registration has closed', async () => {
    const id = await makeEvent(host, { approval: true, closesAt: '2026-11-25T14:00' })
    await take(ada, id)
    await leave(ada, id)
    expect(await listRequests(as(host), { eventId: id })).toMatchObject({ value: { requests: [] } })
    await take(ben, id)
    const list = await listRequests(as(host), { eventId: id })
    const requestId = list.ok ? list.value.requests[0]!.id : ''
    const later = new Date('2026-11-26T12:00:00Z')
    const yes = await decideRequest(as(host, later), { eventId: id, requestId, approve: true, reason: '' })
    expect(yes).toMatchObject({ value: { state: 'confirmed' } })
  })
})
