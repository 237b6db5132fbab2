import { readFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { rsvp } from '#app/modules/events/commands/rsvp.server.ts'
import { updateEvent } from '#app/modules/events/commands/update-event.server.ts'
import { ok, refuse } from '#app/lib/result.ts'
import { db } from '#app/platform/database.server.ts'
import { datesByIcalJs, takingPlace } from '#test/calendars.ts'
import { useDatabase } from '#test/database.ts'
import { takeFacts } from '#test/factories-events.ts'
import { makeSpace } from '#test/factories-spaces.ts'
import { as, makeMember, NOON } from '#test/factories.ts'
import { keyOf } from '../domain/imported-item.ts'
import { fetchCalendar } from '../fetch-calendar.server.ts'
import { readSource } from '../queries/read-source.server.ts'
import { followCalendar } from './follow-calendar.server.ts'
import { followCalendars } from './follow-calendars.server.ts'
import { importCalendar } from './import-calendar.server.ts'
import { addSource } from './add-source.server.ts'

useDatabase()

let host: Actor, ada: Actor, space: { id: string; slug: string }
beforeEach(async () => {
  ;[host, ada] = await Promise.all([makeMember(), makeMember()])
  space = await makeSpace(host)
})

const HOUR = 3_600_000
const later = (hours: number) => new Date(NOON.getTime() + hours * HOUR)
const fixture = (name: string) =>
  readFileSync(new URL(`../calendar-file/fixtures/${name}.ics`, import.meta.url), 'utf8')

/** A calendar of these entries, in the zone of the space. */
const calendar = (...entries: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...entries.map((lines) => `BEGIN:VEVENT\n${lines}\nEND:VEVENT`),
    'END:VCALENDAR',
  ].join('\n')
const entry = (uid: string, more = 'DTSTART:20261203T190000\nDTEND:20261203T210000', title = `Event ${uid}`) =>
  `UID:${uid}\nSUMMARY:${title}\n${more}`

async function offer(text: string, given: { url?: string; at?: Date } = {}): Promise<string> {
  const fetch = async () => ok({ kind: 'text' as const, text, etag: '"1"', lastModified: '' })
  const input = given.url ? { slug: space.slug, url: given.url, text: '' } : { slug: space.slug, url: '', text }
  const result = await addSource(as(host, given.at), input, fetch)
  if (!result.ok) throw new Error(result.problem.reason)
  return result.value
}
async function takeAll(id: string, at = NOON) {
  const preview = await readSource(as(host, at), { slug: space.slug, id })
  const take = preview!.steps!.map((step) => step.key)
  return importCalendar(as(host, at), { slug: space.slug, id, take })
}
/** The calendar at its address says `text` by now, and the worker looks. */
const worker = (text: string | null, at: Date) =>
  followCalendars(db(), at, async () =>
    text === null
      ? refuse('invalid', 'Its server could not be reached.')
      : ok({ kind: 'text', text, etag: '', lastModified: '' }),
  )
const events = () => db().event.findMany({ where: { spaceId: space.id }, orderBy: { title: 'asc' } })
const byTitle = async (title: string) => (await events()).find((event) => event.title === title)
const everything = async () => ({
  events: await events(),
  dates: await db().occurrence.findMany({ where: { event: { spaceId: space.id } }, orderBy: { id: 'asc' } }),
  entries: await db().importedEntry.findMany({
    where: { source: { spaceId: space.id } },
    orderBy: [{ uid: 'asc' }, { recurrenceId: 'asc' }],
  }),
  resources: await db().seatResource.count(),
})

describe('the calendar of a space', () => {
  it('is shown before anything of it becomes an event; what is not ticked is left out, also later', async () => {
    const id = await offer(calendar(entry('a'), entry('b'), entry('old', 'DTSTART:20251203T190000')))
    expect(await events()).toEqual([])
    const preview = await readSource(as(host), { slug: space.slug, id })
    expect(preview!.steps!.map((step) => [step.kind, step.title])).toEqual([
      ['new', 'Event a'],
      ['new', 'Event b'],
    ])
    const take = [keyOf({ uid: 'a', recurrenceId: '' })]
    expect(await importCalendar(as(host), { slug: space.slug, id, take })).toMatchObject({
      ok: true,
      value: { added: 1 },
    })
    expect((await events()).map((event) => [event.title, event.status, event.importedFrom])).toEqual([
      ['Event a', 'published', ''],
    ])
    await offer(calendar(entry('a'), entry('b')))
    const again = await readSource(as(host), { slug: space.slug, id })
    expect(again!.steps!.map((step) => [step.kind, step.title])).toEqual([
      ['same', 'Event a'],
      ['left-out', 'Event b'],
    ])
  })

  for (const name of ['google', 'outlook', 'apple', 'nextcloud', 'meetup', 'hand-made', 'series-apart']) {
    it(`changes nothing when it comes twice: ${name}`, async () => {
      const id = await offer(fixture(name))
      expect(await takeAll(id)).toMatchObject({ ok: true })
      const before = await everything()
      expect(before.events.length).toBeGreaterThan(0)
      expect(await offer(fixture(name), { at: later(1) })).toBe(id)
      const preview = await readSource(as(host, later(1)), { slug: space.slug, id })
      expect(new Set(preview!.steps!.map((step) => step.kind))).toEqual(new Set(['same']))
      expect(await takeAll(id, later(1))).toMatchObject({ ok: true, value: { added: 0, changed: 0, cancelled: 0 } })
      expect(await everything()).toEqual(before)
    })
  }

  for (const name of ['google', 'outlook', 'apple', 'nextcloud', 'meetup']) {
    it(`has the same dates here as in another program: ${name}`, async () => {
      await takeAll(await offer(fixture(name)))
      const timed = fixture(name).replace(
        /BEGIN:VEVENT(?:(?!END:VEVENT)[\s\S])*(VALUE=DATE:|CLASS:PRIVATE)[\s\S]*?END:VEVENT\r\n/g,
        '',
      )
      const ahead = later(26 * 7 * 24).toISOString()
      const expected = takingPlace(datesByIcalJs(timed)).filter((at) => at > NOON.toISOString() && at < ahead)
      const dates = await db().occurrence.findMany({
        where: {
          status: 'scheduled',
          event: { spaceId: space.id, status: 'published' },
          startsAt: { gt: NOON, lt: later(26 * 7 * 24) },
        },
        include: { event: true },
      })
      const isTimed = (date: (typeof dates)[number]) => !date.event.startsLocal.endsWith('T00:00')
      expect(
        dates
          .filter(isTimed)
          .map((date) => date.startsAt.toISOString())
          .sort(),
      ).toEqual(expected)
    })
  }

  it('is one with the calendar that came from the same address, or in a file with the same entries', async () => {
    const file = await offer(calendar(entry('a')))
    await takeAll(file)
    expect(await offer(calendar(entry('a'), entry('c')))).toBe(file)
    const other = await offer(calendar(entry('z')))
    expect(other).not.toBe(file)
    expect(await offer(calendar(entry('y'))), 'what nobody took in gives way').toBe(other)
    const url = await offer(calendar(entry('a')), { url: 'webcal://cal.example/a.ics' })
    expect(url).not.toBe(file)
    expect(await offer(calendar(entry('q')), { url: 'https://cal.example/a.ics' })).toBe(url)
  })

  it('says before it is taken in what will be called off', async () => {
    const id = await offer(calendar(entry('a'), entry('b'), entry('c')))
    await takeAll(id)
    await offer(calendar(`${entry('a')}\nSTATUS:CANCELLED`, entry('b', 'DTSTART:20261205T190000')))
    const preview = await readSource(as(host), { slug: space.slug, id })
    expect(preview!.steps!.map((step) => [step.kind, step.title])).toEqual([
      ['off', 'Event a'],
      ['changed', 'Event b'],
      ['gone', 'Event c'],
    ])
  })

  it('is brought in by those who run the space, and by nobody else', async () => {
    const input = { slug: space.slug, url: '', text: calendar(entry('a')) }
    expect(await addSource(as(ada), input)).toMatchObject({ problem: { kind: 'not-allowed' } })
    expect(await addSource(as(host), { ...input, slug: 'nowhere' })).toMatchObject({
      problem: { kind: 'not-found' },
    })
    const id = await offer(calendar(entry('a')))
    for (const command of [importCalendar, followCalendar]) {
      const given = { slug: space.slug, id, take: [], on: true }
      expect(await command(as(ada), given)).toMatchObject({ problem: { kind: 'not-allowed' } })
    }
    const other = await makeSpace(ada, { name: 'Another' })
    expect(await importCalendar(as(ada), { slug: other.slug, id, take: [] })).toMatchObject({
      problem: { kind: 'not-found' },
    })
    expect(await readSource(as(ada), { slug: space.slug, id })).toBeNull()
    expect(await events()).toEqual([])
  })

  it('that is none is refused at its field, and nothing is kept', async () => {
    for (const [url, text, field] of [
      ['', 'hello', 'file'],
      ['ftp://a.example', '', 'url'],
      ['', '', 'url'],
      ['', calendar(), 'file'],
    ] as const) {
      const result = await addSource(as(host), { slug: space.slug, url, text })
      expect(result).toMatchObject({ ok: false, problem: { field } })
    }
    expect(await db().calendarSource.count({ where: { spaceId: space.id } })).toBe(0)
  })

  it('on this machine is never fetched', async () => {
    let asked = 0
    const server = http.createServer((_, response) => {
      asked += 1
      response.end(calendar(entry('a')))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const refused = await addSource(as(host), { slug: space.slug, url, text: '' })
    expect(refused).toMatchObject({ ok: false, problem: { field: 'url' } })
    expect(asked).toBe(0)
    const agents = { http: new http.Agent(), https: new https.Agent() }
    const allowed = await addSource(as(host), { slug: space.slug, url, text: '' }, (address, remembered) =>
      fetchCalendar(address, remembered, { agents }),
    )
    expect(allowed.ok).toBe(true)
    server.close()
  })
})

describe('a calendar that is followed', () => {
  const url = 'https://cal.example/a.ics'

  it('brings what is new, changed, called off, gone and back, with rising sequence and the seats kept', async () => {
    const id = await offer(calendar(entry('a'), entry('b'), entry('c')), { url })
    await takeAll(id)
    const before = (await byTitle('Event a'))!
    await rsvp(as(ada), { eventId: before.id, guests: 0, scope: 'this' })

    const moved = entry('a', 'DTSTART:20261204T200000\nDTEND:20261204T220000', 'Event a, later')
    await worker(calendar(moved, `${entry('b')}\nSTATUS:CANCELLED`, entry('d')), later(2))
    const after = (await byTitle('Event a, later'))!
    expect(after.id).toBe(before.id)
    expect(after.sequence).toBeGreaterThan(before.sequence)
    const [date] = await db().occurrence.findMany({ where: { eventId: before.id } })
    expect(date!.startsAt.toISOString()).toBe('2026-12-04T19:00:00.000Z')
    expect(
      await db().claim.count({ where: { resourceId: date!.resourceId, memberId: ada.id, state: 'confirmed' } }),
    ).toBe(1)
    expect((await events()).map((event) => [event.title, event.status])).toEqual([
      ['Event a, later', 'published'],
      ['Event b', 'cancelled'],
      ['Event c', 'cancelled'],
      ['Event d', 'published'],
    ])
    await worker(calendar(moved, entry('b'), entry('c'), entry('d')), later(4))
    expect((await events()).map((event) => event.status)).toEqual(['published', 'published', 'published', 'published'])
    const still = await everything()
    await worker(calendar(moved, entry('b'), entry('c'), entry('d')), later(6))
    expect(await everything()).toEqual(still)
  })

  it('moves, skips and returns single dates of a series, also those beyond the horizon', async () => {
    const weekly = (more = '') => entry('s', `DTSTART:20261203T190000\nDTEND:20261203T210000\nRRULE:FREQ=WEEKLY${more}`)
    const id = await offer(calendar(weekly()), { url })
    await takeAll(id)
    const states = async () =>
      (await db().occurrence.findMany({ where: { event: { spaceId: space.id } }, orderBy: { recurrenceId: 'asc' } }))
        .filter((date) => date.status === 'cancelled' || date.moved)
        .map((date) => [date.recurrenceId, date.status, date.startsAt.toISOString()])
    const skip = '\nEXDATE:20261210T190000,20271230T190000'
    const move = `UID:s\nSUMMARY:Event s\nRECURRENCE-ID:20261217T190000\nDTSTART:20261218T180000\nDTEND:20261218T200000`
    await worker(calendar(weekly(skip), move), later(2))
    expect(await states()).toEqual([
      ['2026-12-10T19:00', 'cancelled', '2026-12-10T18:00:00.000Z'],
      ['2026-12-17T19:00', 'scheduled', '2026-12-18T17:00:00.000Z'],
      ['2027-12-30T19:00', 'cancelled', '2027-12-30T18:00:00.000Z'],
    ])
    await worker(calendar(weekly()), later(4))
    expect(await states()).toEqual([])
  })

  it('keeps the seats of a moved date that leaves out what the series says, and names what takes the place of another', async () => {
    const series = entry('s', 'LOCATION:Hall\nDTSTART:20261203T190000\nDTEND:20261203T210000\nRRULE:FREQ=WEEKLY')
    await takeAll(await offer(calendar(series), { url }))
    const { id: eventId } = (await byTitle('Event s'))!
    await rsvp(as(ada), { eventId, guests: 0, scope: 'series' })
    const bare = `UID:s\nRECURRENCE-ID:20261217T190000\nDTSTART:20261218T180000\nDTEND:20261218T200000`
    const other = `UID:s\nSUMMARY:Feast\nRECURRENCE-ID:20261210T190000\nDTSTART:20261210T200000\nDTEND:20261210T220000`
    await worker(calendar(series, bare, other), later(2))
    expect((await events()).map(({ title }) => title)).toEqual(['Event s', 'Feast'])
    const dates = await db().occurrence.findMany({
      where: { eventId, recurrenceId: { in: ['2026-12-10T19:00', '2026-12-17T19:00'] } },
      orderBy: { recurrenceId: 'asc' },
    })
    const seated = await db().claim.findMany({ where: { memberId: ada.id, state: 'confirmed' } })
    const isSeated = (resourceId: string) => seated.some((claim) => claim.resourceId === resourceId)
    expect(dates.map((date) => [date.status, date.cancelReason])).toEqual([
      ['cancelled', '“Feast” takes its place, says the calendar of the space.'],
      ['scheduled', ''],
    ])
    expect(isSeated(dates[1]!.resourceId)).toBe(true)
    expect(dates[1]!.startsAt.toISOString()).toBe('2026-12-18T17:00:00.000Z')
  })

  it('tells those who come what changed, what is off and what takes place after all, and nobody of other words', async () => {
    const series = (more = '') => entry('s', `DTSTART:20261203T190000\nDTEND:20261203T210000\nRRULE:FREQ=WEEKLY${more}`)
    await takeAll(await offer(calendar(entry('a'), entry('b'), series()), { url }))
    const news = async (at: Date, ...entries: string[]) => {
      await takeFacts()
      await worker(calendar(...entries), at)
      const titles = new Map((await events()).map(({ id, title }) => [id, title]))
      const dates = new Map((await db().occurrence.findMany()).map(({ id, recurrenceId }) => [id, recurrenceId]))
      return (await takeFacts())
        .filter(({ kind, body }) => kind.startsWith('event.') && titles.has(body.eventId!))
        .map(({ kind, body }) => [kind, titles.get(body.eventId!), body.changed ?? dates.get(body.occurrenceId!)])
    }
    const words = await news(later(2), `${entry('a')}\nDESCRIPTION:Bring a bowl.`, entry('b'), series())
    expect(words).toEqual([['event.changed', 'Event a', []]])
    const move = `UID:s\nSUMMARY:Event s\nRECURRENCE-ID:20261217T190000\nDTSTART:20261218T180000\nDTEND:20261218T200000`
    const much = await news(
      later(4),
      `${entry('a', 'DTSTART:20261204T200000\nDTEND:20261204T220000', 'Event a, later')}\nLOCATION:Upstairs`,
      `${entry('b')}\nSTATUS:CANCELLED`,
      series('\nEXDATE:20261210T190000'),
      move,
    )
    expect(much).toEqual([
      ['event.changed', 'Event a, later', ['name', 'time', 'place']],
      ['event.cancelled', 'Event b', undefined],
      ['event.changed', 'Event s', ['time']],
      ['event.cancelled', 'Event s', '2026-12-10T19:00'],
    ])
    const back = await news(later(6), entry('a'), entry('b'), series())
    expect(back.filter(([, title]) => title !== 'Event a')).toEqual([
      ['event.changed', 'Event b', []],
      ['event.reinstated', 'Event b', undefined],
      ['event.changed', 'Event s', ['time']],
      ['event.reinstated', 'Event s', '2026-12-10T19:00'],
    ])
  })

  it('leaves alone what an organizer changed here: they have the last word', async () => {
    const id = await offer(calendar(entry('a'), entry('b')), { url })
    await takeAll(id)
    const mine = (await byTitle('Event a'))!
    const edit = {
      title: 'Our own words',
      description: 'Here.',
      startsAt: '2026-12-03T19:30',
      endsAt: '2026-12-03T21:00',
    }
    const changed = await updateEvent(as(host), {
      ...edit,
      eventId: mine.id,
      scope: 'this',
      timeZone: 'Europe/Berlin',
      mode: 'in-person',
      location: '',
      joinUrl: '',
      tags: [],
    })
    expect(changed.ok).toBe(true)
    await worker(calendar(entry('a', undefined, 'Their words'), entry('b', undefined, 'Event b, new')), later(2))
    await worker(calendar(entry('b', undefined, 'Event b, new')), later(4))
    expect((await events()).map((event) => [event.title, event.status])).toEqual([
      ['Event b, new', 'published'],
      ['Our own words', 'published'],
    ])
    const page = await readSource(as(host, later(5)), { slug: space.slug, id })
    expect(page!.followed.find((one) => one.title === 'Event a')).toMatchObject({ state: 'yours' })
  })

  it('is looked at hourly, ever more rarely while it fails, and says so; nothing is called off meanwhile', async () => {
    const id = await offer(calendar(entry('a')), { url })
    await takeAll(id)
    const source = () => db().calendarSource.findUniqueOrThrow({ where: { id } })
    expect((await source()).nextCheckAt).toEqual(later(1))
    const waits: number[] = []
    let at = later(1)
    for (let i = 0; i < 9; i++) {
      await worker(null, at)
      const { nextCheckAt, failures, failure } = await source()
      expect([failures, failure]).toEqual([i + 1, 'Its server could not be reached.'])
      waits.push((nextCheckAt!.getTime() - at.getTime()) / HOUR)
      at = nextCheckAt!
    }
    expect(waits).toEqual([0.5, 1, 2, 4, 8, 16, 24, 24, 24])
    await worker(calendar(), at)
    expect((await source()).failure).toMatch(/empty/)
    await worker('<html>', later(500))
    expect((await source()).failure).toMatch(/web page/)
    expect((await byTitle('Event a'))!.status).toBe('published')
    await worker(calendar(entry('a')), later(600))
    expect(await source()).toMatchObject({ failures: 0, failure: '', nextCheckAt: later(601) })
  })

  it('is no longer looked at once somebody stops following it', async () => {
    const id = await offer(calendar(entry('a')), { url })
    await takeAll(id)
    expect(await followCalendar(as(host), { slug: space.slug, id, on: false })).toMatchObject({ ok: true })
    await worker(calendar(entry('a'), entry('b')), later(2))
    expect(await byTitle('Event b')).toBeUndefined()
    await followCalendar(as(host, later(3)), { slug: space.slug, id, on: true })
    await worker(calendar(entry('a'), entry('b')), later(3))
    expect(await byTitle('Event b')).toBeDefined()
  })

  it('is taken in once by two at the same time, and said once to those who follow the space', async () => {
    const id = await offer(calendar(entry('a'), entry('b')), { url })
    await takeFacts()
    await Promise.all([takeAll(id), takeAll(id)])
    expect(await events()).toHaveLength(2)
    const facts = await takeFacts()
    expect(facts.filter((fact) => fact.kind === 'calendar.imported')).toHaveLength(1)
    expect(facts.filter((fact) => fact.kind === 'event.published')).toHaveLength(2)
  })
})
