import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { readLinkSecret } from '#app/platform/link-secret.server.ts'
import { useDatabase } from '#test/database.ts'
import { makeEvent } from '#test/factories-events.ts'
import { as, asVisitor, makeMember, NOON } from '#test/factories.ts'
import { attendeesCsv, listAttendees } from '../queries/list-attendees.server.ts'
import { readEvent } from '../queries/read-event.server.ts'
import { readOwnTicket, readTicketOf } from '../queries/read-ticket.server.ts'
import { shortTicketCode, ticketCode } from '../ticket-code.server.ts'
import { cancelEvent } from './cancel-event.server.ts'
import { checkIn, recountCheckIn, takeCheckInBack } from './check-in.server.ts'
import { removeAttendee } from './remove-attendee.server.ts'
import { rsvp } from './rsvp.server.ts'
import { withdrawRsvp } from './withdraw-rsvp.server.ts'

useDatabase()

const EVENING = new Date('2026-12-02T17:30:00Z')
const LATER = new Date('2026-12-02T18:10:00Z')
const NEXT_DAY = new Date('2026-12-03T09:00:00Z')

let host: Actor, ada: Actor, ben: Actor
beforeEach(async () => {
  host = await makeMember()
  ada = await makeMember({ name: 'Ada' })
  ben = await makeMember({ name: 'Ben' })
})

const take = (who: Actor, eventId: string, guests = 0, on?: string) =>
  rsvp(as(who), { eventId, guests, scope: 'this', ...(on ? { on } : {}) })

async function listOf(eventId: string, at = NOON, more: Partial<Parameters<typeof listAttendees>[1]> = {}) {
  const found = await listAttendees(as(host, at), { eventId, ...more })
  if (!found.ok) throw new Error(found.problem.reason)
  return found.value
}

/** The two codes on somebody's ticket. */
async function codesOf(name: string, eventId: string, on?: string) {
  const { claimId } = (await listOf(eventId, NOON, { on })).attendees.find((one) => one.name === name)!
  const { occurrenceId } = (await readEvent(as(host), eventId, on ?? null))!
  const secret = await readLinkSecret(db())
  const ticket = { occurrenceId, claimId }
  return { claimId, whole: ticketCode(secret, ticket), short: shortTicketCode(secret, ticket) }
}

const refusal = (reason: RegExp, kind = 'conflict') => ({
  ok: false,
  problem: { kind, reason: expect.stringMatching(reason) },
})

