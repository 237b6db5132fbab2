import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { readMailReport } from './mail-reports.server.ts'

const key = Buffer.from('a secret of the test')
const secret = `whsec_${key.toString('base64')}`
const at = new Date().toISOString()

test('a bounce names its letter and the bare addresses', () => {
  const report = readMailReport(...signed(bounce('Permanent')), secret)
  expect(report).toEqual({ providerId: 're_7', addresses: ['ada@example.org'], reason: 'bounced', at: new Date(at) })
})

test('a complaint is one', () => {
  const { data } = bounce('Permanent')
  expect(readMailReport(...signed({ type: 'email.complained', created_at: at, data }), secret)?.reason).toBe(
    'complained',
  )
})

test('a bounce that may pass, a delivery and what we do not know ask nothing', () => {
  expect(readMailReport(...signed(bounce('Transient')), secret)).toBeNull()
  const { data } = bounce('Permanent')
  expect(readMailReport(...signed({ type: 'email.delivered', created_at: at, data }), secret)).toBeNull()
  expect(readMailReport(...signed({ type: 'email.bounced', surprise: true }), secret)).toBeNull()
})

test('a changed body, another secret, an old or a missing signature are refused', () => {
  const [body, headers] = signed(bounce('Permanent'))
  expect(() => readMailReport(body.replace('ada', 'eve'), headers, secret)).toThrow()
  expect(() => readMailReport(body, headers, `whsec_${Buffer.from('another one').toString('base64')}`)).toThrow()
  expect(() => readMailReport(...signed(bounce('Permanent'), Date.now() - 600_000), secret)).toThrow()
  expect(() => readMailReport(body, new Headers(), secret)).toThrow()
})

function bounce(type: string) {
  const data = { email_id: 're_7', to: ['Ada <ada@example.org>'], bounce: { type } }
  return { type: 'email.bounced', created_at: at, data }
}

function signed(report: object, moment = Date.now()): [string, Headers] {
  const body = JSON.stringify(report)
  const timestamp = String(Math.floor(moment / 1000))
  const signature = createHmac('sha256', key).update(`msg_1.${timestamp}.${body}`).digest('base64')
  const headers = { 'svix-id': 'msg_1', 'svix-timestamp': timestamp, 'svix-signature': `v1,${signature}` }
  return [body, new Headers(headers)]
}
