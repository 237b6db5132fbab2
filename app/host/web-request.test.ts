import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { asWebRequest, canBeFile } from './web-request.ts'

test('a page and its data are no files', () => {
  expect(['/', '/groups/a', '/groups/a.data', '/events/2.5/dates'].map(canBeFile)).toEqual(Array(4).fill(false))
  expect(['/favicon.svg', '/robots.txt', '/calendar/x.ics'].map(canBeFile)).toEqual(Array(3).fill(true))
})

test('Remix reads the address and what the client said', () => {
  const asked = { method: 'GET', originalUrl: '/search?q=a', headers: { cookie: 'a=1', accept: 'text/html' } }
  const request = asWebRequest(asked as unknown as IncomingMessage & { originalUrl: string }, 'https://hall.example')
  expect(request.url).toBe('https://hall.example/search?q=a')
  expect([request.headers.get('cookie'), request.headers.get('accept')]).toEqual(['a=1', 'text/html'])
})
