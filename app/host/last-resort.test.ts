import { data, redirect, type ServerBuild } from '@remix-run/node'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { line } from '#app/lib/fields.ts'
import { db } from '#app/platform/database.server.ts'
import { DatabaseWatch } from '#app/platform/database-watch.server.ts'
import { readForm } from '#app/platform/http.server.ts'
import { inRequestScope, wasRefused } from '#app/platform/request-scope.server.ts'
import { useDatabase } from '#test/database.ts'
import { withLastResort } from './last-resort.ts'

useDatabase()

beforeAll(() => void (process.env.LOG_LEVEL = 'silent'))

const there = new DatabaseWatch({ ask: async () => undefined, hangUp: () => undefined })
const gone = new DatabaseWatch({ ask: () => Promise.reject(new Error('gone')), hangUp: () => undefined })

type Part = (args: { request: Request; params: Record<string, string> }) => unknown

function pageOf(module: { loader?: Part; action?: Part }, watch = there) {
  const build = {
    routes: { page: { id: 'page', module: { default: () => null, ...module } } },
  } as unknown as ServerBuild
  const { loader, action } = withLastResort(build, watch).routes.page!.module as { loader?: Part; action?: Part }
  const asked = (part: Part, request: Request, params: Record<string, string>) =>
    inRequestScope('request', async () => part({ request, params }))
  return {
    get: (address: string, params = {}) => statusOf(asked(loader!, new Request(`http://hall.test${address}`), params)),
    post: (body: string, params = {}) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      return statusOf(asked(action!, new Request('http://hall.test/', { method: 'POST', body, headers }), params))
    },
  }
}

async function statusOf(answer: Promise<unknown>): Promise<number | 'fault'> {
  try {
    const given = await answer
    return given instanceof Response ? given.status : ((given as { init?: { status?: number } })?.init?.status ?? 200)
  } catch (thrown) {
    return thrown instanceof Response ? thrown.status : 'fault'
  }
}

const throwing: [what: string, part: Part][] = [
  ['a day that does not exist', () => Temporal.PlainDate.from('2027-02-31')],
  ['a time without end', () => new Date(NaN).toISOString()],
  ['a time zone that is none', () => new Intl.DateTimeFormat('en', { timeZone: 'Mars/Olympus' })],
  ['an address that cannot be decoded', () => decodeURIComponent('%zz')],
  ['a null in a text', () => db().$queryRaw`select ${'a\u0000b'}::text`],
  ['a null in a model', () => db().member.findFirst({ where: { handle: 'a\u0000b' } })],
  ['a word for a number', () => db().$queryRaw`select ${'word'}::text::int`],
  ['a number out of range', () => db().$queryRaw`select ${'99999999999999999999'}::text::bigint`],
  ['a day out of range', () => db().$queryRaw`select ${'0000-01-01'}::text::date`],
  ['a day that is none', () => db().$queryRaw`select ${'9999-99-99'}::text::date`],
  ['a zone that the database does not know', () => db().$queryRaw`select now() at time zone ${'Mars/Olympus'}::text`],
]

test.each(throwing)(
  '%s is the address’s fault where it says something, the form’s where one was sent',
  async (_what, part) => {
    const page = pageOf({ loader: part, action: part })
    expect(await page.get('/events?from=x')).toBe(400)
    expect(await page.get('/events/x', { id: 'x' })).toBe(404)
    expect(await page.post('a=1')).toBe(400)
    expect(await page.get('/events')).toBe('fault')
  },
)

test('a fault of ours stays one', async () => {
  for (const error of [
    new TypeError('undefined is no function'),
    new RangeError('Maximum call stack size exceeded'),
    'x',
  ]) {
    const page = pageOf({ loader: () => Promise.reject(error as Error) })
    expect(await page.get('/events?from=x')).toBe('fault')
  }
  expect(await pageOf({ loader: () => db().$queryRaw`select no_such_column` }).get('/a?b=c')).toBe('fault')
})

test('what a page says itself stays as it said it', async () => {
  const page = pageOf({
    loader: () => {
      throw new Response('Not found', { status: 404 })
    },
    action: () => data({}, { status: 409 }),
  })
  expect([await page.get('/a'), await page.post('a=1')]).toEqual([404, 409])
  expect(await pageOf({ loader: () => redirect('/b') }).get('/a')).toBe(302)
})

test('a refusal that has no page of its own keeps its status', async () => {
  const build = { routes: { only: { id: 'only', module: { action: () => data({}, { status: 400 }) } } } } as never
  const { action } = withLastResort(build, there).routes.only!.module as unknown as { action: Part }
  const answer = await action({ request: new Request('http://hall.test/', { method: 'POST' }), params: {} })
  expect([answer instanceof Response, (answer as Response).status]).toEqual([true, 400])
})

test('without its database a page answers 503', async () => {
  const cut = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  const page = pageOf({ loader: () => Promise.reject(cut), action: () => new Promise(() => undefined) }, gone)
  expect([await page.get('/a'), await page.post('a=1')]).toEqual([503, 503])
})

test('a page that leads elsewhere does not hide that a write was refused', async () => {
  const schema = z.object({ title: line('A title', { max: 10 }) })
  const action: Part = async ({ request }) => {
    const form = await readForm(request, schema)
    return form.ok ? form.refused({ kind: 'not-allowed', reason: 'This is not yours.' }) : form.answer
  }
  const leadsAway: Part[] = [() => redirect('/elsewhere'), () => Promise.reject(redirect('/elsewhere') as never)]
  for (const loader of leadsAway) {
    const afterwards = async (body: string) => {
      const build = { routes: { page: { id: 'page', module: { loader, action } } } } as unknown as ServerBuild
      const page = withLastResort(build, there).routes.page!.module as unknown as { loader: Part; action: Part }
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const request = new Request('http://hall.test/', { method: 'POST', body, headers })
      return inRequestScope('request', async () => {
        await page.action({ request, params: {} })
        expect(wasRefused()).toBe(true)
        return statusOf(Promise.resolve(page.loader({ request: new Request('http://hall.test/'), params: {} })))
      })
    }
    expect([await afterwards('title=fine'), await afterwards('title=')]).toEqual([403, 400])
  }
})
