import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { datesByIcalJs, datesByNodeIcal, takingPlace } from '#test/calendars.ts'
import { useDatabase } from '#test/database.ts'
import { makeEvent, makeGroupOf } from '#test/factories-events.ts'
import { makeSpace } from '#test/factories-spaces.ts'
import { as, asVisitor, makeMember } from '#test/factories.ts'
import { cancelEvent } from '../commands/cancel-event.server.ts'
import { resetCalendarToken } from '#app/modules/accounts/commands/reset-calendar-token.server.ts'
import { rsvp } from '../commands/rsvp.server.ts'
import { updateEvent, type UpdateEventInput } from '../commands/update-event.server.ts'
import { instantOf, plusMinutes } from '../domain/wall-clock.ts'
import { readEventFeed, readGroupFeed, readMemberFeed, readSpaceFeed } from '../queries/read-feeds.server.ts'

useDatabase()

let host: Actor, guest: Actor
beforeEach(async () => {
  ;[host, guest] = await Promise.all([makeMember(), makeMember()])
})

const WEEK = 7 * 24 * 60
const weekly = (start: string, count: number) => Array.from({ length: count }, (_, i) => plusMinutes(start, i * WEEK))
const instants = (walls: string[], zone: string) => walls.map((wall) => instantOf(wall, zone).toISOString()).sort()

const change = (id: string, on: string, more: Partial<UpdateEventInput> & Pick<UpdateEventInput, 'startsAt'>) =>
  updateEvent(as(host), {
    eventId: id,
    on,
    scope: 'this',
    title: 'Soup at the long table',
    description: 'One pot.',
    endsAt: plusMinutes(more.startsAt, 120),
    timeZone: 'Europe/Berlin',
    mode: 'in-person',
    location: '',
    joinUrl: '',
    tags: [],
    ...more,
  })

describe('every feed, read by two different parsers', () => {
  for (const [zone, start] of [
    ['America/New_York', '2027-02-20T19:00'],
    ['America/New_York', '2027-10-16T19:00'],
    ['Europe/Berlin', '2027-03-06T19:00'],
    ['Europe/Berlin', '2027-10-09T19:00'],
    ['Australia/Lord_Howe', '2027-03-13T19:00'],
    ['Australia/Lord_Howe', '2027-09-11T19:00'],
  ] as const) {
    it(`has the same dates across the clock change in ${zone} after ${start.slice(0, 7)}: skipped, moved, cancelled, split`, async () => {
      const [group, space] = [await makeGroupOf([host, guest]), (await makeSpace(host)).slug]
      const walls = weekly(start, 8)
      const times = { timeZone: zone, startsAt: start, endsAt: plusMinutes(start, 120) }
      const id = await makeEvent(host, { ...times, repeat: 'FREQ=WEEKLY;COUNT=8', group: group.slug, space })
      const off = await makeEvent(host, { ...times, title: 'Off', group: group.slug, space })
      expect((await rsvp(as(guest), { eventId: id, guests: 0, scope: 'series' })).ok).toBe(true)
      expect((await rsvp(as(guest), { eventId: off, guests: 0, scope: 'this' })).ok).toBe(true)
      const token = await resetCalendarToken(as(guest))
      if (!token.ok) throw new Error('no token')

      const movedTo = plusMinutes(walls[2]!, -26 * 60)
      await cancelEvent(as(host), { eventId: id, on: walls[1]!, reason: 'Skipped: holidays.' })
      expect((await change(id, walls[2]!, { startsAt: movedTo, timeZone: zone })).ok).toBe(true)
      await cancelEvent(as(host), { eventId: off, reason: 'No heating.' })
      const later = plusMinutes(walls[5]!, 60)
      const split = await change(id, walls[5]!, { scope: 'following', startsAt: later, timeZone: zone })
      if (!split.ok) throw new Error(split.problem.reason)

      const before = [walls[0]!, movedTo, walls[3]!, walls[4]!]
      const after = walls.slice(5).map((wall) => plusMinutes(wall, 60))
      const feeds = {
        event: [await readEventFeed(asVisitor(), id), before],
        'later part': [await readEventFeed(asVisitor(), split.value), after],
        group: [await readGroupFeed(asVisitor(), group.slug), [...before, ...after]],
        space: [await readSpaceFeed(asVisitor(), space), [...before, ...after]],
        member: [await readMemberFeed(asVisitor(), token.value.token!), [...before, ...after]],
      } as const
      for (const [name, [feed, expected]] of Object.entries(feeds)) {
        const text = await feed!.write()
        const [one, other] = [datesByIcalJs(text), datesByNodeIcal(text)]
        expect(other, name).toEqual(one)
        expect(takingPlace(one), name).toEqual(instants([...expected], zone))
      }
      const offs = (text: string) => datesByIcalJs(text).filter((date) => date.isOff)
      expect(offs(await feeds.group[0]!.write()).map((date) => date.at)).toEqual(instants([start, walls[1]!], zone))
      const spans = datesByNodeIcal(await feeds.group[0]!.write()).map(
        ({ at, until }) => (Date.parse(until) - Date.parse(at)) / 60_000,
      )
      expect(new Set(spans)).toEqual(new Set([120]))
    })
  }

  it('keeps the date whose hour the clock skips', async () => {
    const id = await makeEvent(host, {
      startsAt: '2027-03-27T02:30',
      endsAt: '2027-03-27T03:30',
      repeat: 'FREQ=DAILY;COUNT=3',
    })
    const text = await (await readEventFeed(asVisitor(), id))!.write()
    const expected = ['2027-03-27T01:30:00.000Z', '2027-03-28T01:30:00.000Z', '2027-03-29T00:30:00.000Z']
    expect(takingPlace(datesByNodeIcal(text))).toEqual(expected)
    // ical.js reads a skipped hour on the other side of the gap; the date is there all the same.
    expect(takingPlace(datesByIcalJs(text)).map((at) => at.slice(0, 10))).toEqual(expected.map((at) => at.slice(0, 10)))
  })
})