describe('the door', () => {
  it('lets a ticket in once, scanned as an address or typed in small letters', async () => {
    const id = await makeEvent(host)
    await take(ada, id)
    const { whole, short } = await codesOf('Ada', id)
    const first = await checkIn(as(host, EVENING), { eventId: id, code: `https://hall.example/tickets/${whole}` })
    expect(first).toMatchObject({ ok: true, value: { name: 'Ada', isAgain: false } })
    const second = await checkIn(as(host, LATER), { eventId: id, code: short.toLowerCase().replace('-', ' ') })
    expect(second).toMatchObject({ ok: true, value: { isAgain: true, since: EVENING.toISOString() } })
    expect((await listOf(id, LATER)).counts).toMatchObject({ here: 1, arrived: 1 })
  })

  it('counts how many of a party came, keeps that when the ticket is shown again, and can be put right', async () => {
    const id = await makeEvent(host)
    await take(ada, id, 3)
    const { claimId, whole } = await codesOf('Ada', id)
    await checkIn(as(host, EVENING), { eventId: id, claimId, arrived: 2 })
    const again = await checkIn(as(host, LATER), { eventId: id, code: whole, arrived: 4 })
    expect(again).toMatchObject({ ok: true, value: { isAgain: true, arrived: 2, party: 4 } })
    await recountCheckIn(as(host, LATER), { eventId: id, claimId, arrived: 3 })
    expect((await listOf(id, LATER)).counts).toMatchObject({ people: 4, arrived: 3 })
  })

  it('refuses with the reason: another event, another date, a seat given back, a place in line, a forged code', async () => {
    const weekly = await makeEvent(host, { repeat: 'FREQ=WEEKLY;COUNT=2' })
    const other = await makeEvent(host, { capacity: 1 })
    await take(ada, weekly, 0, '2026-12-09T19:00')
    await take(ada, other)
    await take(ben, other)
    const later = await codesOf('Ada', weekly, '2026-12-09T19:00')
    const elsewhere = await codesOf('Ada', other)
    const waiting = await codesOf('Ben', other)
    const at = (eventId: string, code: string) =>
      checkIn(as(host, EVENING), { eventId, code, ...(eventId === weekly ? { on: '2026-12-02T19:00' } : {}) })

    expect(await at(weekly, later.whole)).toMatchObject(refusal(/another date: Wednesday 9 December/))
    expect(await at(weekly, later.short)).toMatchObject(refusal(/No seat on this date/, 'invalid'))
    expect(await at(weekly, elsewhere.whole)).toMatchObject(refusal(/another event/))
    expect(await at(other, waiting.whole)).toMatchObject(refusal(/in line/))
    expect(await at(other, `${elsewhere.claimId}.0123456789abcdef`)).toMatchObject(refusal(/not made here/, 'invalid'))
    expect(await at(other, `${newId()}.${later.whole.split('.')[1]}`)).toMatchObject(
      refusal(/not made here/, 'invalid'),
    )
    expect(await at(other, 'Ada Lovelace')).toMatchObject(refusal(/no ticket/, 'invalid'))
    await withdrawRsvp(as(ada), { eventId: other, scope: 'this' })
    expect(await at(other, elsewhere.whole)).toMatchObject(refusal(/given back/))
    expect(await at(other, elsewhere.short)).toMatchObject(refusal(/given back/))
    expect(await at(other, waiting.whole)).toMatchObject({ ok: true, value: { name: 'Ben' } })
  })

  it('does not let the signature of one date open another', async () => {
    const weekly = await makeEvent(host, { repeat: 'FREQ=WEEKLY;COUNT=2' })
    await take(ada, weekly)
    const { claimId } = await codesOf('Ada', weekly)
    const next = (await readEvent(as(host), weekly, '2026-12-09T19:00'))!.occurrenceId
    const forged = ticketCode(await readLinkSecret(db()), { claimId, occurrenceId: next })
    expect(await checkIn(as(host, EVENING), { eventId: weekly, code: forged })).toMatchObject(
      refusal(/not made here/, 'invalid'),
    )
  })

  it('is kept by organizers alone, from twelve hours before, and not on a cancelled date', async () => {
    const id = await makeEvent(host)
    await take(ada, id)
    const { claimId, whole } = await codesOf('Ada', id)
    expect(await checkIn(as(host), { eventId: id, claimId })).toMatchObject(refusal(/twelve hours/))
    for (const who of [ada, ben]) {
      expect(await checkIn(as(who, EVENING), { eventId: id, code: whole })).toMatchObject({
        problem: { kind: 'not-allowed' },
      })
    }
    const elsewhere = await makeEvent(host)
    expect(await checkIn(as(host, EVENING), { eventId: elsewhere, claimId })).toMatchObject({
      problem: { kind: 'not-found' },
    })
    await cancelEvent(as(host), { eventId: id, reason: 'Snow.' })
    expect(await checkIn(as(host, EVENING), { eventId: id, claimId })).toMatchObject(refusal(/cancelled/))
  })

  it('takes a check-in back, also long after, and the list can be searched and split', async () => {
    const id = await makeEvent(host)
    await take(ada, id)
    await take(ben, id)
    const { claimId } = await codesOf('Ada', id)
    await checkIn(as(host, NEXT_DAY), { eventId: id, claimId })
    const names = async (more: Parameters<typeof listOf>[2]) =>
      (await listOf(id, NEXT_DAY, more)).attendees.map(({ name }) => name)
    expect(await names({ show: 'here' })).toEqual(['Ada'])
    expect(await names({ show: 'missing' })).toEqual(['Ben'])
    expect(await names({ q: 'bE' })).toEqual(['Ben'])
    await takeCheckInBack(as(host, NEXT_DAY), { eventId: id, claimId })
    expect(await names({ show: 'here' })).toEqual([])
  })

  it('takes somebody off the list by their row, though they have no account', async () => {
    const id = await makeEvent(host, { capacity: 1 })
    await take(ada, id)
    const { claimId } = await codesOf('Ada', id)
    const event = (await readEvent(as(host), id, null))!
    const guestId = newId()
    await db().eventGuest.create({
      data: { id: guestId, occurrenceId: event.occurrenceId, name: '=Gus', email: 'gus@example.org', createdAt: NOON },
    })
    await db().claim.update({ where: { id: claimId }, data: { memberId: null, guestId } })
    await take(ben, id)
    expect(attendeesCsv(await listOf(id))).toContain("'=Gus,,seat,0")
    expect(await checkIn(as(host, EVENING), { eventId: id, claimId })).toMatchObject({ value: { name: '=Gus' } })
    await takeCheckInBack(as(host, EVENING), { eventId: id, claimId })
    await removeAttendee(as(host), { eventId: id, claimId })
    expect((await listOf(id)).attendees.map(({ name, state }) => [name, state])).toEqual([['Ben', 'confirmed']])
  })
})

