import {
  compareIds,
  type Pair,
  type ScoredEdge,
  type ScoredInstance,
} from '#app/modules/matching/engine/assignment/instance.ts'

/** Somebody who takes part, by id. Wishes are ids of the other side, dearest first. */
export type CohortPerson = { id: string; capacity: number; wishes: readonly string[]; openToOthers: boolean }

export type CohortInput = {
  mentees: readonly CohortPerson[]
  mentors: readonly CohortPerson[]
  /** What the ranking says of a pair, 0–1. Pairs it says nothing of score 0. */
  scores: readonly (readonly [mentee: string, mentor: string, score: number])[]
  /** Pairs between whom a block stands: they meet in no matching, and nobody is told. */
  apart: readonly Pair[]
  pins: readonly Pair[]
  forbidden: readonly Pair[]
  /** The matching published before. */
  keep: readonly Pair[]
}

/**
 * A cohort as the engine solves it. Each side has its own figure for a pair, 0–1: a wish counts from 1 for the dearest
 * evenly down to just over ½ for the last; somebody not wished for counts half the score, or the whole score where
 * nobody is wished for. A pair exists when both sides accept it: by a wish, or by leaving the rest to the score. It
 * needs a wish of one side or some score. Pins and exclusions of people who have left, or are apart, are left out.
 */
export function cohortInstance(input: CohortInput): ScoredInstance {
  const mentees = new Map(input.mentees.map((person) => [person.id, person]))
  const mentors = new Map(input.mentors.map((person) => [person.id, person]))
  const apart = new Set(input.apart.map(keyOf))
  const meets = ([mentee, mentor]: Pair) =>
    mentee !== mentor && mentees.has(mentee) && mentors.has(mentor) && !apart.has(keyOf([mentee, mentor]))

  const edges: ScoredEdge[] = []
  for (const [pair, score] of candidates(input)) {
    if (!meets(pair)) continue
    const mine = figureOf(mentees.get(pair[0])!, pair[1], score)
    const theirs = figureOf(mentors.get(pair[1])!, pair[0], score)
    if (mine !== null && theirs !== null) edges.push([pair[0], pair[1], mine, theirs])
  }
  edges.sort((a, b) => compareIds(a[0], b[0]) || compareIds(a[1], b[1]))
  return {
    mentees: [...mentees.keys()].sort(compareIds),
    mentors: [...mentors.keys()].sort(compareIds),
    edges,
    capacity: Object.fromEntries(
      [...mentors.values()].map(({ id, capacity }): [string, number] => [id, capacity]).sort(byFirst),
    ),
    pins: input.pins.filter(meets),
    forbidden: input.forbidden.filter(meets),
    keep: input.keep.filter(meets),
  }
}

/** What somebody makes of another person, 0–1, or null when they would not have them. */
export function figureOf({ wishes, openToOthers }: CohortPerson, other: string, score: number): number | null {
  const at = wishes.indexOf(other)
  if (at >= 0) return round(1 - at / (2 * wishes.length))
  if (wishes.length === 0) return round(score)
  return openToOthers ? round(score / 2) : null
}

function candidates({ mentees, mentors, scores }: CohortInput): [Pair, number][] {
  const found = new Map<string, [Pair, number]>()
  for (const [mentee, mentor, score] of scores) {
    if (score > 0) found.set(keyOf([mentee, mentor]), [[mentee, mentor], score])
  }
  const wish = (pair: Pair) => {
    if (!found.has(keyOf(pair))) found.set(keyOf(pair), [pair, 0])
  }
  for (const { id, wishes } of mentees) for (const mentor of wishes) wish([id, mentor])
  for (const { id, wishes } of mentors) for (const mentee of wishes) wish([mentee, id])
  return [...found.values()]
}

function keyOf([mentee, mentor]: Pair): string {
  return `${mentee} ${mentor}`
}

function byFirst([a]: [string, number], [b]: [string, number]): number {
  return compareIds(a, b)
}

function round(figure: number): number {
  return Math.round(figure * 1e6) / 1e6
}
