import { expect, it } from 'vitest'
import { editDistance } from './edit-distance.ts'

it.each([
  ['pyhton', 'python'],
  ['pythn', 'python'],
  ['pythoon', 'python'],
  ['pithon', 'python'],
  ['ypthon', 'python'],
])('%s is one slip away from %s, whichever is asked first', (one, other) => {
  expect([editDistance(one, other), editDistance(other, one)]).toEqual([1, 1])
})

it.each([
  ['python', 'python'],
  ['pyhtno', 'python'],
  ['pxxhon', 'python'],
  ['py', 'python'],
  ['tpyhon', 'python'],
])('%s is not one slip away from %s', (one, other) => {
  expect(editDistance(one, other)).not.toBe(1)
  expect(editDistance(other, one)).not.toBe(1)
})
