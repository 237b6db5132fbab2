import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { memberVerified } from '#app/modules/accounts/facts.ts'
import { db } from '#app/platform/database.server.ts'
import { deliver } from '#app/subscriptions.server.ts'
import { useDatabase } from '#test/database.ts'
import { asTheyLeave } from '#test/emails.ts'
import { makeEvent, makeGroupOf, takeFacts } from '#test/factories-events.ts'
import { as, asVisitor, makeMember, NOON } from '#test/factories.ts'
import { onAddressConfirmed } from '../listeners/guests.server.ts'
import { attendeesCsv, listAttendees } from '../queries/list-attendees.server.ts'
import { listRequests } from '../queries/list-requests.server.ts'
import { readEvent } from '../queries/read-event.server.ts'
import { readGuestSeat } from '../queries/read-guest-seat.server.ts'
import { askAsGuest } from './ask-as-guest.server.ts'
import { cancelEvent } from './cancel-event.server.ts'
import { decideRequest } from './decide-request.server.ts'
import { forgetGuests } from './forget-guests.server.ts'
import { rsvp } from './rsvp.server.ts'
import { useGuestLink as applyGuestLink, type GuestLinkUse } from './use-guest-link.server.ts'
import { withdrawRsvp } from './withdraw-rsvp.server.ts'

useDatabase()

let host: Actor, ada: Actor
let serial = 0
let address: string
beforeEach(async () => {
  ;[host, ada] = await Promise.all([makeMember(), makeMember()])
  serial += 1
  address = `gus-${serial}@example.net`
  await takeFacts()
})

const ask = (eventId: string, more: Partial<Parameters<typeof askAsGuest>[1]> = {}) =>
  askAsGuest(asVisitor(), { eventId, name: 'Gus Guest', email: address, guests: 0, ...more })
const letters = async (to = address) =>
  asTheyLeave(await db().mail.findMany({ where: { to }, orderBy: { createdAt: 'asc' } }))
const subjects = async () => (await letters()).map(({ subject }) => subject)
const tokenIn = (text: string) => /\/events\/guests\/([\w.-]+)/.exec(text)![1]!
const linkOf = async (to = address) => tokenIn((await letters(to)).at(-1)!.text)
const use = (token: string, what: GuestLinkUse, at = NOON) => applyGuestLink(asVisitor(at), { token, use: what })
const seatOf = (token: string, at = NOON) => readGuestSeat(asVisitor(at), token)
async function sayFacts() {
  for (const [index, fact] of (await takeFacts()).filter(Boolean).entries()) {
    const delivery = { id: `said-${serial}-${index}-${fact.kind}`, at: NOON.toISOString(), fact }
    const times = fact.kind === 'rsvp.requested' || fact.kind === 'rsvp.decided' ? 1 : 2
    for (let time = 0; time < times; time++) await deliver(db(), delivery)
  }
}

