import { bestSmallTeam } from './small-team.ts'
import { type Cover, teamValue, type TeamWeights } from './team-value.ts'

/** A chosen team; people and goals are indices into the cover. */
export interface Team {
  readonly members: TeamMember[]
  readonly value: number
  /** How far the team as a whole covers each goal, 0–1. */
  readonly covered: number[]
  /** Goals covered less than `gapBelow`. */
  readonly gaps: number[]
}

export interface TeamMember {
  readonly mentor: number
  /** Goals for which nobody else in the team is better, lowest index first among equals. */
  readonly leads: number[]
  /** What the team's value loses without them. */
  readonly marginal: number
  /** Who would replace them best, and what the team's value loses then; absent when nobody else is there. */
  readonly substitute?: { readonly mentor: number; readonly loss: number }
}

/** Mentors looked at for the exact search. */
const SHORTLIST = 60

/**
 * The team of at most `max` mentors with the highest value (see `teamValue`): exact over the best 60 candidates for up
 * to three members; beyond, the exact three are extended greedily and improved by swaps with any candidate until none
 * helps. Coverage is submodular, so a greedy team is near the best (Nemhauser, Wolsey, Fisher 1978). Equal values fall
 * to the lower indices. O(60³ · goals + swaps · mentors · goals).
 */
export function chooseTeam(cover: Cover, max: number, weights?: TeamWeights, gapBelow = 0.3): Team {
  const start = bestSmallTeam(cover, shortlist(cover, weights), Math.min(3, max), weights)
  return describeTeam(cover, improve(cover, start, max, weights), weights, gapBelow)
}

/** What each member of a given team brings; see `Team`. */
export function describeTeam(cover: Cover, mentors: readonly number[], weights?: TeamWeights, gapBelow = 0.3): Team {
  const value = teamValue(cover, mentors, weights)
  const covered = cover.goalWeights.map(
    (_, goal) => 1 - mentors.reduce((missed, mentor) => missed * (1 - cover.chance(mentor, goal)), 1),
  )
  const members = mentors.map((mentor): TeamMember => {
    const rest = mentors.filter((other) => other !== mentor)
    const substitute = bestAddition(cover, rest, weights, new Set(mentors))
    return {
      mentor,
      leads: [...covered.keys()].filter((goal) => leaderOf(cover, mentors, goal) === mentor),
      marginal: value - teamValue(cover, rest, weights),
      ...(substitute && { substitute: { mentor: substitute.mentor, loss: value - substitute.value } }),
    }
  })
  return { members, value, covered, gaps: [...covered.keys()].filter((goal) => covered[goal]! < gapBelow) }
}

/** The best by themselves, then the best for each goal in turn, so that a specialist is never cut. */
function shortlist(cover: Cover, weights?: TeamWeights): number[] {
  const everyone = Array.from({ length: cover.mentors }, (_, mentor) => mentor)
  if (cover.mentors <= SHORTLIST) return everyone
  const orders = cover.goalWeights.map((_, goal) => topBy(everyone, (mentor) => cover.chance(mentor, goal)))
  orders.unshift(topBy(everyone, (mentor) => teamValue(cover, [mentor], weights)))
  const chosen = new Set<number>()
  for (let at = 0; chosen.size < SHORTLIST; at++) {
    for (const order of orders) if (chosen.size < SHORTLIST && at < order.length) chosen.add(order[at]!)
  }
  return [...chosen].sort((a, b) => a - b)
}

function topBy(mentors: readonly number[], figure: (mentor: number) => number): number[] {
  const figures = Float64Array.from(mentors, figure)
  return [...mentors].sort((a, b) => figures[b]! - figures[a]! || a - b).slice(0, SHORTLIST)
}

function improve(cover: Cover, start: readonly number[], max: number, weights?: TeamWeights): number[] {
  let team = [...start]
  let value = teamValue(cover, team, weights)
  for (;;) {
    const addition = team.length < max ? bestAddition(cover, team, weights, new Set(team)) : undefined
    if (addition && addition.value > value + MIN_GAIN) {
      team = [...team, addition.mentor]
      value = addition.value
      continue
    }
    const swap = bestSwap(cover, team, weights)
    if (!swap || swap.value <= value + MIN_GAIN) break
    team = swap.team
    value = swap.value
  }
  return team.sort((a, b) => a - b)
}

/** Gains below this are rounding. */
const MIN_GAIN = 1e-12

function bestSwap(cover: Cover, team: readonly number[], weights?: TeamWeights) {
  let best: { team: number[]; value: number } | undefined
  for (const mentor of team) {
    const rest = team.filter((other) => other !== mentor)
    const bare = teamValue(cover, rest, weights)
    if (!best || bare > best.value) best = { team: rest, value: bare }
    const addition = bestAddition(cover, rest, weights, new Set(team))
    if (addition && addition.value > best.value) best = { team: [...rest, addition.mentor], value: addition.value }
  }
  return best
}

function bestAddition(cover: Cover, team: readonly number[], weights: TeamWeights | undefined, apart: Set<number>) {
  let best: { mentor: number; value: number } | undefined
  for (let mentor = 0; mentor < cover.mentors; mentor++) {
    if (apart.has(mentor)) continue
    const value = teamValue(cover, [...team, mentor], weights)
    if (!best || value > best.value) best = { mentor, value }
  }
  return best
}

function leaderOf(cover: Cover, mentors: readonly number[], goal: number): number | undefined {
  let leader: number | undefined
  let most = 0
  for (const mentor of mentors) {
    if (cover.chance(mentor, goal) > most) {
      most = cover.chance(mentor, goal)
      leader = mentor
    }
  }
  return leader
}
