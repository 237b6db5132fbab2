import { expect, test } from 'vitest'
import { sharedLook } from './shared-look.ts'

test('an answer was looked up after its caller asked, and callers that wait share one look', async () => {
  const looks: (() => void)[] = []
  let begun = 0
  const ask = sharedLook(() => {
    const number = ++begun
    return new Promise<number>((resolve) => looks.push(() => resolve(number)))
  })
  const first = ask()
  const late = [ask(), ask(), ask()]
  expect(begun).toBe(1)
  looks[0]!()
  expect(await first).toBe(1)
  await Promise.resolve()
  while (looks.length < 2) await new Promise(setImmediate)
  looks[1]!()
  expect(await Promise.all(late)).toEqual([2, 2, 2])
  expect(begun).toBe(2)
})

test('a look that fails fails for those who shared it and not for those who waited', async () => {
  let looks = 0
  const ask = sharedLook(async () => {
    if (++looks === 1) throw new Error('away')
    return 'here'
  })
  const [first, second] = [ask(), ask()]
  await expect(first).rejects.toThrow('away')
  expect(await second).toBe('here')
})
