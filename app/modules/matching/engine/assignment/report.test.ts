import { expect, test } from 'vitest'

import { compareModes } from './compare-modes.ts'
import { compileInstance } from './compile-instance.ts'
import type { Instance, Mode } from './instance.ts'
import { reportOn } from './report.ts'
import { solveProgram } from './solve.ts'
import { gini, quantile } from './spread.ts'

const cohort: Instance = {
  edges: [
    ['e1', 'm1', 0.9],
    ['e1', 'm2', 0.8],
    ['e2', 'm1', 0.85],
    ['e2', 'm2', 0.1],
    ['e3', 'm1', 0.05],
  ],
  capacity: { m1: 1, m2: 1, m3: 2 },
  mentees: ['e4'],
}

test('the report counts people, places, ranks and why somebody is left', () => {
  expect(report(cohort, 'total')).toEqual({
    matched: 2,
    total: 1.65,
    min: 0.8,
    max: 0.85,
    p10: 0.8,
    blockingPairs: 1,
    blockingOverKept: 0,
    valid: true,
    openPlaces: 2,
    menteeRanks: [1, 1],
    mentorRanks: [1, 1],
    unmatched: [
      { id: 'e3', reason: 'places-taken' },
      { id: 'e4', reason: 'no-wishes' },
    ],
    belowMinimum: [],
    loadGini: 0.333333,
    pinsWithoutScore: 0,
    kept: 0,
    broken: 0,
  })
})

test('somebody left out although a place is open is told that the total is better so', () => {
  expect(report({ edges: [['e1', 'm1', -1]] }, 'total').unmatched).toEqual([{ id: 'e1', reason: 'better-total' }])
})

test('somebody nobody accepts is told so', () => {
  const lists = { mentees: [{ id: 'e1', prefers: ['m1'] }], mentors: [{ id: 'm1', prefers: [] }] }
  expect(report(lists, 'stable').unmatched).toEqual([{ id: 'e1', reason: 'nobody-acceptable' }])
})

test('a minimum load that cannot be filled is reported', () => {
  expect(report({ ...cohort, minimum: { m3: 1 } }, 'fair').belowMinimum).toEqual([
    { mentor: 'm3', load: 0, minimum: 1 },
  ])
})

test('the other modes stand beside the one that ran', () => {
  const program = compileInstance(cohort)
  const others = compareModes(cohort, program, 'total', solveProgram(program, 'total'))
  expect(others).toEqual({
    stable: { matched: 2, total: 1, min: 0.1, blockingPairs: 0, differ: 2 },
    fair: { matched: 2, total: 1.65, min: 0.8, blockingPairs: 1, differ: 0 },
  })
})

test('blocking pairs that only kept pairs cause are counted apart', () => {
  const instance: Instance = {
    mentees: [
      { id: 'e1', prefers: ['m1', 'm2'] },
      { id: 'e2', prefers: ['m1', 'm2'] },
    ],
    mentors: [{ id: 'm1', prefers: ['e1', 'e2'] }, { id: 'm2' }],
    keep: [['e2', 'm1']],
  }
  expect(report(instance, 'stable')).toMatchObject({ kept: 1, broken: 0, blockingPairs: 1, blockingOverKept: 1 })
})

test('the Gini coefficient is 0 for even loads and grows with the share of the few', () => {
  expect(gini([2, 2, 2])).toBe(0)
  expect(gini([0, 0, 0, 4])).toBe(0.75)
  expect(gini([])).toBe(0)
})

test('a quantile is the nearest rank', () => {
  expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.1)).toBe(1)
  expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 0.1)).toBe(2)
  expect(quantile([], 0.1)).toBeNull()
})

function report(instance: Instance, mode: Mode) {
  const program = compileInstance(instance)
  return reportOn(instance, program, solveProgram(program, mode))
}
