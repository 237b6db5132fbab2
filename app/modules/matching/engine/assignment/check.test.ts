import { describe, expect, test } from 'vitest'

import { checkMatching } from './check.ts'
import type { Pair, PreferenceInstance, ScoredInstance } from './instance.ts'

const lists: PreferenceInstance = {
  mentees: [
    { id: 'e1', prefers: ['m1', 'm2'] },
    { id: 'e2', prefers: ['m1', 'm2'] },
    { id: 'e3', prefers: ['m2'] },
  ],
  mentors: [
    { id: 'm1', prefers: ['e2', 'e1'] },
    { id: 'm2', prefers: [['e1', 'e2']] },
  ],
}

const scored: ScoredInstance = {
  edges: [
    ['e1', 'm1', 0.9],
    ['e1', 'm2', 0.2],
    ['e2', 'm1', 0.8],
    ['e2', 'm2', 0.7],
  ],
}

describe('wish lists', () => {
  test('a stable matching has a certificate without blocking pairs', () => {
    const pairs: Pair[] = [
      ['e1', 'm2'],
      ['e2', 'm1'],
    ]
    expect(checkMatching(lists, pairs)).toMatchObject({ valid: true, stable: true, matched: 2, blockingPairs: [] })
  })

  test('a pair who would both rather be together is named', () => {
    const pairs: Pair[] = [
      ['e1', 'm1'],
      ['e2', 'm2'],
    ]
    expect(checkMatching(lists, pairs)).toMatchObject({
      valid: true,
      stable: false,
      blockingPairs: [{ mentee: 'e2', mentor: 'm1' }],
    })
  })

  test('an open place blocks with whoever is acceptable and free, equals do not block', () => {
    expect(checkMatching(lists, [['e2', 'm1']]).blockingPairs).toEqual([{ mentee: 'e1', mentor: 'm2' }])
    const m2WithE2: Pair[] = [['e2', 'm2']]
    expect(
      checkMatching({ ...lists, mentors: [lists.mentors[1]!, { id: 'm1', capacity: 0 }] }, m2WithE2).blockingPairs,
    ).toEqual([])
  })

  test('a pair the mentor did not list is not acceptable unless it is pinned', () => {
    expect(checkMatching(lists, [['e3', 'm2']])).toMatchObject({ valid: false, unacceptable: [['e3', 'm2']] })
    expect(checkMatching({ ...lists, pins: [['e3', 'm2']] }, [['e3', 'm2']])).toMatchObject({
      valid: true,
      unacceptable: [],
    })
  })

  test('a pinned place is not there to be taken', () => {
    const pinned = { ...lists, pins: [['e1', 'm1'] as const] }
    const pairs: Pair[] = [
      ['e1', 'm1'],
      ['e2', 'm2'],
    ]
    expect(checkMatching(pinned, pairs)).toMatchObject({ valid: true, stable: true })
  })
})

describe('scored pairs', () => {
  test('the total is the sum of the edges matched', () => {
    const pairs: Pair[] = [
      ['e1', 'm2'],
      ['e2', 'm1'],
    ]
    const verdict = checkMatching(scored, pairs)
    expect(verdict.total).toBe(1)
    expect(verdict.blockingPairs).toEqual([{ mentee: 'e1', mentor: 'm1' }])
    expect(checkMatching({ ...scored, minimise: true }, pairs).blockingPairs).toEqual([])
  })

  test('a pair without an edge is not acceptable', () => {
    const apart = { ...scored, mentees: ['e3'] }
    expect(checkMatching(apart, [['e3', 'm1']])).toMatchObject({ valid: false, unacceptable: [['e3', 'm1']] })
  })
})

describe('both', () => {
  test.each([
    ['wish lists', lists],
    ['scored pairs', scored],
  ])('strangers, doubles, full mentors, missing pins and forbidden pairs are named: %s', (_, instance) => {
    const locked = { ...instance, pins: [['e1', 'm2'] as const], forbidden: [['e2', 'm1'] as const] }
    const pairs: Pair[] = [
      ['e1', 'm1'],
      ['e2', 'm1'],
      ['e2', 'm2'],
      ['e7', 'm2'],
    ]
    expect(checkMatching(locked, pairs)).toMatchObject({
      valid: false,
      stable: false,
      unknown: [['e7', 'm2']],
      doubled: ['e2'],
      overfull: [
        { mentor: 'm1', load: 2, capacity: 1 },
        { mentor: 'm2', load: 2, capacity: 1 },
      ],
      missingPins: [['e1', 'm2']],
      forbidden: [['e2', 'm1']],
    })
  })
})
