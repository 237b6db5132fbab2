import { slugify } from '#app/lib/slug.ts'
import { before, type Making } from './community.ts'
import { insertRows, type Row } from './insert-rows.ts'
import type { Person } from './people.ts'
import { familyNames, places, spaceKinds } from './words.ts'

export type Space = { id: string; zone: string; keeper: Person }

/** Opens the spaces, each with a keeper and followers. */
export async function makeSpaces(making: Making, people: Person[]): Promise<Space[]> {
  const { client, chance, counts, writer } = making
  const rows: Row[] = []
  const followers: Row[] = []
  const spaces = Array.from({ length: counts.spaces }, (_, index): Space => {
    const id = chance.id()
    const opened = before(making, 900)
    const place = chance.pick(places)
    const name = `${chance.pick(familyNames)} ${chance.pick(spaceKinds).toLowerCase()}`
    const { body, html } = writer.text(2)
    const following = chance.some(people, Math.min(people.length, chance.between(5, 80)))
    followers.push(...following.map((person) => ({ space_id: id, member_id: person.id, created_at: opened })))
    rows.push({
      id,
      slug: `${slugify(name, 'space')}-${index + 1}`,
      name,
      tagline: writer.fill('Desks, daylight and {skill} on {day}'),
      description: body,
      description_html: html,
      address_line: `${chance.between(1, 180)} ${chance.pick(familyNames)} Street`,
      city: place.city,
      postcode: String(chance.between(10_000, 99_999)),
      country: place.country,
      time_zone: place.zone,
      opening_hours: [0, 1, 2, 3, 4].map((weekday) => ({ weekday, startMinute: 480, endMinute: 1200 })),
      amenities: chance.some(['Wifi', 'Phone booth', 'Kitchen', 'Bike racks', 'Step-free', 'Printer'], 3),
      verified_at: chance.happens(0.7) ? opened : null,
      follower_count: following.length,
      created_at: opened,
    })
    return { id, zone: place.zone, keeper: chance.pick(people) }
  })
  await insertRows(client, 'spaces', rows)
  const keepers = spaces.map(({ id, keeper }, index) => ({
    space_id: id,
    member_id: keeper.id,
    created_at: rows[index]!.created_at,
  }))
  await insertRows(client, 'space_organizers', keepers)
  await insertRows(client, 'space_followers', followers)
  return spaces
}