describe('somebody without an account', () => {
  it('takes a seat with the link from a letter, and nothing before; looking at the link changes nothing', async () => {
    const id = await makeEvent(host, { capacity: 1 })
    const members = await db().member.count()
    expect(await ask(id)).toEqual({ ok: true, value: undefined })
    const token = await linkOf()
    expect(await seatOf(token)).toMatchObject({ state: 'unconfirmed' })
    expect(await readEvent(asVisitor(), id, null)).toMatchObject({ taken: 0 })
    expect(await use(token, 'confirm')).toEqual({ ok: true, value: 'confirmed' })
    expect(await use(token, 'confirm')).toEqual({ ok: true, value: 'confirmed' })
    expect(await readEvent(asVisitor(), id, null)).toMatchObject({ taken: 1 })
    expect(JSON.stringify(await readEvent(as(ada), id, null))).not.toContain('Gus Guest')
    expect(await db().member.count()).toBe(members)
    const list = await listAttendees(as(host), { eventId: id })
    expect(list.ok && list.value.attendees).toMatchObject([{ name: 'Gus Guest', handle: null, state: 'confirmed' }])
    expect(list.ok && attendeesCsv(list.value)).toContain('Gus Guest,,seat')
  })

  it('hears the same whatever the address is: new, a member, or on the list already', async () => {
    const id = await makeEvent(host)
    const answers = [await ask(id), await ask(id, { email: ada.email })]
    await use(await linkOf(), 'confirm')
    answers.push(await ask(id, { name: 'Somebody Else', guests: 3 }))
    expect(answers).toEqual(answers.map(() => ({ ok: true, value: undefined })))
    expect(await subjects()).toContainEqual(expect.stringContaining('Your place at'))
    expect(await seatOf(await linkOf())).toMatchObject({ name: 'Gus Guest', guests: 0, state: 'confirmed' })
  })

  it('is not written to without end', async () => {
    const id = await makeEvent(host)
    const kinds = []
    for (let i = 0; i < 7; i++) {
      const result = await ask(id)
      kinds.push(result.ok ? 'ok' : result.problem.kind)
    }
    expect(kinds).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'too-many', 'too-many'])
    expect(await letters()).toHaveLength(5)
  })

  it('waits in the same line as members, is promoted and told once by mail, and can give the seat back', async () => {
    const id = await makeEvent(host, { capacity: 1 })
    await rsvp(as(ada), { eventId: id, guests: 0, scope: 'this' })
    await ask(id)
    const token = await linkOf()
    expect(await use(token, 'confirm')).toEqual({ ok: true, value: 'queued' })
    expect(await seatOf(token)).toMatchObject({ state: 'queued', position: 1 })
    await takeFacts()
    await withdrawRsvp(as(ada), { eventId: id, scope: 'this' })
    await sayFacts()
    const told = (await letters()).filter(({ subject }) => !subject.startsWith('Confirm'))
    expect(told.map(({ subject }) => subject)).toEqual([expect.stringContaining('A seat became free')])
    expect(tokenIn(told[0]!.text)).toBe(token)
    expect(await use(token, 'leave')).toEqual({ ok: true, value: 'seat' })
    expect(await readEvent(asVisitor(), id, null)).toMatchObject({ taken: 0 })
    expect(await seatOf(token)).toMatchObject({ state: 'left' })
  })

  it('is asked near the start, and takes the seat or lets it pass by the same link', async () => {
    const id = await makeEvent(host, { capacity: 1 })
    await rsvp(as(ada), { eventId: id, guests: 0, scope: 'this' })
    await ask(id)
    const token = await linkOf()
    await use(token, 'confirm')
    const near = new Date('2026-12-02T08:00:00Z')
    await withdrawRsvp(as(ada, near), { eventId: id, scope: 'this' })
    await sayFacts()
    expect(await subjects()).toContainEqual(
      expect.stringMatching(/A seat is free for you .* until Wednesday 2 December, 11:00/),
    )
    expect(await seatOf(token, near)).toMatchObject({ state: 'offered', until: '2026-12-02T10:00:00.000Z' })
    expect(await use(token, 'accept', near)).toEqual({ ok: true, value: 'confirmed' })
    expect(await use(token, 'accept', near)).toEqual({ ok: true, value: 'confirmed' })
  })

  it('hears of a cancellation', async () => {
    const id = await makeEvent(host)
    await ask(id)
    const token = await linkOf()
    await use(token, 'confirm')
    await takeFacts()
    await cancelEvent(as(host), { eventId: id, reason: 'The oven broke.' })
    await sayFacts()
    expect((await letters()).find(({ subject }) => subject.includes('was cancelled'))?.text).toContain(
      'The oven broke.',
    )
    expect(await seatOf(token)).toMatchObject({ state: 'cancelled' })
  })

  it('asks the organizers where they decide, and hears what they say', async () => {
    const id = await makeEvent(host, { approval: true })
    await ask(id, { guests: 1 })
    const token = await linkOf()
    expect(await use(token, 'confirm')).toEqual({ ok: true, value: 'requested' })
    const list = await listRequests(as(host), { eventId: id })
    expect(list).toMatchObject({ value: { requests: [{ name: 'Gus Guest', handle: null, guests: 1 }] } })
    const requestId = list.ok ? list.value.requests[0]!.id : ''
    await takeFacts()
    await decideRequest(as(host), { eventId: id, requestId, approve: true, reason: '' })
    await sayFacts()
    expect(await subjects()).toContainEqual(expect.stringContaining('You have a seat'))
    expect(await seatOf(token)).toMatchObject({ state: 'confirmed', guests: 1 })
  })

  it('cannot come where organizers want members only, to a private event, outside registration, or with a forged link', async () => {
    const closed = await makeEvent(host, { membersOnly: true })
    expect(await ask(closed)).toMatchObject({ problem: { kind: 'conflict' } })
    expect(await readEvent(asVisitor(), closed, null)).toMatchObject({ can: { comeAsGuest: false } })
    const { slug } = await makeGroupOf([host], 'private')
    expect(await ask(await makeEvent(host, { group: slug }))).toMatchObject({ problem: { kind: 'not-found' } })
    expect(await ask(await makeEvent(host, { opensAt: '2026-11-26T09:00' }))).toMatchObject({
      problem: { kind: 'conflict' },
    })
    const id = await makeEvent(host, { mostGuests: 0 })
    expect(await ask(id, { guests: 1 })).toMatchObject({ problem: { field: 'guests' } })
    await ask(id)
    const token = await linkOf()
    const forged = `${token.split('.')[0]}.${'A'.repeat(43)}`
    expect(await use(forged, 'confirm')).toMatchObject({ problem: { kind: 'not-found' } })
    expect(await seatOf(forged)).toBeNull()
  })
})

