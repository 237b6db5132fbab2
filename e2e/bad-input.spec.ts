import type { APIRequestContext } from '@playwright/test'
import { expect, test as base } from './fixtures.ts'
import type { Landmarks } from './landmarks.ts'

type Write = { path: string; fields: string[]; needs?: true; fixed?: Record<string, string>; as?: 'visitor' }
type Senders = { hall: Landmarks; member: APIRequestContext; visitor: APIRequestContext }

const nobody = '0'.repeat(20)

const test = base.extend<{ senders: Senders }>({
  senders: async ({ hall, clientOf, clientOfMember }, use) =>
    use({ hall, member: await clientOfMember(hall.crowd.at(-1)!), visitor: await clientOf('visitor') }),
})

test.describe('rubbish posted to any form is refused', () => {
  test('with no body at all', async ({ senders }) => {
    await eachWrite(senders, (client, { path }) => client.post(path))
  })

  test('with a body that is no form', async ({ senders }) => {
    const bodies: [contentType: string, data: string | Buffer][] = [
      ['application/json', '{"title":{"$gt":""}}'],
      ['multipart/form-data; boundary=x', '--x\r\nbroken'],
      ['multipart/form-data', 'x'],
      ['', Buffer.from([0xff, 0xfe, 0, 1])],
    ]
    for (const [contentType, data] of bodies) {
      const headers = { 'Content-Type': contentType }
      await eachWrite(senders, (client, { path }) => client.post(path, { data, headers }))
    }
  })

  test('with a million characters in a field', async ({ senders }) => {
    const large = 'a'.repeat(1_000_000)
    await eachWrite(senders, (client, write) => {
      const fields = write.fields.map((field, index): [string, string] => [field, index === 1 ? large : 'a'])
      if (fields.length < 2) fields[0]![1] = large
      return postFields(client, write, fields)
    })
  })

  test('with more than two million characters', async ({ senders }) => {
    const larger = 'a'.repeat(2_100_000)
    const answer = await postFields(senders.visitor, { path: '/join', fields: [] }, [['name', larger]])
    expect(answer.status()).toBe(413)
  })

  test('with characters that no text holds', async ({ senders }) => {
    for (const value of ['a\u0000b', '\u202eevil', '../../etc/passwd\u0000', '\ud800', "'; drop table members; --"]) {
      const isText = value.startsWith("'") || value === '\ud800'
      await eachWrite(
        senders,
        (client, write) =>
          postFields(
            client,
            write,
            write.fields.map((field) => [field, value]),
          ),
        isText,
      )
    }
  })

  test('with every field twice', async ({ senders }) => {
    await eachWrite(senders, (client, write) => {
      const names = write.fields.flatMap((field) => [field, field, `${field}[0].a`, `${field}.__proto__.a`])
      return postFields(
        client,
        write,
        names.map((name, index) => [name, `x${index}`]),
      )
    })
  })
})

test('addresses of nothing answer 404 to reading and writing', async ({ hall, clientOfMember }) => {
  const client = await clientOfMember(hall.crowd.at(-1)!)
  const strange = [nobody, 'x', '%00', '%ff', '..%2f..%2fetc', 'a'.repeat(3000), '%F0%9F%A6%89', "'", '-1', 'NaN']
  const places = [
    '/groups/*',
    '/groups/*/threads',
    '/groups/*/events',
    '/groups/*/members',
    '/groups/*/settings',
    '/groups/*/calendar.ics',
  ]
    .concat([
      '/threads/*',
      '/events/*',
      '/events/*.ics',
      '/spaces/*',
      '/spaces/*/calendar.ics',
      '/mentors/*',
      '/members/*',
    ])
    .concat(['/mentorships/*', '/calendar/*.ics', '/groups/*/feed.atom'])
  for (const place of places) {
    for (const name of strange) {
      const answer = await client.get(place.replace('*', name))
      expect.soft([400, 404], `GET ${place} with ${name.slice(0, 30)}: ${answer.status()}`).toContain(answer.status())
    }
  }
  for (const { path } of writesTo(nobodyThere(hall))) {
    if (!path.includes(nobody)) continue
    const answer = await client.post(path, { form: { body: 'x', title: 'x', startsAt: '2030-01-01T10:00:00.000Z' } })
    expect.soft([400, 403, 404], `POST ${path}: ${answer.status()}`).toContain(answer.status())
  }
})

test('strange questions to lists and search are answered', async ({ hall, clientOfMember }) => {
  const client = await clientOfMember(hall.crowd.at(-1)!)
  const queries = [
    'q=%00',
    'q=%ff%fe',
    `q=${'a'.repeat(5000)}`,
    'q=a&q=b',
    'q[]=a',
    'type=%00',
    'type=nothing',
    'after=%00',
    'after=zzz',
    'cursor=1.a',
    'page=-1',
    'page=1e309',
    'on=%00',
    'on=9999-99-99',
    'month=0000-00',
    'view=%27',
    'skill=%00',
    'zone=%00',
    'from=%00',
  ]
  const lists = [
    '/search',
    '/groups',
    '/events',
    '/members',
    '/mentors',
    '/spaces',
    '/inbox',
    '/matches',
    `/groups/${hall.openGroup}/threads`,
    `/groups/${hall.openGroup}/members`,
    `/events/${hall.repeatingEvent}`,
    `/threads/${hall.thread}`,
    '/search/suggest',
    '/skills/suggest',
    '/events/new',
    '/office-hours',
    '/mentorships',
    `/mentors/${hall.mentor}`,
  ]
  for (const list of lists) {
    for (const query of queries) {
      const status = (await client.get(`${list}?${query}`)).status()
      expect.soft([200, 302, 400, 404], `GET ${list}?${query.slice(0, 30)}: ${status}`).toContain(status)
    }
  }
})

