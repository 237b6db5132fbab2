import { connect } from 'node:net'
import { expect, hallUrl, test } from './fixtures.ts'

test('addresses and methods that no page has are refused, and lead nowhere else', async () => {
  const host = new URL(hallUrl()).host
  const asked: [target: string, method?: string, said?: string][] = [
    ['http://other.example/'],
    [`http://${host}/groups`],
    ['*'],
    ['*', 'OPTIONS'],
    ['/', 'OPTIONS'],
    ['/', 'TRACE'],
    ['/groups', 'PROPFIND'],
    ['/groups', 'NONSENSE'],
    [host, 'CONNECT'],
    ['//other.example/'],
    ['//other.example/..'],
    ['/\\other.example'],
    ['/%'],
    ['/groups/%zz'],
    ['/groups/%00'],
    ['/groups/%ED%A0%80'],
    ['/search?q=%'],
    ['/search?q=%00'],
    [`/search?${'a=1&'.repeat(1900)}`],
    [`/${'a'.repeat(9000)}`],
    [`/${'a'.repeat(20_000)}`],
    ['/', 'GET', 'a b'],
    ['/', 'GET', 'other.example/path'],
    ['/login', 'POST', 'a@b'],
  ]
  for (const [target, method = 'GET', said = host] of asked) {
    const answer = await raw(
      `${method} ${target} HTTP/1.1\r\nHost: ${said}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
    )
    const name = `${method} ${target.slice(0, 40)} at ${said}`
    expect.soft(answer, name).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect.soft(answer, name).not.toMatch(/^location:/im)
  }
})

test('a host of another name changes nothing but itself', async ({ request }) => {
  const said: [name: string, value: string][] = [
    ['X-Forwarded-Host', 'evil.example:99'],
    ['X-Forwarded-Host', 'a b'],
    ['X-Forwarded-Proto', 'x'],
  ]
  for (const [name, value] of said) {
    const answer = await request.get('/settings/profile', { headers: { [name]: value }, maxRedirects: 0 })
    expect(answer.status()).toBe(302)
    expect(answer.headers()['location']).toMatch(/^\/login/)
  }
})

test('a form out of bounds is refused at once, and the hall goes on', async ({ clientOf }) => {
  const visitor = await clientOf('visitor')
  const urlencoded = 'application/x-www-form-urlencoded'
  const forms: [data: string, type?: string][] = [
    ['a%5B99999999%5D=1'],
    ['a[1000000]=1'],
    [`a${'.a'.repeat(20_000)}=1`],
    [Array.from({ length: 150_000 }, (_, at) => `f${at}=1`).join('&')],
    ['email=a&'.repeat(60_000)],
    ['__intent__=%7B'],
    ['{"email":"a"}', 'application/json'],
    ['email=a', 'text/plain'],
    ['email=a', 'multipart/form-data'],
    ['--x\r\ncut', 'multipart/form-data; boundary=x'],
    ['email=a%00b&password=%00'],
  ]
  for (const path of ['/login', '/join', '/theme', '/drafts/keep', '/replies/' + '0'.repeat(20)]) {
    for (const [data, type = urlencoded] of forms) {
      const answer = await visitor.post(path, { data, headers: { 'Content-Type': type } })
      const name = `POST ${path} ${type} ${data.slice(0, 30)}`
      expect.soft([302, 400, 401, 404], name).toContain(answer.status())
      if (path === '/login') expect.soft(answer.status(), name).toBe(400)
      expect.soft((await answer.body()).length, name).toBeLessThan(60_000)
    }
  }
})

test('what a form of ours does not know does not come back from it', async ({ clientOf }) => {
  const visitor = await clientOf('visitor')
  const answer = await visitor.post('/login', {
    form: { email: 'no address', password: 'a', strange: 'an-echo', 'email.x': 'an-echo' },
  })
  expect(answer.status()).toBe(400)
  const page = await answer.text()
  expect(page).toContain('no address')
  expect(page).not.toContain('an-echo')
})

const days = [
  '2027-02-31',
  '2027-13-01',
  '9999-12-31',
  '0000-01-01',
  '+275760-09-13',
  '-271821-04-20',
  '2027-02-31T10:00',
]
const numbers = ['99999999999999999999', '-99999999999999999999', '1e309', 'NaN', '0x10', '2147483648', '1.5']

test('days that do not exist and numbers without end are left out or refused', async ({ hall, clientOfMember }) => {
  test.slow()
  const client = await clientOfMember(hall.crowd.at(-1)!)
  const months = ['2027-13', '9999-12', '0000-01', '275760-09', '-271821-04']
  const cursors = ['zzzzzzzzzzz.a', '-zzzzzzzzzz.a', '2w9ac0zls0.a']
  const asked = [
    ...[`/mentors/${hall.mentor}`, `/mentors/${hall.mentor}/bookings`, `/bookings/${hall.booking}`].flatMap((path) =>
      days.map((day) => `${path}?from=${day}`),
    ),
    ...['/events', `/spaces/${hall.space}/embed`].flatMap((path) =>
      [...months, ...days].map((month) => `${path}?view=month&month=${month}`),
    ),
    ...[`/events/${hall.event}`, `/events/${hall.repeatingEvent}`, `/events/${hall.event}/ticket`].flatMap((path) =>
      days.map((day) => `${path}?on=${day}`),
    ),
    ...['/search?q=a&', '/matches?', '/mentors?', `/threads/${hall.thread}?`].flatMap((path) =>
      numbers.map((number) => `${path}page=${number}`),
    ),
    ...numbers.map((number) => `/matches?skills=${number}&goals=${number}`),
    ...[
      '/events',
      '/groups',
      '/members',
      '/mentors',
      '/inbox',
      '/bookmarks',
      '/programs',
      `/groups/${hall.openGroup}/members`,
    ]
      .concat(`/groups/${hall.openGroup}/threads`, `/groups/${hall.openGroup}/events`)
      .flatMap((path) => cursors.map((cursor) => `${path}?after=${cursor}`)),
    ...[
      '/live?thread=',
      '/events?near=999,999',
      '/events?near=1e309,1',
      '/settings/notifications/digests/x?rhythm=%7B',
    ],
    ...days.map((day) => `/live?since=${day}T00:00:00Z&thread=${'0'.repeat(20)}`),
  ]
  for (const path of asked) {
    const status = await statusOf(client.get(path.replaceAll('+', '%2B'), { timeout: 10_000 }))
    expect.soft([200, 204, 302, 400, 404], `GET ${path}: ${status}`).toContain(status)
  }
})

test('days that do not exist and zones that are none are refused in forms', async ({ hall, clientOfMember }) => {
  test.slow()
  const client = await clientOfMember(hall.crowd.at(-2)!)
  const wrong = {
    days: [...days, '2027-02-31T10:00', '9999-12-31T23:59', '2027-02-31T10:00:00Z'],
    zones: ['Mars/Olympus', '+0530', 'x'.repeat(64)],
  }
  const event = { title: 'An evening', description: 'Words', mode: 'online', timeZone: 'Europe/Berlin' }
  const posts: [path: string, form: Record<string, string>][] = [
    ...wrong.days.flatMap((day): [string, Record<string, string>][] => [
      ['/events/new', { ...event, startsAt: day, endsAt: day }],
      ['/events/new', { ...event, startsAt: '2030-01-01T10:00', endsAt: '2030-01-01T11:00', opensAt: day }],
      ['/programs/new', { name: 'A program', description: 'Words', opensAt: day }],
      ['/settings/availability', { timeZone: 'UTC', awayUntil: day }],
      [`/mentors/${hall.mentor}/bookings`, { startsAt: day, topic: 'Words' }],
      ['/inbox/read', { until: day }],
    ]),
    ...wrong.zones.flatMap((timeZone): [string, Record<string, string>][] => [
      ['/settings/availability', { timeZone }],
      ['/events/new', { ...event, timeZone, startsAt: '2030-01-01T10:00', endsAt: '2030-01-01T11:00' }],
    ]),
    ...numbers.map((count): [string, Record<string, string>] => [
      '/settings/profile',
      { name: 'A name', seniority: count + '9' },
    ]),
  ]
  for (const [path, form] of posts) {
    const status = (await client.post(path, { form })).status()
    expect.soft([400, 403, 404, 429], `POST ${path} ${JSON.stringify(form)}: ${status}`).toContain(status)
  }
})

test('a write that is refused says so by its status and on its page, and keeps what was typed', async ({
  hall,
  clientOf,
  clientOfMember,
  ask,
}) => {
  const stranger = await clientOfMember(hall.crowd.at(-1)!)
  const moderator = await clientOf('moderator')
  const [decided] = await ask<{ id: string }>(
    `insert into reports (id, reporter_id, subject_kind, subject_id, reason, status, created_at)
     select substr(md5(random()::text), 1, 20), id, 'member', id, 'spam', 'dismissed', now() from members
     where handle = $1 returning id`,
    [hall.crowd.at(-2)],
  )
  const [foreign] = await ask<{ id: string; reply: string }>(
    `select t.id, r.id as reply from threads t join replies r on r.thread_id = t.id join groups g on g.id = t.group_id
     where g.visibility = 'public' and t.deleted_at is null and r.deleted_at is null
       and not exists (select 1 from members m where m.handle = $1 and m.id in (t.author_id, r.author_id)) limit 1`,
    [hall.crowd.at(-1)],
  )
  const [{ handle: outsider }] = (await ask<{ handle: string }>(
    `select m.handle::text from members m where m.handle = any($1) and not exists (
       select 1 from memberships s join groups g on g.id = s.group_id where s.member_id = m.id and g.slug = $2) limit 1`,
    [hall.crowd, hall.openGroup],
  )) as [{ handle: string }]
  const outside = await clientOfMember(outsider)
  const typed = 'Words that somebody typed'
  const writes: [client: typeof stranger, path: string, form: Record<string, string>, keeps?: string][] = [
    [stranger, `/threads/${foreign!.id}/edit`, { _method: 'put', title: typed, body: typed }, typed],
    [stranger, `/threads/${foreign!.id}/edit`, { _method: 'put', title: '', body: typed }, typed],
    [stranger, `/threads/${foreign!.id}/edit`, { _method: 'delete' }],
    [stranger, `/replies/${foreign!.reply}`, { _method: 'put', body: typed }, typed],
    [stranger, `/replies/${foreign!.reply}`, { _method: 'delete' }],
    [
      outside,
      `/groups/${hall.openGroup}/invites`,
      { action: 'invite', who: 'someone@example.org' },
      'someone@example.org',
    ],
    [outside, `/groups/${hall.openGroup}/invites`, { action: 'link', uses: '5', days: '5' }],
    [outside, `/groups/${hall.openGroup}/invites`, { action: 'nothing' }],
    [moderator, `/moderation/reports/${decided!.id}`, { decision: 'dismiss', resolution: typed }],
    [moderator, `/moderation/reports/${decided!.id}`, { decision: 'dismiss', resolution: '' }],
    [moderator, `/moderation/reports/${'0'.repeat(20)}`, { decision: 'dismiss', resolution: typed }],
    [stranger, `/moderation/reports/${decided!.id}`, { decision: 'dismiss', resolution: typed }],
    [stranger, '/login', { email: 'x@example.org', password: 'wrong wrong wrong' }, 'x@example.org'],
    [stranger, '/join', { email: 'no address', name: typed, password: 'short' }, typed],
    [stranger, `/groups/${hall.openGroup}/settings`, { name: typed }],
    [stranger, `/events/${hall.ownEvent}/edit`, { title: typed }],
    [stranger, `/events/${hall.ownEvent}/state`, { intent: 'cancel', reason: typed }],
    [stranger, `/spaces/${hall.space}/edit`, { name: typed }],
    [stranger, `/threads/${foreign!.id}/lock`, {}],
    [stranger, `/threads/${foreign!.id}/move`, { to: hall.openGroup, shown: 'public' }],
    [stranger, '/reports', { subject: 'nothing', reason: 'spam' }],
    [stranger, '/blocks', { member: 'nobody-of-that-name' }],
    [stranger, '/search/saved', { address: '' }],
    [stranger, '/programs/new', { name: '' }],
    [stranger, '/settings/data', { confirm: 'not me' }],
    [moderator, '/settings/security', { current: 'wrong', password: 'a new password 123' }],
  ]
  for (const [client, path, form, keeps] of writes) {
    const answer = await client.post(path, { form })
    const page = await answer.text()
    const name = `POST ${path} ${JSON.stringify(form)}: ${answer.status()}`
    expect.soft([400, 401, 403, 404, 409], name).toContain(answer.status())
    expect.soft(answer.headers()['location'], name).toBeUndefined()
    if (keeps) expect.soft(page, name).toContain(keeps)
    if (answer.status() !== 404)
      expect.soft(page, name).toMatch(/role="alert"|aria-live|class="trouble"|class="note-box/)
  }
})

test('the figures are for this machine, and for nobody behind a proxy', async ({ request }) => {
  expect((await request.get('/metrics')).status()).toBe(200)
  for (const header of ['Forwarded', 'Via', 'X-Forwarded-For', 'X-Forwarded-Proto', 'X-Forwarded-Host', 'X-Real-IP']) {
    expect.soft((await request.get('/metrics', { headers: { [header]: 'for=10.0.0.1' } })).status(), header).toBe(404)
  }
})

async function statusOf(answer: Promise<{ status(): number }>): Promise<number> {
  // An open stream of live updates has no end; that it began is enough.
  return answer.then(
    (it) => it.status(),
    () => 200,
  )
}

/** Sends bytes as they are, and answers all that comes back. */
function raw(bytes: string): Promise<string> {
  const { hostname, port } = new URL(hallUrl())
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => (answer += chunk))
    socket.on('close', () => resolve(answer))
    socket.on('error', (error) => (answer ? resolve(answer) : reject(error)))
  })
}
