import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { dropFalseHost, refusalOf } from './refused-requests.ts'

const asked = (url: string, method = 'GET', host: string | undefined = 'hall.example:3000') =>
  refusalOf({ url, method, headers: { host } } as IncomingMessage)?.status ?? null

test.each([
  '/',
  '/groups/a?q=a+b&f=a&f=b',
  '/search?q=100%25&to=%2Fgroups%3Fa%3Db',
  '/search?q=https://hall.example//a?b',
  '/members/%F0%9F%A6%89',
  '/?' + 'a=1&'.repeat(150),
])('the address %s is looked at', (url) => expect(asked(url)).toBeNull())

test.each([
  ['http://other/', 400],
  ['http://hall.example:3000/groups', 400],
  ['*', 400],
  ['', 400],
  ['hall.example:443', 400],
  ['//other/', 400],
  ['/\\other/', 400],
  ['/groups\\..\\x', 400],
  ['/%', 400],
  ['/groups/%zz', 400],
  ['/groups/%ff', 400],
  ['/groups/%ED%A0%80', 400],
  ['/groups/a%00b', 400],
  ['/search?q=%00', 400],
  ['/search?q=%ff%fe', 400],
  ['/search?q=%', 400],
  [`/search?${'a=1&'.repeat(3000)}`.slice(0, 7999), 400],
  [`/search?${'a&'.repeat(300)}`, 400],
  [`/${'a'.repeat(8000)}`, 414],
])('the address %s is refused with %i', (url, status) => expect(asked(url)).toBe(status))

test.each(['TRACE', 'CONNECT', 'OPTIONS', 'PROPFIND', 'LOCK', 'SEARCH', 'get', ''])(
  '%s is no method of the hall',
  (method) => expect(asked('/', method)).toBe(405),
)

test.each(['a b', 'a/b', 'a@b', 'a:99999', '[::1', 'a:b', 'evil.example, hall.example', '', '999.999.999.999'])(
  'the host %s is none',
  (host) => expect(asked('/', 'GET', host)).toBe(400),
)

test.each(['localhost', 'web_1:3000', '[::1]:3000', '127.0.0.1'])('the host %s is one', (host) =>
  expect(asked('/', 'GET', host)).toBeNull(),
)

test('nobody but a trusted proxy says for which host it was asked', () => {
  const left = (said: string, trusted: boolean) => {
    const headers = { 'x-forwarded-host': said }
    dropFalseHost(headers, trusted)
    return headers['x-forwarded-host']
  }
  expect([left('other:1', false), left('other:1', true), left('a b', true)]).toEqual([undefined, 'other:1', undefined])
})
