import type { MatchModel } from '../match-model.ts'
import { TopList } from '../top-list.ts'
import { unitVector } from './lsa.ts'
import { textTerms } from './terms.ts'
import { stemOfWord, wordsOf } from './tokenise.ts'

/** A goal in the text space. */
export interface GoalText {
  /** True when no words were stated and the direction comes from the skills wanted alone. */
  implied: boolean
  vector: Float64Array
  /** Words of the goal that the corpus does not know, with their share of the goal's rarity. */
  rare: readonly { stem: string; share: number }[]
  /** Stem → the word as the mentee wrote it. */
  words: ReadonlyMap<string, string>
  /** Skills of the vocabulary that the goal names outright, with their rarity; for mentors without a text. */
  named: readonly { skill: number; weight: number }[]
  /** The occupation of the corpus that lies nearest. */
  landmark: string
}

/** Structural type of a want, as far as the text needs it. */
interface Wanted {
  skill: number
  weight: number
}

/**
 * Places goals in the text space. The direction of their own words is blended with the landmarks nearest to it
 * (pseudo-relevance feedback, Rocchio 1971, on the model's corpus and never on the pool), found by words and by
 * skills; without words the skills alone lead. Nothing when neither says anything the corpus knows.
 * O(landmarks × k).
 */
export function readGoalText(
  model: MatchModel,
  goals: readonly { text: string; weight: number }[],
  wants: readonly Wanted[],
): GoalText | undefined {
  const weights = new Map<number, number>()
  const rare = new Map<string, number>()
  const words = new Map<string, string>()
  for (const goal of goals) {
    const counts = textTerms(goal.text)
    for (const word of wordsOf(goal.text)) {
      const stem = stemOfWord(word)
      if (stem !== undefined && !words.has(stem)) words.set(stem, word)
    }
    for (const [term, weight] of model.text.weigh(counts)) {
      weights.set(term, (weights.get(term) ?? 0) + goal.weight * weight)
    }
    for (const stem of counts.keys()) {
      if (model.text.termOf(stem) === undefined) rare.set(stem, (rare.get(stem) ?? 0) + goal.weight)
    }
  }
  const stated = [...weights].sort((a, b) => a[0] - b[0])
  const own = model.text.embed(stated)
  const near = landmarks(model, own, wants)
  if (!own && !near) return rare.size === 0 ? undefined : onlyRare(model, rare, words)

  const unseen = model.unseenRarity
  const total = stated.reduce((sum, [, weight]) => sum + weight, 0) + sum(rare.values()) * unseen
  return {
    implied: goals.length === 0,
    vector: own && near ? blended(own, near.vector, LANDMARK_SHARE) : (own ?? near!.vector),
    rare: rareShares(rare, unseen, total),
    words,
    named: namedSkills(model, goals),
    landmark: near?.label ?? '',
  }
}

/** How much of the direction the landmarks give. */
const LANDMARK_SHARE = 0.6
const LANDMARKS = 8
const SHARPNESS_TEXT = 30
const SHARPNESS_SKILLS = 15

function landmarks(model: MatchModel, own: Float64Array | undefined, wants: readonly Wanted[]) {
  const { labels, vectors } = model.fitted.anchors
  const k = model.text.k
  const bySkill = model.anchorsBySkill(wants)
  if (!own && !bySkill) return undefined
  const closeness = new Float64Array(labels.length)
  for (let anchor = 0; anchor < labels.length; anchor++) {
    let sum = 0
    if (own) for (let j = 0; j < k; j++) sum += own[j]! * vectors[anchor * k + j]!
    closeness[anchor] = (sum / 127 + (bySkill?.[anchor] ?? 0)) / (own && bySkill ? 2 : 1)
  }
  const nearest = new TopList(LANDMARKS, (a, b) => a < b)
  for (let anchor = 0; anchor < closeness.length; anchor++) nearest.add(anchor, closeness[anchor]!)
  const best = nearest.rows
  const top = best[0]
  if (top === undefined || closeness[top]! <= 0) return undefined

  const sharpness = own ? SHARPNESS_TEXT : SHARPNESS_SKILLS
  const vector = new Float64Array(k)
  for (const anchor of best) {
    const weight = Math.exp(sharpness * (closeness[anchor]! - closeness[top]!))
    for (let j = 0; j < k; j++) vector[j]! += weight * vectors[anchor * k + j]!
  }
  const direction = unitVector(vector)
  return direction && { label: labels[top]!, vector: direction }
}

function blended(own: Float64Array, near: Float64Array, share: number): Float64Array {
  return unitVector(own.map((value, j) => (1 - share) * value + share * near[j]!)) ?? own
}

function onlyRare(model: MatchModel, rare: ReadonlyMap<string, number>, words: ReadonlyMap<string, string>): GoalText {
  const unseen = model.unseenRarity
  return {
    implied: false,
    vector: new Float64Array(model.text.k),
    rare: rareShares(rare, unseen, sum(rare.values()) * unseen),
    words,
    named: [],
    landmark: '',
  }
}

function rareShares(rare: ReadonlyMap<string, number>, unseen: number, total: number) {
  return [...rare]
    .map(([stem, weight]) => ({ stem, share: (weight * unseen) / total }))
    .sort((a, b) => (a.stem < b.stem ? -1 : 1))
}

/** Skills named by runs of one to four words. */
function namedSkills(model: MatchModel, goals: readonly { text: string }[]) {
  const found = new Set<number>()
  for (const { text } of goals) {
    const words = wordsOf(text)
    for (let from = 0; from < words.length; from++) {
      for (let length = 1; length <= 4 && from + length <= words.length; length++) {
        const skill = model.skillNamed(words.slice(from, from + length).join(' '))
        if (skill !== undefined) found.add(skill)
      }
    }
  }
  return [...found].sort((a, b) => a - b).map((skill) => ({ skill, weight: model.skills[skill]!.rarity }))
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
