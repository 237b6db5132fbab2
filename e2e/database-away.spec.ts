import { openSync } from 'node:fs'
import type { ChildProcess } from 'node:child_process'
import { freePort, startPart, stopParts, untilAnswers } from '../scripts/processes.ts'
import { silentProxy, type SilentProxy } from '../test/silent-proxy.ts'
import { expect, test as base } from './fixtures.ts'

type Away = { proxy: SilentProxy; url: string; cookie: string }

const test = base.extend<{ away: Away }>({
  away: async ({ clientOf, hall, ask }, use) => {
    expect(hall.crowd.length).toBeGreaterThan(0)
    const proxy = await silentProxy(process.env.HALL_DATABASE_URL!)
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const env = {
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      APP_URL: url,
      PORT: String(port),
      DATABASE_URL: proxy.url,
    }
    const parts: ChildProcess[] = [startPart('server.ts', env, openSync('.cache/e2e/away.log', 'a'))]
    try {
      await untilAnswers(`${url}/readyz`, parts)
      const { cookies } = await (await clientOf('worker')).storageState()
      expect(await ask('select 1')).toHaveLength(1)
      await use({ proxy, url, cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') })
    } finally {
      await stopParts(parts)
      await proxy.close()
    }
  },
})

const paths = [
  '/readyz',
  '/',
  '/groups',
  '/search?q=a',
  '/events?month=2027-01',
  '/groups.data',
  '/groups/any/feed.atom',
]

for (const [what, leave, come] of [
  ['hangs', (proxy: SilentProxy) => proxy.silence(), (proxy: SilentProxy) => proxy.speak()],
  ['is gone', (proxy: SilentProxy) => proxy.close(), (proxy: SilentProxy) => proxy.open()],
] as const) {
  test(`while the database ${what} every page says so within three seconds, and comes back by itself`, async ({
    away,
  }) => {
    const { proxy, url, cookie } = away
    const asked = (path: string, init: RequestInit = {}, patience = 20_000) =>
      fetch(url + path, { redirect: 'manual', signal: AbortSignal.timeout(patience), ...init })
    const body = 'email=x%40example.org&password=wrong+wrong+wrong'
    const post = { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } }
    expect((await asked('/')).status).toBe(200)
    await leave(proxy)

    const answers = await Promise.all([
      asked('/readyz', {}, 3000),
      asked('/', {}, 3000),
      ...paths.map((path) => asked(path)),
      ...paths.slice(1, -1).map((path) => asked(path, { headers: { cookie } })),
      asked('/login', post),
    ])
    for (const answer of answers) {
      const where = new URL(answer.url).pathname
      expect.soft(answer.status, where).toBe(503)
      expect.soft(answer.headers.get('retry-after'), where).toMatch(/^\d+$/)
    }
    const page = await (await asked('/groups')).text()
    expect(page).toContain('The hall cannot reach its database')
    expect(page).not.toContain('The fault is ours')
    expect((await asked('/healthz')).status).toBe(200)

    await come(proxy)
    await expect(async () => {
      for (const path of ['/readyz', '/', '/search?q=a']) expect((await asked(path)).status).toBe(200)
      expect((await asked('/inbox', { headers: { cookie } })).status).toBe(200)
    }).toPass({ timeout: 20_000 })
  })
}
