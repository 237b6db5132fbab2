import AxeBuilder from '@axe-core/playwright'
import { type APIRequestContext, type BrowserContext, expect, type Page, request, test as base } from '@playwright/test'
import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { findLandmarks, type Landmarks } from './landmarks.ts'
import type { DemoRole } from '../app/modules/accounts/domain/demo.ts'

export type Somebody = DemoRole | 'visitor'
export type Letter = { to: string; subject: string; text: string; html: string; headers: Record<string, string> }

export const hallUrl = () => process.env.HALL_URL!
export const secondHallUrl = () => process.env.HALL_SECOND_URL!
export const largerHallUrl = () => process.env.HALL_LARGER_URL!

type Fixtures = {
  /** A page signed in as somebody of the demo community, in a browser context of its own. */
  pageOf: (who: Somebody) => Promise<Page>
  /** A client signed in as somebody that sends forms without a browser and follows no redirects. */
  clientOf: (who: Somebody, baseURL?: string) => Promise<APIRequestContext>
  /** A client signed in as any member, by handle. */
  clientOfMember: (handle: string, baseURL?: string) => Promise<APIRequestContext>
  /** The letter to an address, once the worker has delivered it. */
  emailTo: (address: string, subject: RegExp) => Promise<Letter>
  /** Asks the hall's database. */
  ask: <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>
}

export const test = base.extend<Fixtures, { connection: pg.Pool; hall: Landmarks }>({
  baseURL: async ({}, use) => use(hallUrl()),

  pageOf: async ({ browser, contextOptions, javaScriptEnabled }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (who) => {
      const storageState = sessionOf(who)
      const context = await browser.newContext({
        ...contextOptions,
        javaScriptEnabled,
        baseURL: hallUrl(),
        storageState,
      })
      contexts.push(context)
      return context.newPage()
    })
    for (const context of contexts) await context.close()
  },

  clientOf: async ({}, use) => {
    const clients: APIRequestContext[] = []
    await use(async (who, baseURL = hallUrl()) => {
      const folder = baseURL === largerHallUrl() ? 'larger/' : ''
      const client = await request.newContext({ baseURL, storageState: sessionOf(who, folder), maxRedirects: 0 })
      clients.push(client)
      return client
    })
    for (const client of clients) await client.dispose()
  },

  clientOfMember: async ({ ask }, use) => {
    const clients: APIRequestContext[] = []
    await use(async (handle, baseURL = hallUrl()) => {
      const token = randomBytes(24).toString('hex')
      await ask(
        `insert into sessions (id, user_id, expires_at) select $1, id, now() + interval '1 hour' from members where handle = $2`,
        [createHash('sha256').update(token).digest('hex'), handle],
      )
      const extraHTTPHeaders = { Cookie: `guildhall_session=${token}` }
      const client = await request.newContext({ baseURL, extraHTTPHeaders, maxRedirects: 0 })
      clients.push(client)
      return client
    })
    for (const client of clients) await client.dispose()
  },

  emailTo: async ({ request: client }, use) => {
    await use(async (address, subject) => {
      let found: Letter | undefined
      await expect(async () => {
        const letters = (await (await client.get('/dev/mail.json')).json()) as Letter[]
        found = letters.find((letter) => letter.to === address && subject.test(letter.subject))
        expect(found, `a letter to ${address} about ${subject}`).toBeDefined()
      }).toPass({ timeout: 20_000 })
      return found!
    })
  },

  connection: [
    async ({}, use) => {
      const pool = new pg.Pool({ connectionString: process.env.HALL_DATABASE_URL, max: 2 })
      await use(pool)
      await pool.end()
    },
    { scope: 'worker' },
  ],

  hall: [async ({ connection }, use) => use(await findLandmarks(connection)), { scope: 'worker' }],

  ask: async ({ connection }, use) => {
    await use(async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) => {
      const { rows } = await connection.query<Row>(sql, values)
      return rows
    })
  },
})

export { expect }

/** The first link of a letter that leads into the hall, as a path. */
export function linkIn(letter: Letter): string {
  const link = letter.text.split(/\s+/).find((word) => word.startsWith(hallUrl()))
  if (!link) throw new Error(`There is no link in the letter “${letter.subject}”: ${letter.text}`)
  return link.slice(hallUrl().length)
}

/** Everything axe finds on the page as it is, one line for each element. */
export async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}

let joined = 0

/** An address that nobody has used yet. */
export function freshAddress(): string {
  joined += 1
  return `person-${process.pid}-${joined}-${Date.now().toString(36)}@example.org`
}

function sessionOf(who: Somebody, folder = ''): string {
  return `.cache/e2e/${folder}${who}.json`
}
