import fc from 'fast-check'
import { expect, test } from 'vitest'

import { assignAtLeastCost } from './best-total.ts'
import type { CostGraph } from './seating.ts'

test('the total is the same whether bids or shortest paths seat people', () => {
  fc.assert(
    fc.property(contestedGraph(), (graph) => {
      const byPathsAlone = totalCost(graph, assignAtLeastCost(graph, { bidsEach: 0 }))
      expect(totalCost(graph, assignAtLeastCost(graph, { bidsEach: 1 }))).toBe(byPathsAlone)
      expect(totalCost(graph, assignAtLeastCost(graph, { bidsEach: 1000 }))).toBe(byPathsAlone)
    }),
    { numRuns: 300, seed: 1 },
  )
})

test('a chain of moves seats everyone where each step displaces somebody', () => {
  const people = 50
  const graph: CostGraph = {
    start: Int32Array.from({ length: people + 1 }, (_, e) => 2 * e),
    mentor: Int32Array.from({ length: 2 * people }, (_, k) =>
      k % 2 === 0 ? k >> 1 : ((k >> 1) + people - 1) % people,
    ),
    cost: Float64Array.from({ length: 2 * people }, (_, k) => k % 2),
    capacity: new Int32Array(people).fill(1, 1),
    aloneCost: 1000,
  }
  const chosen = assignAtLeastCost(graph, { bidsEach: 0 })
  expect(chosen.filter((edge) => edge === -1)).toHaveLength(1)
  expect(totalCost(graph, chosen)).toBe(1000)
})

function contestedGraph(): fc.Arbitrary<CostGraph> {
  return fc
    .record({ people: fc.integer({ min: 2, max: 30 }), mentors: fc.integer({ min: 1, max: 8 }) })
    .chain(({ people, mentors }) =>
      fc
        .record({
          fame: fc.array(fc.nat(30), { minLength: mentors, maxLength: mentors }),
          taste: fc.array(fc.nat(25), { minLength: people * mentors, maxLength: people * mentors }),
          places: fc.array(fc.nat(4), { minLength: mentors, maxLength: mentors }),
          alone: fc.constantFrom(20, 40, 10_000),
        })
        .map(({ fame, taste, places, alone }) => {
          const edges: { mentor: number; cost: number }[] = []
          const start = [0]
          for (let e = 0; e < people; e++) {
            const row = fame.map((cost, mentor) => ({ mentor, cost: cost + taste[e * mentors + mentor]! }))
            edges.push(...row.filter(({ cost }) => cost % 5 !== 0).sort((a, b) => a.cost - b.cost))
            start.push(edges.length)
          }
          return {
            start: Int32Array.from(start),
            mentor: Int32Array.from(edges, ({ mentor }) => mentor),
            cost: Float64Array.from(edges, ({ cost }) => cost),
            capacity: Int32Array.from(places),
            aloneCost: alone,
          }
        }),
    )
}

function totalCost({ cost, aloneCost }: CostGraph, chosen: Int32Array): number {
  return chosen.reduce((sum, edge) => sum + (edge === -1 ? aloneCost : cost[edge]!), 0)
}
