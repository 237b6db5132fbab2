import type { ServerBuild } from '@remix-run/node'
import { expect, test } from 'vitest'
import { partsOfBuild } from './part-of-build.ts'

const page = { default: () => null }
const route = (id: string, more: object = {}) => [id, { id, parentId: 'root', module: page, ...more }]
const routes = Object.fromEntries([
  route('root', { parentId: undefined, path: '' }),
  route('front', { index: true }),
  route('groups', { path: 'groups' }),
  route('group', { path: 'groups/:slug' }),
  route('new-group', { path: 'groups/new' }),
  route('feed', { path: 'groups/:slug/feed.atom', module: { loader: () => null } }),
  route('thread', { path: 'threads/:id' }),
])
const partOf = partsOfBuild({ routes, assets: { routes } } as unknown as ServerBuild)
const idsOf = (path: string) => Object.keys(partOf(path).build.routes).sort()

test('an address gets the route it leads to, its parents, and those of the addresses above it', () => {
  expect(idsOf('/threads/a')).toEqual(['front', 'root', 'thread'])
  expect(idsOf('/groups/a')).toEqual(['front', 'group', 'groups', 'root'])
  expect(idsOf('/groups/new')).toEqual(['front', 'groups', 'new-group', 'root'])
  expect(idsOf('/')).toEqual(['front', 'root'])
})

test('addresses with the same routes share a part', () => {
  expect(partOf('/threads/a')).toBe(partOf('/threads/b'))
  expect(partOf('/groups/a')).not.toBe(partOf('/groups/new'))
})

test('a page and its data have the same part', () => {
  expect(partOf('/groups/a.data')).toBe(partOf('/groups/a'))
  expect(partOf('/_root.data')).toBe(partOf('/'))
})

test('what the browser is told of a part are the same routes', () => {
  const { build } = partOf('/groups/a')
  expect(Object.keys(build.assets.routes)).toEqual(Object.keys(build.routes))
})

test('an address that leads nowhere is left to the whole build', () => {
  expect(Object.keys(partOf('/nowhere/at/all').build.routes)).toHaveLength(7)
})

test('a page is told from what only answers', () => {
  expect([partOf('/groups/a'), partOf('/groups/a/feed.atom')].map(({ isPage }) => isPage)).toEqual([true, false])
})
