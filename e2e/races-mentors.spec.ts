import { expect, hallUrl, secondHallUrl, test } from './fixtures.ts'

const bothHalls = (n: number) => (n % 2 ? hallUrl() : secondHallUrl())

/** The times on a page of office hours that nobody has. */
function freeTimes(page: string): string[] {
  return [...page.matchAll(/<label class="slot">\s*<input[^>]*value="([^"]+Z)"[^>]*>/g)].flatMap(([input, value]) =>
    input.includes('disabled') ? [] : [value!],
  )
}

test('twenty people and one slot: one has it, nineteen wait in order, and a cancellation lets exactly the next in', async ({
  hall,
  clientOfMember,
  ask,
}) => {
  test.setTimeout(180_000)
  const crowd = hall.crowd.filter((handle) => handle !== hall.mentor).slice(-20)
  const people = await Promise.all(crowd.map((handle, n) => clientOfMember(handle, bothHalls(n))))
  const address = `/mentors/${hall.mentor}/bookings`
  const startsAt = freeTimes(await (await people[0]!.get(address)).text()).at(-1)
  expect(startsAt).toBeDefined()

  const form = { startsAt: startsAt!, topic: 'The same hour', wait: 'yes' }
  const answers = await Promise.all(people.map((person) => person.post(address, { form })))
  expect(answers.map((answer) => answer.status())).toEqual(people.map(() => 302))
  const pendingBookings = answers.map((answer) => answer.headers().location!)

  const standing = () =>
    ask<{ handle: string; state: string; claim: string }>(
      `select m.handle::text, b.state, c.state as claim from slots s join members mentor on mentor.id = s.mentor_id
       join claims c on c.resource_id = s.resource_id and c.state in ('held', 'confirmed', 'queued', 'offered')
       join members m on m.id = c.member_id left join bookings b on b.slot_id = s.id and b.mentee_id = m.id and b.state <> 'cancelled'
       where mentor.handle = $1 and s.starts_at = $2 and m.handle = any($3) order by c.state <> 'confirmed', c.joined_at, c.id`,
      [hall.mentor, startsAt, crowd],
    )
  const before = await standing()
  expect(before.map(({ state, claim }) => `${state} ${claim}`)).toEqual([
    'confirmed confirmed',
    ...Array<string>(19).fill('waiting queued'),
  ])

  const seated = crowd.indexOf(before[0]!.handle)
  const cancelled = await people[seated]!.post(pendingBookings[seated]!, { form: { _method: 'delete' } })
  expect(cancelled.status()).toBe(302)
  const after = await standing()
  expect(after.map(({ handle }) => handle)).toEqual(before.slice(1).map(({ handle }) => handle))
  expect(after.map(({ state }) => state)).toEqual(['confirmed', ...Array<string>(18).fill('waiting')])

  const letters = () =>
    ask<{ handle: string; letters: number }>(
      `select m.handle::text, count(*)::int as letters from mails l join members m on m.id = l.member_id
       where m.handle = any($1) and l.subject like 'It became free%' and l.html like '%' || $2 || '%' group by 1`,
      [crowd, pendingBookings[crowd.indexOf(after[0]!.handle)]],
    )
  await expect(async () => {
    expect(await letters()).toEqual([{ handle: after[0]!.handle, letters: 1 }])
  }).toPass({ timeout: 30_000 })

  const leaving = { form: { _method: 'delete' }, maxRetries: 2 }
  await Promise.all(people.map((person, n) => person.post(pendingBookings[n]!, leaving)))
  expect(await standing()).toEqual([])
})

test('twenty acceptances and three places: three are accepted, and freed places go to the front of the line', async ({
  hall,
  clientOfMember,
  ask,
}) => {
  test.setTimeout(180_000)
  const [mentor, ...others] = await ask<{ handle: string }>(
    `select m.handle::text from members m where m.handle = any($1)
       and not exists (select 1 from mentor_profiles p where p.member_id = m.id) order by 1`,
    [hall.crowd],
  ).then((rows) => rows.map(({ handle }) => handle))
  expect(others.length).toBeGreaterThan(25)
  const chairs = await Promise.all([hallUrl(), secondHallUrl()].map((url) => clientOfMember(mentor!, url)))
  const profile = { part: 'settings', blurb: 'Three at a time', topics: '', capacity: '3', sessionMinutes: '30' }
  expect((await chairs[0]!.post('/office-hours', { form: profile })).status()).toBe(302)

  const people = await Promise.all(others.slice(0, 26).map((handle, n) => clientOfMember(handle, bothHalls(n))))
  const [asking, waiting] = [people.slice(0, 20), people.slice(20)]
  const wish = { note: 'I would like to learn from you.', goals: 'To get going' }
  const sent = await Promise.all(asking.map((person) => person.post(`/mentors/${mentor}/requests`, { form: wish })))
  expect(sent.map((answer) => answer.status())).toEqual(asking.map(() => 302))
  const requests = sent.map((answer) => answer.headers().location!)

  const accepted = await Promise.all(
    requests.map((request, n) => chairs[n % 2]!.post(request, { form: { decision: 'accept' } })),
  )
  expect(accepted.map((answer) => answer.status()).sort()).toEqual([
    ...Array<number>(3).fill(302),
    ...Array<number>(17).fill(409),
  ])
  const places = () =>
    ask<{
      capacity: number
      active_count: number
      confirmed: number
      reserved: number
      queued: number
      running: number
    }>(
      `select p.capacity, p.active_count, r.confirmed, r.reserved, r.queued,
         (select count(*)::int from mentorships s where s.mentor_id = m.id and s.status = 'active') as running
       from members m join mentor_profiles p on p.member_id = m.id join seat_resources r on r.id = p.resource_id
       where m.handle = $1`,
      [mentor],
    )
  expect(await places()).toEqual([{ capacity: 3, active_count: 3, confirmed: 3, reserved: 0, queued: 0, running: 3 }])

  const late = await waiting[0]!.post(`/mentors/${mentor}/requests`, { form: wish })
  expect(late.status()).toBe(409)
  expect(await late.text()).toMatch(/Your note is kept below[\s\S]*readonly[^>]*>I would like to learn from you\./i)

  const joined = await Promise.all(waiting.map((person) => person.post(`/mentors/${mentor}/line`, { form: {} })))
  expect(joined.map((answer) => answer.status())).toEqual(waiting.map(() => 302))
  const line = () =>
    ask<{ handle: string; state: string }>(
      `select m.handle::text, c.state from claims c join members m on m.id = c.member_id
       where c.resource_id = (select p.resource_id from mentor_profiles p join members o on o.id = p.member_id where o.handle = $1)
         and c.state in ('queued', 'offered') order by c.joined_at, c.id`,
      [mentor],
    )
  const before = await line()
  expect(before.map(({ state }) => state)).toEqual(Array(6).fill('queued'))
  const running = await ask<{ id: string }>(
    `select s.id from mentorships s join members m on m.id = s.mentor_id where m.handle = $1 and s.status = 'active'`,
    [mentor],
  )
  await Promise.all(
    running.map(({ id }, n) => chairs[n % 2]!.post(`/mentorships/${id}`, { form: { part: 'step', step: 'complete' } })),
  )
  expect(await line()).toEqual(before.map(({ handle }, n) => ({ handle, state: n < 3 ? 'offered' : 'queued' })))
  expect(await places()).toEqual([{ capacity: 3, active_count: 3, confirmed: 0, reserved: 3, queued: 3, running: 0 }])
})
