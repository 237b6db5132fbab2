import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { rsvp } from '#app/modules/events/commands/rsvp.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { useDatabase } from '#test/database.ts'
import { makeEvent, makeGroupOf } from '#test/factories-events.ts'
import { as, asVisitor, makeMember, NOON } from '#test/factories.ts'
import { readEventFilter, writeEventFilter } from '../domain/event-filter.ts'
import { listBetween, listEvents } from './list-events.server.ts'
import { aroundOf, listPlaces } from './list-places.server.ts'

useDatabase()

let host: Actor, ada: Actor
beforeEach(async () => {
  await db().event.deleteMany()
  await db().space.deleteMany()
  host = await makeMember()
  ada = await makeMember()
})

/** A space of `host` in a city, where the map says it lies. */
async function makeSpace(city: string, point: [number, number] | null, country = 'Germany') {
  const id = newId()
  const place = { addressLine: '1 Long Table', city, country, postcode: '', timeZone: 'Europe/Berlin' }
  const [latitude, longitude] = point ?? [null, null]
  await db().space.create({
    data: {
      id,
      slug: id,
      name: city,
      description: '.',
      descriptionHtml: '.',
      ...place,
      latitude,
      longitude,
      createdAt: NOON,
    },
  })
  await db().spaceOrganizer.create({ data: { spaceId: id, memberId: host.id, createdAt: NOON } })
  return id
}

/** A further address of a space. */
async function makeLocation(spaceId: string, city: string, point: [number, number] | null) {
  const [latitude, longitude] = point ?? [null, null]
  const place = { name: 'Haus 2', addressLine: '2 Long Table', city, country: 'Germany', position: 1 }
  const { id } = await db().spaceLocation.create({ data: { id: newId(), spaceId, ...place, latitude, longitude } })
  return id
}

/** What a list's address shows: titles, with how far away they are said to be. */
async function shown(address: string, ctx: ReturnType<typeof as> | ReturnType<typeof asVisitor> = as(ada)) {
  const asked = readEventFilter(new URLSearchParams(address), ctx.actor !== null)
  const filter = { ...asked, around: aroundOf(asked, await listPlaces(ctx)) }
  const { items } = await listEvents(ctx, filter, null)
  return items.map(({ title, distance }) => (distance ? `${title}: ${distance}` : title))
}

async function threeCities() {
  const berlin = await makeSpace('Berlin', [52.5, 13.4])
  const potsdam = await makeSpace('Potsdam', [52.4, 13.05])
  const hamburg = await makeSpace('Hamburg', [53.55, 10])
  const nowhere = await makeSpace('Bielefeld', null)
  await makeEvent(host, { title: 'In Berlin', space: berlin, startsAt: '2026-12-05T10:00', endsAt: '2026-12-05T12:00' })
  await makeEvent(host, {
    title: 'In Potsdam',
    space: potsdam,
    capacity: 1,
    startsAt: '2026-12-06T10:00',
    endsAt: '2026-12-06T12:00',
  })
  await makeEvent(host, {
    title: 'In Hamburg',
    space: hamburg,
    mode: 'hybrid',
    startsAt: '2026-12-07T10:00',
    endsAt: '2026-12-07T12:00',
  })
  await makeEvent(host, {
    title: 'In Bielefeld',
    space: nowhere,
    startsAt: '2026-12-08T10:00',
    endsAt: '2026-12-08T12:00',
  })
  await makeEvent(host, {
    title: 'From Berlin, online',
    space: berlin,
    mode: 'online',
    startsAt: '2026-12-09T10:00',
    endsAt: '2026-12-09T12:00',
  })
  await makeEvent(host, { title: 'Without a place', startsAt: '2026-12-10T10:00', endsAt: '2026-12-10T12:00' })
}

