import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { bestSmallTeam } from './small-team.ts'
import { chooseTeam, describeTeam } from './team.ts'
import { Cover, teamValue } from './team-value.ts'

describe('choosing a team', () => {
  test('up to three members, it is the best of all teams', () => {
    fc.assert(
      fc.property(covers(9), fc.integer({ min: 1, max: 3 }), (cover, max) => {
        expect(chooseTeam(cover, max).value).toBeCloseTo(bestOfAll(cover, max), 12)
      }),
      { numRuns: 200, seed: 1 },
    )
  })

  test('with four or five members it reaches at least 99.5 % of the best', () => {
    fc.assert(
      fc.property(covers(9), fc.integer({ min: 4, max: 5 }), (cover, max) => {
        expect(chooseTeam(cover, max).value).toBeGreaterThanOrEqual(0.995 * bestOfAll(cover, max))
      }),
      { numRuns: 200, seed: 2 },
    )
  })

  test('out of hundreds of mentors, the shortlist loses less than half a per cent', () => {
    fc.assert(
      fc.property(covers(150, 120), (cover) => {
        const everyone = Array.from({ length: cover.mentors }, (_, mentor) => mentor)
        const exact = teamValue(cover, bestSmallTeam(cover, everyone, 3))
        expect(chooseTeam(cover, 3).value).toBeGreaterThanOrEqual(0.995 * exact)
      }),
      { numRuns: 20, seed: 3 },
    )
  })

  test('nobody is chosen who is not worth a place', () => {
    expect(chooseTeam(new Cover([1], Float64Array.of(0.02, 0.01)), 3)).toMatchObject({
      members: [],
      value: 0,
      gaps: [0],
    })
  })

  test('a second mentor joins for the goal the first cannot cover', () => {
    const cover = new Cover([2, 1], Float64Array.of(0.9, 0, 0.8, 0, 0, 0.6))
    const team = chooseTeam(cover, 3)
    expect(team.members.map(({ mentor, leads }) => [mentor, leads])).toEqual([
      [0, [0]],
      [2, [1]],
    ])
    expect(team.members[0]?.substitute?.mentor).toBe(1)
    expect(team.gaps).toEqual([])
  })

  test('goals without weight or chances beyond 0 to 1 are refused', () => {
    expect(() => new Cover([], new Float64Array(0))).toThrow(RangeError)
    expect(() => new Cover([0], Float64Array.of(0.5))).toThrow(RangeError)
    expect(() => new Cover([1], Float64Array.of(1.5))).toThrow(RangeError)
  })
})

describe('describing a team', () => {
  test('a member is worth what the team loses without them, a substitute what it loses with another', () => {
    fc.assert(
      fc.property(covers(7), (cover) => {
        const team = [0, 1]
        const { value, members } = describeTeam(cover, team)
        for (const { mentor, marginal, substitute } of members) {
          const rest = team.filter((other) => other !== mentor)
          expect(marginal).toBeCloseTo(value - teamValue(cover, rest), 12)
          const others = Array.from({ length: cover.mentors }, (_, other) => other).filter(
            (other) => !team.includes(other),
          )
          const replaced = others.map((other) => teamValue(cover, [...rest, other]))
          if (replaced.length === 0) expect(substitute).toBeUndefined()
          else expect(value - (substitute?.loss ?? NaN)).toBeCloseTo(Math.max(...replaced), 12)
        }
      }),
      { numRuns: 100, seed: 4 },
    )
  })
})

function covers(most: number, least = 2): fc.Arbitrary<Cover> {
  return fc
    .record({ mentors: fc.integer({ min: least, max: most }), goals: fc.integer({ min: 1, max: 4 }) })
    .chain(({ mentors, goals }) =>
      fc
        .record({
          weights: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: goals, maxLength: goals }),
          chances: fc.array(fc.nat(1000), { minLength: mentors * goals, maxLength: mentors * goals }),
        })
        .map(
          ({ weights, chances }) =>
            new Cover(
              weights,
              Float64Array.from(chances, (chance) => (chance / 1000) ** 2),
            ),
        ),
    )
}

function bestOfAll(cover: Cover, max: number): number {
  let best = 0
  for (let mask = 1; mask < 1 << cover.mentors; mask++) {
    const team = Array.from({ length: cover.mentors }, (_, mentor) => mentor).filter((mentor) => (mask >> mentor) & 1)
    if (team.length <= max) best = Math.max(best, teamValue(cover, team))
  }
  return best
}
