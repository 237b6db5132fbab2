import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { NOON } from '#test/factories.ts'
import { db, inTransaction } from './database.server.ts'
import { deliverEmail, queueEmail } from './email.server.ts'
import { ok } from '#app/lib/result.ts'
import { newId } from './ids.server.ts'

type Asked = { path: string; headers: IncomingHttpHeaders; body: Record<string, unknown> }
let server: Server
let asked: Asked[] = []
let answers: { status: number; body: object }[] = []
const accepted = { status: 200, body: { id: 're_1' } }

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => (text += chunk))
    request.on('end', () => {
      asked.push({ path: request.url!, headers: request.headers, body: JSON.parse(text) })
      const { status, body } = answers.shift() ?? accepted
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  process.env.RESEND_BASE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  process.env.RESEND_API_KEY = 're_test'
  process.env.MAIL_FROM ||= 'Guildhall <hall@example.org>'
  process.env.MAIL_FROM = 'Guildhall <hall@example.org>'
})
useDatabase()
afterAll(() => server.close())
beforeEach(() => {
  asked = []
  answers = []
})

async function letter(given: { id?: string } = {}): Promise<string> {
  const id = given.id ?? newId()
  const envelope = {
    id,
    to: 'ada@example.org',
    at: NOON,
    headers: { 'List-Unsubscribe': '<https://hall.example/stop>' },
  }
  await inTransaction({ db: db(), now: NOON }, async (tx) => {
    await queueEmail(tx, envelope, { subject: 'A seat is yours', paragraphs: ['Come along.'] })
    return ok()
  })
  return id
}
const state = (id: string) => db().mail.findUniqueOrThrow({ where: { id } })

test('a letter goes out under its own id as idempotency key, with its headers, and is marked as sent', async () => {
  const id = await letter()
  await deliverEmail(db(), id, NOON)
  expect(asked).toHaveLength(1)
  expect(asked[0]!.path).toBe('/emails')
  expect(asked[0]!.headers['idempotency-key']).toBe(id)
  expect(asked[0]!.headers.authorization).toBe('Bearer re_test')
  expect(asked[0]!.body).toMatchObject({
    from: 'Guildhall <hall@example.org>',
    to: 'ada@example.org',
    subject: 'A seat is yours',
    headers: { 'List-Unsubscribe': '<https://hall.example/stop>' },
  })
  expect(await state(id)).toMatchObject({ status: 'sent', providerId: 're_1', attempts: 1 })
})

test('a letter handed over twice is sent once', async () => {
  const id = await letter()
  await deliverEmail(db(), id, NOON)
  await deliverEmail(db(), id, NOON)
  expect(asked).toHaveLength(1)
})

test('two letters of one id are one letter, with one job', async () => {
  const id = newId()
  await letter({ id })
  await letter({ id })
  const [row] = await db().$queryRaw<{ jobs: number }[]>`
    select count(*)::int as jobs from graphile_worker.jobs where key = ${`mail:${id}`}`
  expect(row!.jobs).toBe(1)
})

for (const status of [429, 500, 503]) {
  test(`an answer ${status} leaves the letter waiting, and the next attempt uses the same key`, async () => {
    const id = await letter()
    answers = [{ status, body: { statusCode: status, name: 'trouble', message: 'Not now.' } }]
    await expect(deliverEmail(db(), id, NOON)).rejects.toThrow('did not take the letter')
    expect(await state(id)).toMatchObject({
      status: 'waiting',
      attempts: 1,
      lastError: expect.stringContaining(String(status)),
    })
    await deliverEmail(db(), id, NOON)
    expect(asked.map(({ headers }) => headers['idempotency-key'])).toEqual([id, id])
    expect(await state(id)).toMatchObject({ status: 'sent', attempts: 2 })
  })
}

test('an address that is refused for good is kept with the reason and not tried again', async () => {
  const id = await letter()
  answers = [{ status: 422, body: { statusCode: 422, name: 'validation_error', message: 'Invalid `to` field.' } }]
  await deliverEmail(db(), id, NOON)
  expect(await state(id)).toMatchObject({
    status: 'refused',
    lastError: expect.stringContaining('Invalid `to` field.'),
  })
  await deliverEmail(db(), id, NOON)
  expect(asked).toHaveLength(1)
})
