import { expect, test } from 'vitest'
import fc from 'fast-check'
import { checkMatching } from '#app/modules/matching/engine/assignment/check.ts'
import { compileInstance } from '#app/modules/matching/engine/assignment/compile-instance.ts'
import { pairsOf } from '#app/modules/matching/engine/assignment/pairs.ts'
import { parseInstance } from '#app/modules/matching/engine/assignment/parse-instance.ts'
import { solveProgram } from '#app/modules/matching/engine/assignment/solve.ts'
import { cohortInstance, figureOf, type CohortInput, type CohortPerson } from './cohort.ts'
import { ownCheck } from './own-check.ts'

const person = (id: string, more: Partial<CohortPerson> = {}): CohortPerson => ({
  id,
  capacity: 1,
  wishes: [],
  openToOthers: true,
  ...more,
})

const cohort = (more: Partial<CohortInput>): CohortInput => ({
  mentees: [person('e1'), person('e2')],
  mentors: [person('m1'), person('m2')],
  scores: [],
  apart: [],
  pins: [],
  forbidden: [],
  keep: [],
  ...more,
})

test('a wish outweighs any score, and the dearest wish most', () => {
  const wisher = person('e1', { wishes: ['m1', 'm2'] })
  expect(figureOf(wisher, 'm1', 0)).toBe(1)
  expect(figureOf(wisher, 'm2', 0)).toBe(0.75)
  expect(figureOf(wisher, 'm3', 1)).toBe(0.5)
})

test('without wishes the score counts whole', () => {
  expect(figureOf(person('e1'), 'm1', 0.8)).toBe(0.8)
})

test('somebody who wants only those they named gets nobody else', () => {
  const strict = person('e1', { wishes: ['m1'], openToOthers: false })
  const { edges } = cohortInstance(cohort({ mentees: [strict], scores: [['e1', 'm2', 0.9]] }))
  expect(edges).toEqual([['e1', 'm1', 1, 0]])
})

test('two between whom a block stands never meet, wished or pinned', () => {
  const instance = cohortInstance(
    cohort({
      mentees: [person('e1', { wishes: ['m1'] })],
      scores: [['e1', 'm1', 0.9]],
      apart: [['e1', 'm1']],
      pins: [['e1', 'm1']],
    }),
  )
  expect(instance.edges).toEqual([])
  expect(instance.pins).toEqual([])
})

test('nobody is matched with themselves', () => {
  const both = cohort({ mentees: [person('x', { wishes: ['x'] })], mentors: [person('x')], scores: [['x', 'x', 1]] })
  expect(cohortInstance(both).edges).toEqual([])
})

test('pins of people who left are passed over', () => {
  expect(cohortInstance(cohort({ pins: [['gone', 'm1']] })).pins).toEqual([])
})

const ids = (message: string, count: number) => Array.from({ length: count }, (_, at) => `${message}${at}`)
const people = (own: string[], others: string[]) =>
  fc.tuple(
    ...own.map((id) =>
      fc.record({
        id: fc.constant(id),
        capacity: fc.integer({ min: 1, max: 3 }),
        wishes: fc.shuffledSubarray(others, { maxLength: 3 }),
        openToOthers: fc.boolean(),
      }),
    ),
  )
const cohorts = fc.record({
  mentees: people(ids('e', 6), ids('m', 4)),
  mentors: people(ids('m', 4), ids('e', 6)),
  figures: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 24, maxLength: 24 }),
})

function inputOf({
  mentees,
  mentors,
  figures,
}: {
  mentees: CohortPerson[]
  mentors: CohortPerson[]
  figures: number[]
}) {
  const scores = figures.map((score, at) => [`e${Math.floor(at / 4)}`, `m${at % 4}`, score] as const)
  return cohort({ mentees, mentors, scores })
}

test('every cohort is an instance the engine takes, whatever the order of its people', () => {
  fc.assert(
    fc.property(cohorts, (given) => {
      const input = inputOf(given)
      const instance = cohortInstance(input)
      parseInstance(JSON.parse(JSON.stringify(instance)))
      compileInstance(instance)
      const turned = cohortInstance({
        ...input,
        mentees: [...input.mentees].reverse(),
        mentors: [...input.mentors].reverse(),
        scores: [...input.scores].reverse(),
      })
      expect(JSON.stringify(turned)).toBe(JSON.stringify(instance))
    }),
    { numRuns: 100 },
  )
})

test('in a stable matching nobody finds anyone better who would agree; elsewhere the own checks count what blocks', () => {
  fc.assert(
    fc.property(cohorts, fc.constantFrom('stable', 'total', 'fair'), (given, mode) => {
      const instance = cohortInstance(inputOf(given))
      const program = compileInstance(instance)
      const pairs = pairsOf(program, solveProgram(program, mode))
      const { blockingPairs } = checkMatching(instance, pairs)
      if (mode === 'stable') expect(blockingPairs).toEqual([])
      for (const role of ['mentee', 'mentor'] as const) {
        const everyone = role === 'mentee' ? instance.mentees! : instance.mentors!
        const found = everyone.map((id) => ownCheck(instance, pairs, id)[0]!.wouldAgree)
        expect(found.reduce((sum, count) => sum + count, 0)).toBe(blockingPairs.length)
      }
    }),
    { numRuns: 150 },
  )
})

test('whom organizers put together is told so, and nothing is said of wishes that were not asked', () => {
  const instance = cohortInstance(
    cohort({ mentees: [person('e1', { wishes: ['m2'] }), person('e2', { wishes: ['m2'] })], pins: [['e1', 'm1']] }),
  )
  const program = compileInstance(instance)
  const pairs = pairsOf(program, solveProgram(program, 'stable'))
  expect(ownCheck(instance, pairs, 'e1')).toEqual([
    { role: 'mentee', partners: ['m1'], fixed: ['m1'], preferred: 0, wouldAgree: 0 },
  ])
  expect(ownCheck(instance, pairs, 'm1')[0]!.fixed).toEqual(['e1'])
  expect(ownCheck(instance, pairs, 'e2')[0]).toMatchObject({ partners: ['m2'], fixed: [] })
})
