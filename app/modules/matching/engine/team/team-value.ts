/** How far each mentor covers each goal, in rows of goals by mentor, 0–1; goal weights sum to 1. */
export class Cover {
  readonly mentors: number
  readonly goalWeights: readonly number[]
  readonly chances: Float64Array

  /** `weights` may be any positive figures; they are scaled to sum 1. Throws `RangeError` for figures out of range. */
  constructor(weights: readonly number[], chances: Float64Array) {
    const sum = weights.reduce((all, weight) => all + weight, 0)
    if (weights.length === 0 || !weights.every((weight) => weight >= 0) || sum === 0) {
      throw new RangeError('a team needs at least one goal with a positive weight')
    }
    if (chances.length % weights.length !== 0) throw new RangeError('chances must be whole rows of goals')
    if (!chances.every((chance) => chance >= 0 && chance <= 1)) throw new RangeError('chances must lie between 0 and 1')
    this.goalWeights = weights.map((weight) => weight / sum)
    this.chances = chances
    this.mentors = chances.length / weights.length
  }

  chance(mentor: number, goal: number): number {
    return this.chances[mentor * this.goalWeights.length + goal]!
  }
}

export interface TeamWeights {
  /** What each further member costs (λ): meetings, introductions, attention. */
  readonly perMember: number
  /** What two members who cover the same goals cost: this times Σ w_g · p_ag · p_bg. */
  readonly overlap: number
}

export const DEFAULT_TEAM_WEIGHTS: TeamWeights = { perMember: 0.03, overlap: 0.05 }

/**
 * f(T) = Σ_g w_g (1 − Π_{m∈T} (1 − p_mg)) − λ|T| − overlap: the expected share of goals that somebody covers, less
 * what the team costs. O(|T|² · goals).
 */
export function teamValue(cover: Cover, team: readonly number[], weights = DEFAULT_TEAM_WEIGHTS): number {
  const { goalWeights, chances } = cover
  const goals = goalWeights.length
  let value = 0
  for (let goal = 0; goal < goals; goal++) {
    let missed = 1
    let shared = 0
    let before = 0
    for (const mentor of team) {
      const chance = chances[mentor * goals + goal]!
      missed *= 1 - chance
      shared += before * chance
      before += chance
    }
    value += goalWeights[goal]! * (1 - missed - weights.overlap * shared)
  }
  return value - weights.perMember * team.length
}