test('a form that was not accepted comes back without the password', async ({ clientOf }) => {
  const visitor = await clientOf('visitor')
  const joined = await visitor.post('/join', {
    form: { name: '', email: 'x@example.org', password: 'open sesame 12345' },
  })
  expect(joined.status()).toBe(400)
  expect(await joined.text()).not.toContain('open sesame')
  const entered = await visitor.post('/login', { form: { email: 'x@example.org', password: 'open sesame 12345' } })
  expect(entered.status()).toBe(400)
  expect(await entered.text()).not.toContain('open sesame')
})

test('a double post of the same form has the effect of one', async ({ hall, clientOf, ask }) => {
  const worker = await clientOf('worker')
  const title = `Sent twice ${Date.now()}`
  const form = { title, body: 'Once is enough.', kind: 'discussion', formId: `double-${Date.now()}` }
  const send = () => worker.post(`/groups/${hall.openGroup}/threads`, { form })
  const answers = await Promise.all([send(), send(), send()])
  expect(answers.map((answer) => answer.status())).toEqual([302, 302, 302])
  expect(new Set(answers.map((answer) => answer.headers().location)).size).toBe(1)
  expect(await ask('select id from threads where title = $1', [title])).toHaveLength(1)
})

/** Every write of the hall; `needs` marks those that mean nothing without their fields. */
function writesTo(hall: Landmarks): Write[] {
  return [
    { path: '/join', fields: ['name', 'email', 'password'], needs: true, as: 'visitor' },
    { path: '/login', fields: ['email', 'password', 'to'], needs: true, as: 'visitor' },
    { path: '/groups/new', fields: ['name', 'description', 'visibility', 'joinPolicy'], needs: true },
    { path: `/groups/${hall.openGroup}/membership`, fields: ['_method', 'answers'] },
    { path: `/groups/${hall.openGroup}/threads`, fields: ['title', 'body', 'kind', 'tags'], needs: true },
    { path: `/threads/${hall.thread}/replies`, fields: ['body', 'parentId'], needs: true },
    { path: `/threads/${hall.thread}/answer`, fields: ['replyId'], needs: true },
    { path: `/threads/${hall.thread}/lock`, fields: ['_method'] },
    { path: `/replies/${hall.reply}`, fields: ['body'], needs: true, fixed: { _method: 'put' } },
    {
      path: '/events/new',
      fields: [
        'title',
        'description',
        'startsAt',
        'endsAt',
        'timeZone',
        'mode',
        'location',
        'joinUrl',
        'capacity',
        'group',
        'space',
        'repeat',
        'status',
      ],
      needs: true,
    },
    { path: `/events/${hall.event}/rsvp`, fields: ['_method', 'guests', 'scope'] },
    { path: `/mentors/${hall.mentor}/requests`, fields: ['note', 'goals', 'support'], needs: true },
    { path: `/requests/${nobody}`, fields: ['decision', 'reason'], needs: true },
    { path: `/mentors/${hall.mentor}/bookings`, fields: ['startsAt', 'topic', 'wait'], needs: true },
    {
      path: `/bookings/${nobody}`,
      fields: ['_method', 'startsAt', 'reason', 'rating', 'words', 'missedId', 'placeKind', 'place'],
      needs: true,
    },
    { path: `/slots/${nobody}`, fields: ['part', 'topic', 'reason'], needs: true },
    { path: `/mentors/${hall.mentor}/line`, fields: ['_method'] },
    {
      path: '/office-hours',
      fields: [
        'part',
        'hours',
        'capacity',
        'booking',
        'weekday',
        'from',
        'until',
        'seats',
        'topic',
        'placeKind',
        'place',
      ],
      needs: true,
    },
    { path: '/reports', fields: ['subject', 'reason', 'details'], needs: true },
    { path: '/blocks', fields: ['member'], needs: true },
    {
      path: '/settings/profile',
      fields: ['name', 'headline', 'bio', 'languages', 'offers[0].skill', 'seniority', 'goals[0].text'],
      needs: true,
    },
    { path: '/settings/availability', fields: ['timeZone', 'free', 'awayUntil'], needs: true },
    { path: '/settings/privacy', fields: ['directory', 'bio'], needs: true },
    { path: '/theme', fields: ['theme', 'returnTo'] },
  ]
}

function nobodyThere(hall: Landmarks): Landmarks {
  return { ...hall, openGroup: nobody, thread: nobody, reply: nobody, event: nobody, mentor: nobody }
}

async function eachWrite(
  { hall, member, visitor }: Senders,
  send: (client: APIRequestContext, write: Write) => Promise<{ status(): number }>,
  mayPass = false,
) {
  for (const write of writesTo(hall)) {
    const status = (await send(write.as === 'visitor' ? visitor : member, write)).status()
    const allowed = [400, 403, 404, 409, 413, 429, ...(write.needs && !mayPass ? [] : [200, 302])]
    expect.soft(allowed, `POST ${write.path}: ${status}`).toContain(status)
  }
}

function postFields(client: APIRequestContext, { path, fixed = {} }: Write, fields: [string, string][]) {
  return client.post(path, {
    data: new URLSearchParams([...Object.entries(fixed), ...fields]).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  })
}
