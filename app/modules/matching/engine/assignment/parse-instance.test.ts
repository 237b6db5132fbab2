import { expect, test } from 'vitest'

import { compileInstance } from './compile-instance.ts'
import { InstanceError } from './instance.ts'
import { parseInstance } from './parse-instance.ts'

const lists = { mentees: [{ id: 'e1', prefers: ['m1', ['m2']] }], mentors: [{ id: 'm1', capacity: 2 }, { id: 'm2' }] }

test('sound wish lists and scored pairs pass', () => {
  expect(parseInstance(lists)).toBe(lists)
  const scored = { edges: [['e1', 'm1', 0.5]], capacity: { m1: 2 }, minimise: false }
  expect(parseInstance(scored)).toBe(scored)
})

test.each([
  ['something that is not an object', [], [], 'must be an object'],
  ['mentees missing', { mentors: [] }, ['mentees'], 'is missing'],
  ['an unknown field', { ...lists, colour: 1 }, ['colour'], 'is not a field of an instance'],
  [
    'an unknown field of a person',
    { ...lists, mentees: [{ id: 'e1', age: 3 }] },
    ['mentees', 0, 'age'],
    'is not a field',
  ],
  ['a blank id', { ...lists, mentees: [{ id: ' ' }] }, ['mentees', 0, 'id'], 'must not be blank'],
  ['a negative capacity', { ...lists, mentors: [{ id: 'm1', capacity: -1 }] }, ['mentors', 0, 'capacity'], 'negative'],
  ['half a place', { edges: [], capacity: { m1: 0.5 } }, ['capacity', 'm1'], 'must be a whole number'],
  ['a score that is text', { edges: [['e1', 'm1', '1']] }, ['edges', 0, 2], 'must be a number'],
  ['a score that is not finite', { edges: [['e1', 'm1', Infinity]] }, ['edges', 0, 2], 'must be between'],
  ['an edge of two', { edges: [['e1', 'm1']] }, ['edges', 0], 'must be [mentee, mentor, score]'],
  [
    'a wish that is a number',
    { ...lists, mentees: [{ id: 'e1', prefers: [['m1', 4]] }] },
    ['mentees', 0, 'prefers', 0, 1],
    'text',
  ],
  ['a pin of one', { ...lists, pins: [['e1']] }, ['pins', 0], 'must be [mentee, mentor]'],
  ['a negative keep weight', { ...lists, keepWeight: -1 }, ['keepWeight'], 'must not be negative'],
])('%s is refused where it stands', (_, value, path, problem) => {
  const fault = faultOf(() => parseInstance(value))
  expect(fault.path).toEqual(path)
  expect(fault.message).toContain(problem)
})

test.each([
  ['a mentee twice', { mentees: [{ id: 'e1' }, { id: 'e1' }], mentors: [] }, ['mentees', 1, 'id'], 'stands twice'],
  [
    'a wish for somebody unknown',
    { mentees: [{ id: 'e1', prefers: ['m9'] }], mentors: [] },
    ['mentees', 0, 'prefers', 0],
    'no mentor "m9"',
  ],
  [
    'a wish twice',
    { ...lists, mentees: [{ id: 'e1', prefers: ['m1', ['m2', 'm1']] }] },
    ['mentees', 0, 'prefers', 1, 1],
    'stands twice',
  ],
  [
    'a pair twice',
    {
      edges: [
        ['e1', 'm1', 1],
        ['e1', 'm1', 2],
      ],
    },
    ['edges', 1],
    'stands twice',
  ],
  [
    'more minimum than places',
    { edges: [['e1', 'm1', 1]], minimum: { m1: 2 } },
    ['minimum', 'm1'],
    'above the capacity',
  ],
  ['a pin of somebody unknown', { ...lists, pins: [['e9', 'm1']] }, ['pins', 0, 0], 'no mentee "e9"'],
  [
    'one mentee pinned twice',
    {
      ...lists,
      pins: [
        ['e1', 'm1'],
        ['e1', 'm2'],
      ],
    },
    ['pins', 1, 1],
    'pinned to m1 and to m2',
  ],
  [
    'a pin repeated',
    {
      ...lists,
      pins: [
        ['e1', 'm1'],
        ['e1', 'm1'],
      ],
    },
    ['pins', 1],
    'stands twice',
  ],
  [
    'a pin that is forbidden',
    { ...lists, pins: [['e1', 'm1']], forbidden: [['e1', 'm1']] },
    ['forbidden', 0],
    'pinned and forbidden',
  ],
  [
    'a kept mentee twice',
    {
      ...lists,
      keep: [
        ['e1', 'm1'],
        ['e1', 'm2'],
      ],
    },
    ['keep', 1, 0],
    'stands twice',
  ],
])('%s is refused where it stands, though the shape is right', (_, value, path, problem) => {
  const fault = faultOf(() => compileInstance(parseInstance(value)))
  expect(fault.path).toEqual(path)
  expect(fault.message).toContain(problem)
})

test('more pins than a mentor has places are refused', () => {
  const instance = parseInstance({
    mentees: [{ id: 'e1' }, { id: 'e2' }],
    mentors: [{ id: 'm1' }],
    pins: [
      ['e1', 'm1'],
      ['e2', 'm1'],
    ],
  })
  const fault = faultOf(() => compileInstance(instance))
  expect(fault.path).toEqual(['pins', 1, 1])
  expect(fault.message).toBe('m1 has more pins than places (1)')
})

test('pins that run in a circle among people who are mentee and mentor at once are refused', () => {
  const people = ['ada', 'ben', 'cleo'].map((id) => ({ id }))
  const instance = parseInstance({
    mentees: people,
    mentors: people,
    pins: [
      ['ada', 'ben'],
      ['ben', 'cleo'],
      ['cleo', 'ada'],
    ],
  })
  const fault = faultOf(() => compileInstance(instance))
  expect(fault.path).toEqual(['pins', 2])
  expect(fault.message).toBe('pins run in a circle: cleo → ada → ben → cleo')
})

function faultOf(act: () => unknown): InstanceError {
  try {
    act()
  } catch (fault) {
    if (fault instanceof InstanceError) return fault
    throw fault
  }
  throw new Error('nothing was refused')
}