describe('a guest who is a member, or becomes one', () => {
  it('with an address a member has confirmed, the seat is the member’s at once', async () => {
    const id = await makeEvent(host)
    await ask(id, { email: ada.email })
    const token = await linkOf(ada.email)
    expect(await use(token, 'confirm')).toEqual({ ok: true, value: 'confirmed' })
    expect((await readEvent(as(ada), id, null))?.yours).toMatchObject({ state: 'confirmed' })
    expect(await readEvent(as(ada), id, null)).toMatchObject({ taken: 1 })
    expect(await use(token, 'leave')).toMatchObject({ problem: { kind: 'conflict' } })
  })

  it('keeps the place in line when they confirm the address of their new account', async () => {
    const id = await makeEvent(host, { capacity: 1 })
    await rsvp(as(ada), { eventId: id, guests: 0, scope: 'this' })
    await ask(id)
    await use(await linkOf(), 'confirm')
    const gus = await makeMember({ email: address })
    const fact = memberVerified({ memberId: gus.id })
    for (let twice = 0; twice < 2; twice++)
      await onAddressConfirmed(db(), { id: 'verified', at: NOON.toISOString(), fact })
    expect((await readEvent(as(gus), id, null))?.yours).toMatchObject({ state: 'queued', position: 1 })
    expect(await readEvent(as(gus), id, null)).toMatchObject({ waiting: 1 })
  })
})

it('what was never confirmed is deleted after two days, and who came as a guest is forgotten after thirty', async () => {
  const id = await makeEvent(host, { questions: [{ text: 'What do you eat?', isRequired: false }] })
  await ask(id, { answers: ['Everything'] })
  const token = await linkOf()
  await use(token, 'confirm')
  await ask(id, { email: `other-${address}` })
  const rows = () => db().eventGuest.findMany({ where: { occurrence: { eventId: id } }, orderBy: { name: 'asc' } })
  await forgetGuests(db(), new Date(NOON.getTime() + 2 * 86_400_000))
  expect(await rows()).toHaveLength(2)
  await forgetGuests(db(), new Date(NOON.getTime() + 2 * 86_400_000 + 1))
  expect(await rows()).toMatchObject([{ email: address }])
  await forgetGuests(db(), new Date('2027-01-01T19:59:00Z'))
  expect(await rows()).toMatchObject([{ email: address }])
  await forgetGuests(db(), new Date('2027-01-01T20:01:00Z'))
  expect(await rows()).toMatchObject([{ email: null, name: 'Guest', answers: [] }])
  const claims = await db().claim.findMany({ where: { guest: { occurrence: { eventId: id } } } })
  expect(claims).toMatchObject([{ state: 'confirmed', answers: [] }])
  expect(await seatOf(token)).toBeNull()
})
