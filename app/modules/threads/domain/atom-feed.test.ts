import { expect, it } from 'vitest'
import { atomFeed } from './atom-feed.ts'

it('a feed stays well-formed whatever people write', () => {
  const at = new Date('2026-11-25T12:00:00Z')
  const xml = atomFeed({
    title: 'Nuts & <bolts>',
    subtitle: 'a\u0000b',
    self: 'http://h/f?a=1&b=2',
    page: 'http://h/g',
    updatedAt: at,
    entries: [
      { url: 'http://h/t', title: ']]>', html: '<p>"x"</p>', author: '\ud800 Mara 🔧', createdAt: at, updatedAt: at },
    ],
  })
  expect(xml).toContain('<title>Nuts &amp; &lt;bolts&gt;</title>')
  expect(xml).toContain('<subtitle>ab</subtitle>')
  expect(xml).toContain('href="http://h/f?a=1&amp;b=2"')
  expect(xml).toContain('&lt;p&gt;&quot;x&quot;&lt;/p&gt;')
  expect(xml).toContain('<name> Mara 🔧</name>')
})
