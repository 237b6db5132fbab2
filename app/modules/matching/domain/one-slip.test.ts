import { expect, it } from 'vitest'
import { isOneSlipAway } from './one-slip.ts'

it.each([
  ['pyhton', 'python'],
  ['pythn', 'python'],
  ['pythoon', 'python'],
  ['pithon', 'python'],
  ['ypthon', 'python'],
])('%s is one slip away from %s, whichever is asked first', (one, other) => {
  expect([isOneSlipAway(one, other), isOneSlipAway(other, one)]).toEqual([true, true])
})

it.each([
  ['python', 'python'],
  ['pyhtno', 'python'],
  ['pxxhon', 'python'],
  ['py', 'python'],
  ['tpyhon', 'python'],
])('%s is not one slip away from %s', (one, other) => {
  expect([isOneSlipAway(one, other), isOneSlipAway(other, one)]).toEqual([false, false])
})
