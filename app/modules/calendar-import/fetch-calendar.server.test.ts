import http, { type RequestListener } from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent'
import { calendarAddress, fetchCalendar, type Agents, type Limits } from './fetch-calendar.server.ts'

const open: http.Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close().closeAllConnections()
})

/** A server of this machine; only the agents below may reach it. */
async function serve(listener: RequestListener): Promise<string> {
  const server = http.createServer(listener)
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const here: Agents = { http: new http.Agent(), https: new https.Agent() }
const limits: Limits = { bytes: 2000, milliseconds: 3000, redirects: 3 }
const look = (url: string, more: { etag?: string; lastModified?: string } = {}, given: Partial<Limits> = {}) =>
  fetchCalendar(url, more, { agents: here, limits: { ...limits, ...given } })
const reason = async (answer: ReturnType<typeof fetchCalendar>) => {
  const result = await answer
  return result.ok ? 'fetched' : result.problem.reason
}

describe('the address of a calendar', () => {
  it('is https or http; webcal means https', () => {
    expect(calendarAddress(' webcal://hall.example/a.ics ')).toBe('https://hall.example/a.ics')
    expect(calendarAddress('http://hall.example/a.ics?x=1')).toBe('http://hall.example/a.ics?x=1')
  })

  it('is nothing else, and carries no password', () => {
    for (const text of [
      'ftp://a.example/x',
      'file:///etc/passwd',
      'gopher://a',
      'javascript:1',
      'a.ics',
      '',
      'https://u:p@a.example/',
    ])
      expect(calendarAddress(text), text).toBeNull()
  })
})

describe('a calendar on a server', () => {
  it('is fetched with what tells it apart, and not again while it is the same', async () => {
    const url = await serve((request, response) => {
      if (request.headers['if-none-match'] === '"7"') return void response.writeHead(304).end()
      response
        .writeHead(200, { etag: '"7"', 'last-modified': 'Sun, 22 Nov 2026 10:00:00 GMT' })
        .end('BEGIN:VCALENDAR ü')
    })
    const first = await look(url)
    expect(first).toEqual({
      ok: true,
      value: { kind: 'text', text: 'BEGIN:VCALENDAR ü', etag: '"7"', lastModified: 'Sun, 22 Nov 2026 10:00:00 GMT' },
    })
    expect(await look(url, { etag: '"7"' })).toEqual({ ok: true, value: { kind: 'same' } })
  })

  it('is followed over three redirects and no further', async () => {
    const url = await serve((request, response) => {
      const left = Number(request.url!.slice(1))
      if (left > 0) response.writeHead(302, { location: `/${left - 1}` }).end()
      else response.end('here')
    })
    expect(await look(`${url}/3`)).toMatchObject({ ok: true, value: { text: 'here' } })
    expect(await reason(look(`${url}/4`))).toMatch(/too many times/)
  })

  it('is not followed to a file, a mail address or a password', async () => {
    for (const location of ['file:///etc/passwd', 'mailto:a@b.example', 'https://u:p@a.example/']) {
      const url = await serve((_, response) => void response.writeHead(301, { location }).end())
      expect(await reason(look(url)), location).toMatch(/not fetched|reached/)
    }
  })

  it('that is too large, too slow, compressed, secret or gone is refused in words', async () => {
    const large = await serve((_, response) => void response.end('x'.repeat(2001)))
    expect(await reason(look(large))).toMatch(/two megabytes/)
    const endless = await serve((_, response) => {
      const more = () => response.write('x'.repeat(900)) && setImmediate(more)
      more()
    })
    expect(await reason(look(endless))).toMatch(/two megabytes/)
    const slow = await serve(() => {})
    expect(await reason(look(slow, {}, { milliseconds: 60 }))).toMatch(/ten seconds/)
    const trickling = await serve((_, response) => void response.write('BEGIN'))
    expect(await reason(look(trickling, {}, { milliseconds: 60 }))).toMatch(/ten seconds/)
    const packed = await serve((_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'))
    expect(await reason(look(packed))).toMatch(/compressed/)
    for (const [status, words] of [
      [401, /not public/],
      [404, /nothing at this address/],
      [500, /\(500\)/],
    ] as const) {
      const url = await serve((_, response) => void response.writeHead(status).end())
      expect(await reason(look(url))).toMatch(words)
    }
  })
})

describe('what is not on the public internet', () => {
  it('is not fetched: this machine, its networks, the addresses of clouds, in any spelling', async () => {
    let asked = 0
    const url = await serve((_, response) => {
      asked += 1
      response.end('secret')
    })
    const port = new URL(url).port
    const spellings = [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '0x7f.1',
      '2130706433',
      '0.0.0.0',
      '[::ffff:127.0.0.1]',
      '[::]',
    ]
    for (const host of spellings)
      expect(await reason(fetchCalendar(`http://${host}:${port}/`)), host).not.toBe('fetched')
    for (const host of [
      '10.0.0.1',
      '192.168.1.1',
      '172.16.0.1',
      '169.254.169.254',
      '100.64.0.1',
      '[fd00::1]',
      '[fe80::1]',
    ]) {
      expect(await reason(fetchCalendar(`http://${host}/`)), host).toMatch(/public internet/)
    }
    expect(asked).toBe(0)
  })

  it('is not fetched by way of a redirect, nor through a name that resolves to it at last', async () => {
    let asked = 0
    const inside = await serve((_, response) => {
      asked += 1
      response.end('secret')
    })
    const outside = await serve(
      (_, response) => void response.writeHead(302, { location: inside.replace('127.0.0.1', '127.0.0.2') }).end(),
    )
    const only: Agents = {
      http: new RequestFilteringHttpAgent({ allowIPAddressList: ['127.0.0.1'] }),
      https: new RequestFilteringHttpsAgent(),
    }
    expect(await reason(fetchCalendar(outside, {}, { agents: only }))).toMatch(/public internet/)
    // The name answered with a public address before; what counts is where the connection would go.
    const lookup = (_: string, options: { all?: boolean }, done: (...found: unknown[]) => void) =>
      options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4)
    const rebound = new RequestFilteringHttpAgent({ lookup } as unknown as http.AgentOptions)
    const agents = { http: rebound, https: only.https }
    expect(await reason(fetchCalendar(`http://calendar.example:${new URL(inside).port}/`, {}, { agents }))).toMatch(
      /public internet/,
    )
    expect(asked).toBe(0)
  })
})
