import { expect, test } from 'vitest'
import { pinTrouble } from './pins.ts'

test('a first pin is fine, and so is saying it again', () => {
  expect(pinTrouble([], ['a', 'x'], 1)).toBeNull()
  expect(pinTrouble([['a', 'x']], ['a', 'x'], 1)).toBeNull()
})

test('a mentee is fixed with one mentor alone', () => {
  expect(pinTrouble([['a', 'x']], ['a', 'y'], 1)).toMatch('somebody else already')
})

test('a mentor is not fixed with more mentees than places', () => {
  expect(pinTrouble([['a', 'x']], ['b', 'x'], 1)).toMatch('one place')
  expect(pinTrouble([['a', 'x']], ['b', 'x'], 2)).toBeNull()
})

test('pins never lead around in a circle', () => {
  expect(
    pinTrouble(
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
      ['c', 'a'],
      3,
    ),
  ).toMatch('circle')
  expect(pinTrouble([], ['a', 'a'], 3)).toMatch('themselves')
})
