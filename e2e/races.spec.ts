import { expect, hallUrl, secondHallUrl, test } from './fixtures.ts'

const bothHalls = (n: number) => (n % 2 ? hallUrl() : secondHallUrl())

test('fifty people and five seats: five are confirmed and the others wait in line', async ({
  hall,
  clientOf,
  clientOfMember,
  ask,
}) => {
  test.setTimeout(120_000)
  const organizer = await clientOf('organizer')
  const created = await organizer.post('/events/new', {
    form: {
      title: 'Five chairs and a lamp',
      description: 'There are only five chairs.',
      startsAt: '2031-03-05T18:00',
      endsAt: '2031-03-05T19:00',
      timeZone: 'Europe/Berlin',
      mode: 'in-person',
      location: 'The small room',
      capacity: '5',
      status: 'published',
    },
  })
  expect(created.status()).toBe(302)
  const event = /\/events\/([0-9a-z]{20})/.exec(created.headers().location ?? '')![1]!

  const people = await Promise.all(hall.crowd.slice(0, 50).map((handle, n) => clientOfMember(handle, bothHalls(n))))
  expect(people).toHaveLength(50)
  const answers = await Promise.all(people.map((person) => person.post(`/events/${event}/rsvp`, { form: {} })))
  expect(answers.map((answer) => answer.status())).toEqual(people.map(() => 302))

  const standing = () =>
    ask<{ state: string; people: number; seats: number }>(
      `select c.state, count(*)::int as people, sum(c.party)::int as seats from claims c
       join occurrences o on o.resource_id = c.resource_id where o.event_id = $1
         and c.state in ('held', 'confirmed', 'queued', 'offered') group by 1 order by 1`,
      [event],
    )
  expect(await standing()).toEqual([
    { state: 'confirmed', people: 5, seats: 5 },
    { state: 'queued', people: 45, seats: 45 },
  ])

  const next = await ask<{ handle: string }>(
    `select m.handle::text from claims c join occurrences o on o.resource_id = c.resource_id join members m on m.id = c.member_id
     where o.event_id = $1 and c.state = 'queued' order by c.joined_at, c.id limit 3`,
    [event],
  )
  const seated = await ask<{ handle: string }>(
    `select m.handle::text from claims c join occurrences o on o.resource_id = c.resource_id join members m on m.id = c.member_id
     where o.event_id = $1 and c.state = 'confirmed' order by 1 limit 3`,
    [event],
  )
  const leaving = people.filter((_, n) => seated.some(({ handle }) => handle === hall.crowd[n]))
  await Promise.all(leaving.map((person) => person.post(`/events/${event}/rsvp`, { form: { _method: 'delete' } })))
  const after = await ask<{ handle: string }>(
    `select m.handle::text from claims c join occurrences o on o.resource_id = c.resource_id join members m on m.id = c.member_id
     where o.event_id = $1 and c.state = 'confirmed'`,
    [event],
  )
  expect(after).toHaveLength(5)
  expect(after.map(({ handle }) => handle)).toEqual(expect.arrayContaining(next.map(({ handle }) => handle)))
})

test('twenty people and one slot: one books it and the others are told', async ({ hall, clientOfMember, ask }) => {
  test.setTimeout(120_000)
  const crowd = hall.crowd.filter((handle) => handle !== hall.mentor).slice(-20)
  const people = await Promise.all(crowd.map((handle, n) => clientOfMember(handle, bothHalls(n))))
  const page = await (await people[0]!.get(`/mentors/${hall.mentor}/bookings`, { maxRedirects: 3 })).text()
  const slots = [...page.matchAll(/<input[^>]*name="startsAt"[^>]*>/g)].flatMap(
    ([input]) => /value="([^"]+Z)"/.exec(input!)?.slice(1) ?? [],
  )
  expect(slots.length).toBeGreaterThan(0)
  const startsAt = slots.at(-1)!

  const answers = await Promise.all(
    people.map((person) =>
      person.post(`/mentors/${hall.mentor}/bookings`, { form: { startsAt, topic: 'The same hour' } }),
    ),
  )
  const statuses = answers.map((answer) => answer.status()).sort()
  expect(statuses).toEqual([302, ...Array<number>(19).fill(409)])
  expect(
    await ask(
      `select 1 from bookings b join members m on m.id = b.mentor_id
       where m.handle = $1 and b.starts_at = $2 and b.state in ('held', 'confirmed')`,
      [hall.mentor, startsAt],
    ),
  ).toHaveLength(1)
})
