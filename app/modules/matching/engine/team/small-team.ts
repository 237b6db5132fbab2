import { type Cover, DEFAULT_TEAM_WEIGHTS } from './team-value.ts'

/**
 * The best team of one to `max` (at most 3) among the candidates by trying every one: O(n³ · goals) for n candidates,
 * 36,050 teams for 60. Empty when no team is worth more than none. Equal values fall to the team tried first, that is
 * to fewer members and to the candidates named earlier.
 */
export function bestSmallTeam(
  cover: Cover,
  candidates: readonly number[],
  max: number,
  { perMember, overlap } = DEFAULT_TEAM_WEIGHTS,
): number[] {
  const goals = cover.goalWeights.length
  const n = candidates.length
  const chance = new Float64Array(n * goals)
  candidates.forEach((mentor, at) =>
    chance.set(cover.chances.subarray(mentor * goals, (mentor + 1) * goals), at * goals),
  )
  const weight = Float64Array.from(cover.goalWeights)
  const missed = new Float64Array(goals)
  const held = new Float64Array(goals)
  let best = 0
  let team: number[] = []
  const offer = (value: number, ...members: number[]) => {
    best = value
    team = members.map((at) => candidates[at]!)
  }

  for (let size = 1; size <= max; size++) {
    for (let a = 0; a < n; a++) {
      if (size === 1) {
        let value = -perMember
        for (let g = 0; g < goals; g++) value += weight[g]! * chance[a * goals + g]!
        if (value > best) offer(value, a)
        continue
      }
      for (let b = a + 1; b < n; b++) {
        let value = -2 * perMember
        for (let g = 0; g < goals; g++) {
          const pa = chance[a * goals + g]!
          const pb = chance[b * goals + g]!
          const left = (1 - pa) * (1 - pb)
          value += weight[g]! * (1 - left - overlap * pa * pb)
          missed[g] = weight[g]! * left
          held[g] = weight[g]! * overlap * (pa + pb)
        }
        if (size === 2) {
          if (value > best) offer(value, a, b)
          continue
        }
        for (let c = b + 1; c < n; c++) {
          let withThird = value - perMember
          for (let g = 0, at = c * goals; g < goals; g++, at++) withThird += chance[at]! * (missed[g]! - held[g]!)
          if (withThird > best) offer(withThird, a, b, c)
        }
      }
    }
  }
  return team
}