describe('events near a place', () => {
  it('are those one can go to within fifty kilometres, each with a rough distance', async () => {
    await threeCities()
    expect(await shown('near=52.52437,13.41053')).toEqual(['In Berlin: under 5 km', 'In Potsdam: about 30 km'])
    expect(await shown('near=53.5,10.0')).toEqual(['In Hamburg: about 5 km'])
    expect(await shown('near=0,0')).toEqual([])
  })

  it('are found by city too, also where the map does not know the city; an unknown city is no filter', async () => {
    await threeCities()
    expect(await shown('city=Potsdam, Germany')).toEqual(['In Berlin: about 30 km', 'In Potsdam: under 5 km'])
    expect(await shown('city=Bielefeld, Germany')).toEqual(['In Bielefeld'])
    expect(await shown('city=Atlantis')).toHaveLength(6)
  })

  it('are where the event is: at the address of its space that was chosen, not at the first one', async () => {
    const berlin = await makeSpace('Berlin', [52.5, 13.4])
    const far = await makeLocation(berlin, 'Hamburg', [53.55, 10])
    const unmapped = await makeLocation(berlin, 'Bielefeld', null)
    await makeEvent(host, { title: 'At the first door', space: berlin })
    await makeEvent(host, { title: 'At the far door', space: berlin, address: far })
    await makeEvent(host, { title: 'At a door off the map', space: berlin, address: unmapped })
    expect(await shown('near=52.5,13.4')).toEqual(['At the first door: under 5 km'])
    expect(await shown('near=53.5,10.0')).toEqual(['At the far door: about 5 km'])
    expect(await shown('city=Bielefeld, Germany')).toEqual(['At a door off the map'])
    expect((await listPlaces(as(ada))).map(({ city }) => city)).toEqual([
      'Berlin, Germany',
      'Bielefeld, Germany',
      'Hamburg, Germany',
    ])
  })

  it('combine with kind, free seats, a weekend and words, and with the month', async () => {
    await threeCities()
    const berlin = 'near=52.5,13.4'
    expect(await shown(`${berlin}&weekend=1`)).toHaveLength(2)
    expect(await shown('near=53.5,10.0&weekend=1')).toEqual([])
    expect(await shown('near=53.5,10.0&kind=hybrid')).toHaveLength(1)
    expect(await shown(`${berlin}&kind=hybrid`)).toEqual([])
    expect(await shown(`${berlin}&q=Potsdam`)).toEqual(['In Potsdam: about 30 km'])
    const potsdam = (await listEvents(as(ada), { q: 'In Potsdam' }, null)).items[0]!
    await rsvp(as(ada), { eventId: potsdam.eventId, guests: 0, scope: 'this' })
    expect(await shown(`space=${potsdam.space!.slug}`)).toEqual(['In Potsdam'])
    expect(await shown('space=no-such-space')).toEqual([])
    expect(await shown(`${berlin}&free=1`)).toEqual(['In Berlin: under 5 km'])
    expect(await shown(`${berlin}&mine=1`)).toEqual(['In Potsdam: about 30 km'])
    const filter = readEventFilter(new URLSearchParams(`${berlin}&weekend=1`), true)
    const around = aroundOf(filter, await listPlaces(as(ada)))
    const month = [new Date('2026-12-01T00:00Z'), new Date('2027-01-01T00:00Z')] as const
    expect((await listBetween(as(ada), { ...filter, around }, ...month)).map(({ title }) => title)).toEqual([
      'In Berlin',
      'In Potsdam',
    ])
  })

  it('are offered only in cities with coming events that the viewer may see', async () => {
    await threeCities()
    const group = await makeGroupOf([host], 'private')
    const secret = await makeSpace('Ulm', [48.4, 10])
    const past = await makeSpace('Trier', [49.75, 6.65])
    await makeEvent(host, { space: secret, group: group.slug })
    await makeEvent(host, { space: past, status: 'draft' })
    const cities = async (ctx: Parameters<typeof listPlaces>[0]) => (await listPlaces(ctx)).map(({ city }) => city)
    const open = ['Berlin', 'Bielefeld', 'Hamburg', 'Potsdam'].map((city) => `${city}, Germany`)
    expect(await cities(asVisitor())).toEqual(open)
    expect(await cities(as(ada))).toEqual(open)
    expect(await cities(as(host))).toEqual([...open, 'Ulm, Germany'])
    expect(await cities(as(host, new Date('2027-06-01T00:00Z')))).toEqual([])
  })
})

describe('the address of a list', () => {
  it('keeps every filter through a change of one, and a point only roughly', () => {
    const all = 'q=soup&kind=hybrid&free=1&weekend=1&mine=1&space=werkhof&near=52.52,13.41&city=Ulm'
    const filter = readEventFilter(new URLSearchParams(all), true)
    expect(writeEventFilter(filter, {}, { after: 'x' })).toBe(
      '?q=soup&kind=hybrid&free=1&weekend=1&mine=1&space=werkhof&near=52.5%2C13.4&after=x',
    )
    expect(writeEventFilter(filter, { near: undefined, city: 'Ulm', free: undefined })).toBe(
      '?q=soup&kind=hybrid&weekend=1&mine=1&space=werkhof&city=Ulm',
    )
  })

  it('pages on within a filter without losing or repeating a date', async () => {
    const berlin = await makeSpace('Berlin', [52.5, 13.4])
    await makeEvent(host, { space: berlin, repeat: 'FREQ=DAILY;COUNT=70' })
    await makeEvent(host, { title: 'Elsewhere', repeat: 'FREQ=DAILY;COUNT=30' })
    const around = { name: 'you', city: null, point: { latitude: 52.5, longitude: 13.4 } }
    const seen: string[] = []
    for (let after: string | null = null, pages = 0; pages < 5; pages++) {
      const page = await listEvents(as(ada), { around }, after)
      seen.push(...page.items.map(({ occurrenceId }) => occurrenceId))
      after = page.next
      if (!after) break
    }
    expect(seen).toHaveLength(70)
    expect(new Set(seen).size).toBe(70)
  })
})
