import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { useDatabase } from '#test/database.ts'
import { makeSpace } from '#test/factories-spaces.ts'
import { as, asVisitor, makeMember, NOON } from '#test/factories.ts'
import { readHours } from '../domain/opening-hours.ts'
import { readSpecialDays } from '../domain/special-days.ts'
import { readSpace } from '../queries/read-space.server.ts'
import { locationSchema, spaceSchema } from '../schema.ts'
import { addSpaceOrganizer } from './add-space-organizer.server.ts'
import { followSpace } from './follow-space.server.ts'
import { removeSpaceLocation } from './remove-space-location.server.ts'
import { removeSpaceOrganizer } from './remove-space-organizer.server.ts'
import { saveSpaceLocation } from './save-space-location.server.ts'
import { updateSpace } from './update-space.server.ts'
import { verifySpace } from './verify-space.server.ts'

useDatabase()

let host: Actor, ada: Actor, slug: string
beforeEach(async () => {
  ;[host, ada] = await Promise.all([makeMember(), makeMember()])
  slug = (await makeSpace(host, { openingHours: readHours('Mon-Fri 09:00-18:00')! })).slug
})

const typed = {
  name: 'Werkhof',
  description: 'A yard.',
  addressLine: 'Hebelstraße 14',
  city: 'Berlin',
  country: 'Germany',
  timeZone: 'Europe/Berlin',
}
const door = { ...typed, name: 'Haus 2', addressLine: 'Naunynstraße 7', locationId: 'new' }
const doors = async (who = asVisitor()) => (await readSpace(who, slug))!.locations

describe('a space', () => {
  it('keeps where it lies to about five kilometres, and holidays with other hours', async () => {
    const input = spaceSchema.parse({
      ...typed,
      place: '52.4951, 13.4210',
      openingHours: 'Mon-Fri 09:00-18:00',
      specialDays: '2026-12-24 09:00-12:00\r\n2026-12-25 closed (holidays)',
    })
    expect(await updateSpace(as(host), { ...input, slug })).toMatchObject({ ok: true })
    const space = (await readSpace(asVisitor(), slug))!
    expect(space.placeText).toBe('52.50, 13.40')
    expect(space.specialDays.map((day) => day.words)).toEqual([
      'On 24 Dec 09:00 to 12:00',
      'Closed on 25 Dec: holidays',
    ])
    expect(readSpecialDays(space.specialDaysText)).toEqual(input.specialDays)
    const nowhere = spaceSchema.parse({ ...typed, place: '' })
    await updateSpace(as(host), { ...nowhere, slug })
    expect((await readSpace(asVisitor(), slug))!.placeText).toBe('')
  })

  it('says whether it is open now, on its own clock and with its holidays', async () => {
    expect((await readSpace(asVisitor(NOON), slug))!.openNow).toEqual({ isOpen: true, words: 'Open now, until 18:00' })
    const input = spaceSchema.parse({ ...typed, openingHours: 'Mon-Fri 09:00-18:00', specialDays: '2026-11-25 closed' })
    await updateSpace(as(host), { ...input, slug })
    expect((await readSpace(asVisitor(NOON), slug))!.openNow?.isOpen).toBe(false)
    await updateSpace(as(host), { ...input, specialDays: [], timeZone: 'Pacific/Auckland', slug })
    expect((await readSpace(asVisitor(NOON), slug))!.openNow).toEqual({
      isOpen: false,
      words: 'Closed now, opens 09:00',
    })
  })

  it('refuses places and days that cannot be read, at their fields', () => {
    const result = spaceSchema.safeParse({ ...typed, place: 'Berlin', specialDays: 'Christmas' })
    expect(result.error?.issues.map((issue) => issue.path[0]).sort()).toEqual(['place', 'specialDays'])
  })

  it('has further doors, which its organizers add, change and take away', async () => {
    const input = { ...locationSchema.parse({ ...door, place: '52.5, 13.42' }), slug }
    expect(await saveSpaceLocation(as(ada), input)).toMatchObject({ problem: { kind: 'not-allowed' } })
    expect(await saveSpaceLocation(as(host), input)).toMatchObject({ ok: true })
    const [first] = await doors()
    expect(first).toMatchObject({ name: 'Haus 2', addressLine: 'Naunynstraße 7', placeText: '52.50, 13.40' })
    const change = { ...input, locationId: first!.id, name: 'Haus 3' }
    expect(await saveSpaceLocation(as(host), change)).toMatchObject({ ok: true })
    expect((await doors()).map((one) => one.name)).toEqual(['Haus 3'])

    const other = await makeSpace(ada)
    const foreign = { slug: other.slug, locationId: first!.id }
    expect(await saveSpaceLocation(as(ada), { ...change, ...foreign })).toMatchObject({
      problem: { kind: 'not-found' },
    })
    expect(await removeSpaceLocation(as(ada), foreign)).toMatchObject({ problem: { kind: 'not-found' } })
    expect(await removeSpaceLocation(as(ada), { slug, locationId: first!.id })).toMatchObject({
      problem: { kind: 'not-allowed' },
    })
    expect(await removeSpaceLocation(as(host), { slug, locationId: first!.id })).toMatchObject({ ok: true })
    expect(await doors()).toEqual([])
  })

  it('has a team that keeps at least one, followers, and a badge that the site gives', async () => {
    expect(await addSpaceOrganizer(as(ada), { slug, handle: ada.handle })).toMatchObject({
      problem: { kind: 'not-allowed' },
    })
    await addSpaceOrganizer(as(host), { slug, handle: ada.handle })
    expect((await readSpace(as(ada), slug))!.can).toMatchObject({ run: true, publish: true, verify: false })
    await removeSpaceOrganizer(as(ada), { slug, handle: host.handle })
    expect(await removeSpaceOrganizer(as(ada), { slug, handle: ada.handle })).toMatchObject({
      problem: { kind: 'conflict' },
    })

    for (const on of [true, true, false, false, true]) await followSpace(as(ada), { slug, on })
    expect(await readSpace(as(ada), slug)).toMatchObject({ followerCount: 1, follows: true })

    expect(await verifySpace(as(ada), { slug })).toMatchObject({ problem: { kind: 'not-allowed' } })
    const admin = await makeMember({ siteRole: 'admin' })
    await verifySpace(as(admin), { slug })
    expect((await readSpace(asVisitor(), slug))!.isVerified).toBe(true)
    await verifySpace(as(admin), { slug, on: false })
    expect((await readSpace(asVisitor(), slug))!.isVerified).toBe(false)
  })
})
