import { expect, test } from 'vitest'
import { cameThroughProxy } from './proxy-signs.ts'

test.each([
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'cf-connecting-ip',
])('a request with %s came through a proxy', (name) => expect(cameThroughProxy({ host: 'a', [name]: '' })).toBe(true))

test('a request without came straight', () => {
  expect(cameThroughProxy({ host: 'a', accept: '*/*', 'user-agent': 'via', 'x-client-address': '127.0.0.1' })).toBe(
    false,
  )
})
