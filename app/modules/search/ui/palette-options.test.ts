import { expect, test } from 'vitest'
import { openingGroups, suggestedGroups, type Suggestion } from './palette-options.ts'

const hit = (kind: Suggestion['kind'], id: string): Suggestion => ({
  kind,
  id,
  href: `/${kind}/${id}`,
  title: [{ text: id, hit: true }],
  meta: '',
})

test('hits stand by kind, the kind of the best one first, and the whole search comes last', () => {
  const groups = suggestedGroups('lab', [hit('events', 'a'), hit('threads', 'b'), hit('events', 'c')])
  expect(groups.map(({ title, options }) => [title, options.map(({ href }) => href)])).toEqual([
    ['Events', ['/events/a', '/events/c']],
    ['Threads', ['/threads/b']],
    ['Search', ['/search?q=lab']],
  ])
})

test('where nothing fits, the whole search is still a choice', () => {
  expect(suggestedGroups('zz', []).flatMap(({ options }) => options.map(({ href }) => href))).toEqual(['/search?q=zz'])
})

test('before a word is typed there are the last searches and the rooms; the inbox only for those who have one', () => {
  const titles = (groups: ReturnType<typeof openingGroups>) => groups.map(({ title }) => title)
  expect(titles(openingGroups([], false))).toEqual(['Go to'])
  expect(titles(openingGroups(['ccna'], true))).toEqual(['You looked for', 'Go to'])
  expect(JSON.stringify(openingGroups([], false))).not.toContain('/inbox')
  expect(JSON.stringify(openingGroups([], true))).toContain('/inbox')
})