describe('attendance', () => {
  it('shows afterwards to each their own, and to organizers and their file everybody’s', async () => {
    const id = await makeEvent(host)
    await take(ada, id, 1)
    await take(ben, id)
    const { claimId } = await codesOf('Ada', id)
    const seen = async (who: Actor, at: Date) => {
      const event = await readEvent(as(who, at), id, null)
      return [event?.came, event?.attendees.map(({ name, guests }) => `${name} +${guests}`)]
    }
    const own = async (who: Actor, at: Date) => (await readEvent(as(who, at), id, null))?.yours?.attendance
    expect(await own(ben, NEXT_DAY)).toBe(null)
    expect(await seen(ada, NEXT_DAY)).toEqual([null, ['Ada +1', 'Ben +0']])
    await checkIn(as(host, EVENING), { eventId: id, claimId, arrived: 1 })
    expect(await seen(ada, EVENING), 'nobody counts the party again while it goes on').toEqual([
      null,
      ['Ada +1', 'Ben +0'],
    ])
    await recountCheckIn(as(host, EVENING), { eventId: id, claimId, arrived: 2 })
    expect(await own(ada, EVENING)).toBe('came')
    expect(await own(ben, EVENING)).toBe(null)
    expect(await own(ben, NEXT_DAY)).toBe('missed')
    expect(await seen(ada, EVENING)).toEqual([null, ['Ada +1', 'Ben +0']])
    expect(await seen(ben, NEXT_DAY), 'nobody else learns who stayed away').toEqual([2, ['Ada +1']])
    const csv = attendeesCsv(await listOf(id, NEXT_DAY)).split('\r\n')
    expect(csv[0]).toMatch(/Attendance,How many came$/)
    expect(csv[1]).toMatch(/^Ada,.*,came,2$/)
    expect(csv[2]).toMatch(/^Ben,.*,did not come,$/)
    expect(attendeesCsv(await listOf(id, EVENING))).not.toContain('did not come')
  })
})

describe('a ticket', () => {
  it('is there for whoever has a seat, and for nobody else', async () => {
    const id = await makeEvent(host, { capacity: 1 })
    await take(ada, id)
    await take(ben, id)
    const { short } = await codesOf('Ada', id)
    expect(await readOwnTicket(as(ada), id)).toMatchObject({ name: 'Ada', party: 1, short })
    expect(await readOwnTicket(as(ben), id)).toBeNull()
    expect(await readOwnTicket(as(host), id)).toBeNull()
    await cancelEvent(as(host), { eventId: id, reason: 'Snow.' })
    expect(await readOwnTicket(as(ada), id)).toBeNull()
  })

  it('leads organizers to the door and its holder to the ticket; strangers are told nothing by a forged one', async () => {
    const id = await makeEvent(host)
    await take(ada, id)
    const { whole } = await codesOf('Ada', id)
    const date = { eventId: id, on: '2026-12-02T19:00' }
    expect(await readTicketOf(as(host), whole)).toEqual({ to: 'door', ...date })
    expect(await readTicketOf(as(ada), whole)).toEqual({ to: 'own', ...date })
    expect(await readTicketOf(asVisitor(), whole)).toEqual({ to: 'own', ...date })
    expect(await readTicketOf(as(host), `${whole.slice(0, -1)}${whole.endsWith('A') ? 'B' : 'A'}`)).toBeNull()
  })
})
