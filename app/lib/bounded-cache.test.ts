import { expect, it } from 'vitest'
import { BoundedCache } from './bounded-cache.ts'

const cacheOf = (limit: number) => new BoundedCache<string>(limit, (text) => text.length)

it('what was used last stays, what was not used longest goes', () => {
  const cache = cacheOf(3)
  for (const key of ['a', 'b', 'c']) cache.set(key, key)
  expect(cache.get('a')).toBe('a')
  cache.set('d', 'd')
  expect([cache.get('a'), cache.get('b'), cache.get('c'), cache.get('d')]).toEqual(['a', undefined, 'c', 'd'])
})

it('a heavy value makes room for itself; one beyond the limit is not kept and pushes nothing out', () => {
  const cache = cacheOf(4)
  cache.set('a', 'aa')
  cache.set('b', 'bbb')
  expect([cache.get('a'), cache.get('b')]).toEqual([undefined, 'bbb'])
  cache.set('c', 'ccccc')
  expect([cache.get('b'), cache.get('c')]).toEqual(['bbb', undefined])
})

it('a key set anew has its new weight alone', () => {
  const cache = cacheOf(4)
  cache.set('a', 'aaa')
  cache.set('a', 'a')
  cache.set('b', 'bbb')
  expect([cache.get('a'), cache.get('b')]).toEqual(['a', 'bbb'])
})
