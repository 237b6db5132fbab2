import { horizonOf, spanOf, wallDates } from '#app/modules/events/domain/occasion.ts'
import { wallOf } from '#app/modules/events/domain/wall-clock.ts'
import { before, during, type Making } from './community.ts'
import type { Group } from './groups.ts'
import { insertRows, type Row } from './insert-rows.ts'
import type { Person } from './people.ts'
import { eventTitles } from './sentences.ts'
import type { Space } from './spaces.ts'
import { places } from './words.ts'

type Rows = Record<'events' | 'seat_resources' | 'occurrences' | 'claims', Row[]>
type Home = { group: Group | null; space: Space | null; host: Person; guests: readonly Person[] }

const DAY = 86_400_000

/** Puts the events into the calendar: those of the first group, then the others; a tenth of them are series. */
export async function makeEvents(making: Making, people: Person[], groups: Group[], spaces: Space[]): Promise<void> {
  const { client, chance, counts } = making
  const rows: Rows = { events: [], seat_resources: [], occurrences: [], claims: [] }
  for (let index = 0; index < counts.events; index++) {
    const isOfFirst = index < counts.eventsOfFirstGroup
    const group = isOfFirst ? groups[0]! : chance.happens(0.6) ? chance.pickEarly(groups.slice(1), 1.5) : null
    const space = chance.happens(0.3) ? chance.pick(spaces) : null
    const host = group ? chance.pick(group.members) : (space?.keeper ?? chance.pick(people))
    addEvent(making, rows, { group, space, host, guests: group?.members ?? people }, isOfFirst)
  }
  for (const table of ['events', 'seat_resources', 'occurrences', 'claims'] as const) {
    await insertRows(client, table, rows[table])
  }
}

function addEvent(making: Making, rows: Rows, { group, space, host, guests }: Home, isPublished: boolean): void {
  const { chance, writer, at } = making
  const id = chance.id()
  const zone = space?.zone ?? chance.pick(places).zone
  const day = new Date(at.getTime() + chance.between(-25, 120) * DAY)
  const starts_local =
    `${wallOf(day, zone).slice(0, 10)}T${chance.between(9, 20)}:${chance.pick(['00', '30'])}`.replace(/T(\d):/, 'T0$1:')
  const repeat = chance.happens(0.1) ? `FREQ=WEEKLY;COUNT=${chance.between(4, 10)}` : null
  const status = isPublished || chance.happens(0.94) ? 'published' : chance.pick(['draft', 'cancelled'])
  const capacity = chance.happens(0.8) ? chance.between(4, 40) : null
  const duration_minutes = chance.pick([60, 90, 120, 180])
  const mode = space ? chance.pick(['in-person', 'hybrid']) : chance.pick(['online', 'in-person'])
  const announced = before(making, 60)
  const skills = writer.skills(2).map(({ label }) => label)
  const { body, html } = writer.text(chance.between(1, 3))
  const until = horizonOf(starts_local, zone, at)
  rows.events.push({
    id,
    host_id: host.id,
    group_id: group?.id ?? null,
    space_id: space?.id ?? null,
    title: writer.fill(chance.pick(eventTitles), skills[0]),
    description: body,
    description_html: html,
    mode,
    location: !space && mode === 'in-person' ? writer.fill('Back room of the library, {city}') : '',
    join_url: mode === 'in-person' ? '' : `https://example.org/call/${id}`,
    time_zone: zone,
    starts_local,
    duration_minutes,
    repeat,
    capacity,
    status,
    cancel_reason: status === 'cancelled' ? 'Too few of us can come.' : '',
    tags: skills,
    approval: false,
    questions: [],
    sequence: 0,
    expanded_until: repeat ? until : null,
    created_at: announced,
    updated_at: announced,
    published_at: status === 'draft' ? null : announced,
  })
  for (const recurrence_id of wallDates({ startsLocal: starts_local, repeat, timeZone: zone }, until)) {
    const resource_id = chance.id()
    const { startsAt, endsAt } = spanOf(recurrence_id, duration_minutes, zone)
    rows.occurrences.push({
      id: chance.id(),
      event_id: id,
      recurrence_id,
      starts_at: startsAt,
      ends_at: endsAt,
      status: 'scheduled',
      resource_id,
      cancel_reason: '',
      moved: false,
    })
    addSeats(making, rows, { resource_id, capacity, guests: status === 'draft' ? [] : guests, announced, status })
  }
}

type Seating = {
  resource_id: string
  capacity: number | null
  guests: readonly Person[]
  announced: Date
  status: string
}

/** Seats people in the order in which they come, each alone or with one guest; from the first who does not fit on, they wait. */
function addSeats({ chance, at }: Making, rows: Rows, { resource_id, capacity, guests, announced, status }: Seating) {
  const wishes = Math.min(guests.length, chance.between(0, Math.ceil((capacity ?? 25) * 1.1)))
  const moments = Array.from({ length: wishes }, () => during(chance, announced, at))
  moments.sort((a, b) => a.getTime() - b.getTime())
  let [confirmed, queued] = [0, 0]
  chance.some(guests, wishes).forEach(({ id: member_id }, index) => {
    const party = chance.happens(0.1) ? 2 : 1
    const fits = queued === 0 && (capacity === null || confirmed + party <= capacity)
    if (fits) confirmed += party
    else queued += 1
    const state = fits ? 'confirmed' : 'queued'
    const joined_at = moments[index]!
    rows.claims.push({ id: chance.id(), resource_id, member_id, state, party, invited: false, joined_at })
  })
  const closed_at = status === 'cancelled' ? at : null
  rows.seat_resources.push({
    id: resource_id,
    kind: 'event-seat',
    capacity,
    confirmed,
    queued,
    closed_at,
    created_at: announced,
  })
}
