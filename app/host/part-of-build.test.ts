import type { ServerBuild } from '@remix-run/node'
import { expect, test } from 'vitest'
import { partsOfBuild, segmentOf } from './part-of-build.ts'

const route = (id: string, path?: string, parentId?: string) => [id, { id, path, parentId, module: {} }]
const routes = Object.fromEntries([
  route('root'),
  route('front', undefined, 'root'),
  route('groups', 'groups', 'root'),
  route('group', ':slug', 'groups'),
  route('threads', 'threads/:id', 'root'),
  route('lost', '*', 'root'),
])
const build = { routes, assets: { routes } } as unknown as ServerBuild
const parts = new Map(partsOfBuild(build).map(([segment, part]) => [segment, Object.keys(part.routes).sort()]))

test('each part has the routes its addresses can mean, with their parents', () => {
  expect(parts.get('groups')).toEqual(['front', 'group', 'groups', 'lost', 'root'])
  expect(parts.get('threads')).toEqual(['front', 'lost', 'root', 'threads'])
  expect(parts.get('')).toEqual(['front', 'lost', 'root'])
  expect([...parts.keys()].sort()).toEqual(['', 'groups', 'threads'])
})

test('what the browser is told of a part are the same routes', () => {
  for (const [, part] of partsOfBuild(build)) expect(Object.keys(part.assets.routes)).toEqual(Object.keys(part.routes))
})

test('a page and its data have the same segment', () => {
  expect(['/groups/a', '/groups', '/groups.data', '/groups/a.data', '/'].map(segmentOf)).toEqual([
    'groups',
    'groups',
    'groups',
    'groups',
    '',
  ])
})
