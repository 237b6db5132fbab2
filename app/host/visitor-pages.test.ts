import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { isVisitors } from './visitor-pages.ts'

const asks = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  isVisitors({ url, headers, method } as unknown as IncomingMessage)

test('only a request that says nothing of its sender is a visitor’s', () => {
  expect([asks('/groups'), asks('/groups?page=2'), asks('/', {}, 'HEAD')]).toEqual([true, true, true])
  expect(asks('/groups', { cookie: 'guildhall_session=x' })).toBe(false)
  expect(asks('/groups', { cookie: 'guildhall_theme=dark' })).toBe(false)
  expect(asks('/groups', { authorization: 'Bearer x' })).toBe(false)
  expect(asks('/groups', {}, 'POST')).toBe(false)
})

test('feeds for all are kept like pages; files, data for scripts and a member’s own calendar are not', () => {
  const feeds = ['/groups/a/calendar.ics', '/groups/a/feed.atom', '/spaces/a/calendar.ics', '/events/a1.ics']
  expect(feeds.map((url) => asks(url))).toEqual(Array(4).fill(true))
  expect(['/sitemap.xml', '/calendar/secret.ics', '/groups.data', '/assets/app.css'].map((url) => asks(url))).toEqual(
    Array(4).fill(false),
  )
  expect(asks('/search?q=node.js')).toBe(true)
})