describe('a feed', () => {
  it('keeps the UID of an event and raises its SEQUENCE with every change', async () => {
    const id = await makeEvent(host, { repeat: 'FREQ=WEEKLY;COUNT=4' })
    const read = async () => {
      const text = await (await readEventFeed(asVisitor(), id))!.write()
      return {
        uids: new Set(text.match(/^UID:.*$/gm)),
        sequence: Math.max(...[...text.matchAll(/^SEQUENCE:(\d+)/gm)].map((match) => Number(match[1]))),
      }
    }
    const states = [await read()]
    await change(id, '2026-12-09T19:00', { startsAt: '2026-12-10T19:00' })
    states.push(await read())
    await change(id, '2026-12-02T19:00', { scope: 'series', startsAt: '2026-12-02T20:00', title: 'Later soup' })
    states.push(await read())
    await cancelEvent(as(host), { eventId: id, on: '2026-12-16T20:00', reason: 'Ill.' })
    states.push(await read())
    await cancelEvent(as(host), { eventId: id, reason: 'No heating.' })
    states.push(await read())
    expect(states.map((state) => [...state.uids].join())).toEqual(states.map(() => `UID:${id}@guildhall`))
    const sequences = states.map((state) => state.sequence)
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b))
  })

  it.each(['online', 'hybrid'] as const)(
    'gives a member the link to join for as long as the date takes place: %s',
    async (mode) => {
      const id = await makeEvent(host, { mode, joinUrl: 'https://meet.example/soup', capacity: 1 })
      await rsvp(as(guest), { eventId: id, guests: 0, scope: 'this' })
      await rsvp(as(host), { eventId: id, guests: 0, scope: 'this' })
      const token = await resetCalendarToken(as(guest))
      const read = async () => (await readMemberFeed(asVisitor(), token.ok ? token.value.token! : ''))!.write()
      const theirs = await resetCalendarToken(as(host))
      const waiting = await readMemberFeed(asVisitor(), theirs.ok ? theirs.value.token! : '')
      expect(await waiting!.write()).toContain('SUMMARY:Waiting: ')
      expect(await waiting!.write()).not.toContain('meet.example')
      expect(await read()).toContain('meet.example')
      await cancelEvent(as(host), { eventId: id, reason: 'No heating.' })
      expect(await read()).toContain('STATUS:CANCELLED')
      expect(await read()).not.toContain('meet.example')
    },
  )

  it('has another version after each change of what it shows, for its own viewers alone', async () => {
    const [group, space] = [await makeGroupOf([host, guest], 'private'), (await makeSpace(host)).slug]
    const id = await makeEvent(host, { group: group.slug, space })
    const versions = async () => [
      (await readSpaceFeed(as(guest), space))!.version,
      (await readSpaceFeed(asVisitor(), space))!.version,
    ]
    const [members, visitors] = await versions()
    await change(id, '2026-12-02T19:00', { startsAt: '2026-12-02T19:30' })
    const [membersAfter, visitorsAfter] = await versions()
    expect(membersAfter).not.toBe(members)
    expect(visitorsAfter).toBe(visitors)
    const scopes = [await readSpaceFeed(as(guest), space), await readSpaceFeed(as(host), space)].map((f) => f!.scope)
    expect(new Set([...scopes, (await readSpaceFeed(asVisitor(), space))!.scope]).size).toBe(3)
    expect(await (await readSpaceFeed(asVisitor(), space))!.write()).not.toContain('BEGIN:VEVENT')
    expect(await (await readSpaceFeed(as(guest), space))!.write()).toContain('BEGIN:VEVENT')
  })
})
