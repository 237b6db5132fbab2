import { createHash, randomBytes } from 'node:crypto'
import { expect, hallUrl, secondHallUrl, test } from './fixtures.ts'

type Racer = { id: string; handle: string; post: (path: string, form?: Record<string, string>) => Promise<Response> }
type Ask = <Row extends Record<string, unknown>>(sql: string, values?: unknown[]) => Promise<Row[]>

const PROMOTED = 'A seat became free: you are going to “Ten chairs and a lamp”%'

test('two hundred people race for ten seats in two processes, and no seat is lost, doubled or passed on wrongly', async ({
  ask,
}) => {
  test.setTimeout(300_000)
  const [organizer, ...people] = await makeRacers(ask, 201)
  const created = await organizer!.post('/events/new', {
    title: 'Ten chairs and a lamp',
    description: 'There are only ten chairs.',
    startsAt: '2031-03-05T18:00',
    endsAt: '2031-03-05T19:00',
    timeZone: 'Europe/Berlin',
    mode: 'in-person',
    location: 'The small room',
    capacity: '10',
    status: 'published',
  })
  expect(created.status).toBe(302)
  const event = /\/events\/([0-9a-z]{20})/.exec(created.headers.get('location') ?? '')![1]!
  const holders = async (state: string) =>
    (
      await ask<{ id: string }>(
        `select c.member_id as id from claims c join occurrences o on o.resource_id = c.resource_id
         where o.event_id = $1 and c.state = $2 order by c.joined_at, c.id`,
        [event, state],
      )
    ).map((row) => row.id)
  const counters = async () =>
    (
      await ask(
        `select r.capacity, r.confirmed, r.reserved, r.queued from occurrences o join seat_resources r on r.id = o.resource_id
         where o.event_id = $1`,
        [event],
      )
    )[0]
  const letters = async () =>
    (
      await ask<{ id: string }>(
        `select l.member_id as id from mails l
         where l.subject like $1 and l.text like $2 order by 1`,
        [PROMOTED, `%${event}%`],
      )
    ).map((row) => row.id)
  const untilHeard = () =>
    expect
      .poll(
        async () =>
          ask(
            `select 1 from graphile_worker._private_jobs where payload::text like '%"seat.promoted"%'
             union all select 1 from mails where status = 'waiting' and text like $1`,
            [`%${event}%`],
          ),
        { timeout: 90_000 },
      )
      .toEqual([])
  const of = (ids: string[]) => people.filter(({ id }) => ids.includes(id))

  let line: string[] = []
  await test.step('ten are confirmed, the others stand in one line', async () => {
    const answers = await Promise.all(people.map((person) => person.post(`/events/${event}/rsvp`)))
    expect(answers.map(({ status }) => status)).toEqual(people.map(() => 302))
    expect(await counters()).toEqual({ capacity: 10, confirmed: 10, reserved: 0, queued: 190 })
    const seated = await holders('confirmed')
    line = await holders('queued')
    expect(seated).toHaveLength(10)
    expect(new Set([...seated, ...line]).size).toBe(200)
    expect(await letters()).toEqual([])
  })

  await test.step('ten leave at once: exactly the next ten have a seat, and one letter each', async () => {
    const leaving = of(await holders('confirmed'))
    await Promise.all(leaving.map((person) => person.post(`/events/${event}/rsvp`, { _method: 'delete' })))
    expect((await holders('confirmed')).sort()).toEqual(line.slice(0, 10).sort())
    expect(await holders('queued')).toEqual(line.slice(10))
    await untilHeard()
    expect(await letters()).toEqual(line.slice(0, 10).sort())
  })

  await test.step('seats added, the event called off and accounts deleted, all at once: every seat is where it belongs', async () => {
    const going = [...line.slice(2, 5), ...line.slice(12, 15), ...line.slice(30, 40)]
    const stays = line.filter((id) => !going.includes(id))
    const changes = [
      () => organizer!.post(`/events/${event}/attendees`, { intent: 'capacity', capacity: '25' }),
      () => organizer!.post(`/events/${event}/state`, { intent: 'cancel', reason: 'The lamp is broken.' }),
      ...of(going).map(
        (person) => () => person.post('/settings/data', { confirm: person.handle, password: 'guildhall-demo' }),
      ),
    ]
    const answers = await Promise.all(changes.map((change) => change()))
    expect(answers.map(({ status }) => status)).toEqual(changes.map(() => 302))
    await expect
      .poll(
        async () => (await holders('confirmed')).concat(await holders('queued')).filter((one) => going.includes(one)),
        {
          timeout: 90_000,
        },
      )
      .toEqual([])
    expect((await organizer!.post(`/events/${event}/state`, { intent: 'reinstate' })).status).toBe(302)
    await expect.poll(async () => (await holders('confirmed')).length, { timeout: 90_000 }).toBe(25)
    expect((await holders('confirmed')).sort()).toEqual(stays.slice(0, 25).sort())
    expect(await holders('queued')).toEqual(stays.slice(25))
    expect(await counters()).toEqual({ capacity: 25, confirmed: 25, reserved: 0, queued: stays.length - 25 })
    await untilHeard()
    const heard = (await letters()).filter((id) => stays.includes(id))
    expect(heard).toEqual(stays.slice(0, 25).sort())
  })
})

/** Members with a session each, made in the database; every second one speaks to the other process. */
async function makeRacers(ask: Ask, count: number): Promise<Racer[]> {
  const mark = randomBytes(4).toString('hex')
  const racers = Array.from({ length: count }, (_, n) => ({
    id: `race${mark}${String(n).padStart(8, '0')}`,
    handle: `race-${mark}-${n}`,
    token: randomBytes(24).toString('hex'),
    base: n % 2 ? hallUrl() : secondHallUrl(),
  }))
  const column = (read: (racer: (typeof racers)[number]) => string) => racers.map(read)
  await ask(
    `insert into members (id, handle, email, email_verified_at, name, languages, industries, support_offered, support_wanted,
       created_at, onboarded_at, password_hash)
     select r.id, r.handle, r.handle || '@example.org', now(), r.handle, '{en}', '{}', '{}', '{}', now(), now(), demo.password_hash
     from unnest($1::text[], $2::text[]) as r(id, handle)
     join members demo on demo.email = 'worker@demo.guildhall.local'`,
    [column(({ id }) => id), column(({ handle }) => handle)],
  )
  await ask(
    `insert into sessions (id, user_id, expires_at) select token, id, now() + interval '1 hour'
     from unnest($1::text[], $2::text[]) as r(id, token)`,
    [column(({ id }) => id), column(({ token }) => createHash('sha256').update(token).digest('hex'))],
  )
  return racers.map(({ id, handle, token, base }) => ({
    id,
    handle,
    post: (path, form = {}) =>
      fetch(base + path, {
        method: 'POST',
        headers: { Cookie: `guildhall_session=${token}` },
        body: new URLSearchParams(form),
        redirect: 'manual',
      }),
  }))
}
