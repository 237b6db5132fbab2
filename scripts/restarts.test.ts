import { expect, test } from 'vitest'
import { countRestarts } from './restarts.ts'

test('what ends five times within a minute is not started again; others, and slower falls, are', () => {
  const mayStart = countRestarts()
  expect([0, 1, 2, 3].map((second) => mayStart('server.ts', second * 1000))).toEqual([true, true, true, true])
  expect(mayStart('server.ts', 4000)).toBe(false)
  expect(mayStart('worker.ts', 4000)).toBe(true)
  expect([0, 20, 40, 60, 80, 100].map((second) => mayStart('postgres', second * 1000))).not.toContain(false)
})
