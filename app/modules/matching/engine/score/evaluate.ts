import { commonSlots, SLOT_WORDS } from '../availability.ts'
import type { Query } from '../query.ts'
import type { Snapshot } from '../snapshot.ts'
import { CERTIFIED_PARTLY, CERTIFIED_WELL } from '../snapshot.ts'
import { FEATURES, LEVEL_VALUES, LOAD_PENALTY } from '../weights.ts'
import { languageValue, seniorityValue, wishValue } from './values.ts'

/** Places of the features in the arrays of this file. */
export const AT = {
  skills: 0,
  goals: 1,
  availability: 2,
  support: 3,
  seniority: 4,
  industry: 5,
  feedback: 6,
  languages: 7,
}

/** What one mentor scores for one question. `values` of features the mentor left out are NaN before `score` fills them in. */
export interface Evaluation {
  /** Value of each feature in the order of FEATURES. */
  values: Float64Array
  /** True for a feature about which the mentor says nothing. */
  unknown: Uint8Array
  points: Float64Array
  /** The mentor's own side, .05–1, or NaN without wishes. */
  wish: number
  wishPoints: number
  loadPoints: number
  score: number
}

/** How good the skill of each level code is. */
export const CODE_VALUES = Float64Array.from([...LEVEL_VALUES, 0, 0])
CODE_VALUES[CERTIFIED_WELL] = 0.9
CODE_VALUES[CERTIFIED_PARTLY] = 0.7

/**
 * Scores single mentors for one question, with scratch arrays reused between calls. Everything is computed from the
 * row and the question alone, in an order that does not depend on the other rows.
 */
export class Evaluator {
  readonly result: Evaluation = {
    values: new Float64Array(FEATURES.length),
    unknown: new Uint8Array(FEATURES.length),
    points: new Float64Array(FEATURES.length),
    wish: NaN,
    wishPoints: 0,
    loadPoints: 0,
    score: 0,
  }
  /** Best answer to each want for the row at hand: what it is worth. */
  readonly bestShare: Float64Array
  /** Values of support, seniority and languages by class; NaN when the class says nothing. */
  readonly classValues: Float64Array
  private readonly snapshot: Snapshot
  private readonly query: Query
  private readonly answers: Answers
  private readonly weights: Float64Array
  private readonly rareRows: Map<number, number>
  private readonly goal32: Float64Array | undefined

  constructor(snapshot: Snapshot, query: Query) {
    this.snapshot = snapshot
    this.query = query
    this.bestShare = new Float64Array(query.wants.length)
    this.weights = Float64Array.from(FEATURES, (feature) => query.weights[feature])
    this.answers = answersTo(query, snapshot.skillCount)
    this.rareRows = rareShares(snapshot, query)
    this.goal32 = query.goal?.vector
    this.classValues = this.valuesOfClasses()
  }

  /** Rows with a rare word of the goal, and the share of the goal that it is. */
  get rowsWithRareWords(): Iterable<number> {
    return this.rareRows.keys()
  }

  /** Value of the text feature of a row, 0–1, or NaN when the row has no text. */
  textValue(row: number): number {
    const goal = this.goal32
    const text = this.snapshot.text.textOf[row]!
    if (!goal || text < 0) return NaN
    return this.textValueOf(this.closeness(goal, text), row)
  }

  /** The value that a cosine and the rare words of a row make. */
  textValueOf(cosine: number, row: number): number {
    const sense = cosine <= TEXT_FLOOR ? 0 : Math.min(1, (cosine - TEXT_FLOOR) / (1 - TEXT_FLOOR))
    const rare = this.rareRows.size === 0 ? 0 : (this.rareRows.get(row) ?? 0)
    return rare === 0 ? sense : sense + (1 - sense) * RARE_SHARE * rare
  }

  /** Fills `result` for a row. O(skills of the mentor + k). */
  evaluate(row: number): Evaluation {
    const { snapshot, query, result } = this
    const { values } = result
    values[AT.skills] = this.skillValue(row)
    values[AT.goals] = this.goalValue(row)
    values[AT.availability] = this.availabilityValue(row)
    const from = snapshot.classOf[row]! * 3
    values[AT.support] = this.classValues[from]!
    values[AT.seniority] = this.classValues[from + 1]!
    values[AT.languages] = this.classValues[from + 2]!
    values[AT.industry] = this.industryValue(row)
    values[AT.feedback] = snapshot.feedback[row]! || NaN
    this.score(row, query)
    return result
  }

  private score(row: number, query: Query): void {
    const { values, unknown, points } = this.result
    const { weights, snapshot, result } = this
    let strongest = 0
    for (let at = 0; at < values.length; at++) {
      unknown[at] = Number.isNaN(values[at]!) ? 1 : 0
      if (unknown[at] === 0 && weights[at]! * values[at]! > strongest) strongest = weights[at]! * values[at]!
    }
    const evidence = values[AT.skills]! > 0 || values[AT.goals]! > 0
    result.wish = NaN
    result.wishPoints = 0
    result.loadPoints = 0
    if (query.needsEvidence && !evidence) {
      points.fill(0)
      result.score = 0
      return
    }
    let own = 0
    for (let at = 0; at < values.length; at++) {
      const weight = weights[at]!
      if (weight === 0) {
        points[at] = 0
        continue
      }
      if (unknown[at] === 1) {
        values[at] =
          at === AT.goals && query.goal?.implied ? values[AT.skills]! : Math.min(0.5, (0.5 * strongest) / weight)
      }
      points[at] = weight * values[at]!
      own += points[at]!
    }
    result.score = own
    const wish = snapshot.wishOf[row]!
    if (wish >= 0 && own > 0) {
      result.wish = this.wishOf(wish)
      result.wishPoints = (own * (result.wish - own)) / (own + result.wish)
      result.score = own + result.wishPoints
    }
    const load = snapshot.load[row]!
    if (load > 0) {
      result.loadPoints = -Math.min(LOAD_PENALTY * load, 0.5 * result.score)
      result.score += result.loadPoints
    }
  }

  /** What the skills of a row answer, 0–1; leaves the best answer to each want behind. O(skills of the mentor). */
  private skillValue(row: number): number {
    const { query, bestShare } = this
    const { offers, offerStart } = this.snapshot
    const { groupOf, start, wants, shares } = this.answers
    for (let want = 0; want < bestShare.length; want++) bestShare[want] = 0
    const from = offerStart[row]!
    const to = offerStart[row + 1]!
    let related = 0
    for (let at = from; at < to; at++) {
      const offer = offers[at]!
      const group = groupOf[offer >>> 3]!
      if (group === 0) continue
      related += 1
      const quality = CODE_VALUES[offer & 7]!
      for (let answer = start[group - 1]!; answer < start[group]!; answer++) {
        const value = shares[answer]! * quality
        const want = wants[answer]!
        if (value > bestShare[want]!) bestShare[want] = value
      }
    }
    if (related === 0) return 0
    let sum = 0
    for (let want = 0; want < bestShare.length; want++) sum += query.wants[want]!.weight * bestShare[want]!
    return (sum / query.wantWeight) * focus(to - from - related)
  }

  /** The offers of the row at hand that answer a want best: several where they are worth the same. */
  bestOffers(row: number, want: number): number[] {
    const { offers, offerStart } = this.snapshot
    const { groupOf, start, wants, shares } = this.answers
    const found: number[] = []
    for (let at = offerStart[row]!; at < offerStart[row + 1]!; at++) {
      const offer = offers[at]!
      const group = groupOf[offer >>> 3]!
      for (let answer = group === 0 ? 0 : start[group - 1]!; group > 0 && answer < start[group]!; answer++) {
        const value = shares[answer]! * CODE_VALUES[offer & 7]!
        if (wants[answer] === want && value === this.bestShare[want]) found.push(offer)
      }
    }
    return found
  }

  /** Value of the goals feature; NaN when the mentor says nothing that could answer it. */
  goalValue(row: number): number {
    const { goal } = this.query
    if (!goal) return 0
    const value = this.textValue(row)
    if (!Number.isNaN(value)) return value
    return goal.named.length === 0 ? NaN : this.namedValue(row)
  }

  /** For a mentor without a text: the share of the skills named in the goal that the mentor offers. */
  private namedValue(row: number): number {
    const { snapshot, query } = this
    let sum = 0
    let total = 0
    for (const { skill, weight } of query.goal!.named) {
      total += weight
      for (let at = snapshot.offerStart[row]!; at < snapshot.offerStart[row + 1]!; at++) {
        const offer = snapshot.offers[at]!
        if (offer >>> 3 === skill) sum += weight * CODE_VALUES[offer & 7]!
      }
    }
    return (NAMED_SHARE * sum) / total
  }

  private closeness(goal: Float64Array, text: number): number {
    const { vectors, k } = this.snapshot.text
    const from = text * k
    let sum = 0
    for (let j = 0; j < k; j++) sum += goal[j]! * vectors[from + j]!
    return sum / 127
  }

  /** Common half hours over those wanted, at most 1; NaN when one side states no hours. */
  availabilityValue(row: number): number {
    const { hours, wantedHalfHours } = this.query
    const own = this.snapshot.hoursOf[row]!
    if (!hours || own < 0) return NaN
    return Math.min(1, commonSlots(hours, 0, this.snapshot.hours, own * SLOT_WORDS) / wantedHalfHours)
  }

  private industryValue(row: number): number {
    const own = this.snapshot.industries[this.snapshot.industryOf[row]!]!
    const { industries } = this.query
    if (industries.length === 0 || own.length === 0) return NaN
    return industries.filter((name) => own.includes(name)).length / industries.length
  }

  private wishOf(wish: number): number {
    const { query, snapshot } = this
    const wishes = snapshot.wishes[wish]!
    let sum = 0
    for (const want of query.wants) if (wishes.topics.includes(want.skill)) sum += want.weight
    return wishValue(wishes, {
      topicShare: query.wants.length === 0 ? undefined : sum / query.wantWeight,
      level: query.level,
      hours: query.wantedHalfHours / 2,
    })
  }

  private valuesOfClasses(): Float64Array {
    const { query, snapshot } = this
    const values = new Float64Array(snapshot.classes.length * 3)
    const asked = bits(query.support)
    snapshot.classes.forEach((row, at) => {
      values[at * 3] = asked === 0 || row.support === 0 ? NaN : bits(query.support & row.support) / asked
      values[at * 3 + 1] =
        query.level === undefined || row.seniority === 0 ? NaN : seniorityValue(row.seniority, query.level)
      const silent = query.languages.length === 0 || row.languages.length === 0
      values[at * 3 + 2] = silent ? NaN : languageValue(query.languages, row.languages).value
    })
    return values
  }
}

/** Cosines up to this one say nothing: unrelated occupations lie around it. */
const TEXT_FLOOR = 0.35
/** The most that words unknown to the corpus can add to the value of a text. */
const RARE_SHARE = 0.3
/** A skill named in a goal says less than a skill asked for. */
const NAMED_SHARE = 0.8

/**
 * A mentor who lists a great many unrelated skills is less of a specialist: 1 up to 12 skills that have nothing to
 * do with the question, then falling with the square root of their number.
 */
export function focus(unrelated: number): number {
  return unrelated <= 12 ? 1 : Math.sqrt(12 / unrelated)
}

/** Which wants a skill answers: group g = `groupOf[skill]` > 0 owns the answers `start[g − 1] … start[g] − 1`. */
interface Answers {
  groupOf: Uint16Array
  start: Int32Array
  wants: Int32Array
  shares: Float64Array
}

function answersTo({ wants }: Query, skillCount: number): Answers {
  const bySkill = new Map<number, [want: number, share: number][]>()
  wants.forEach(({ related }, want) => {
    for (const { skill, share } of related) {
      const list = bySkill.get(skill)
      if (list) list.push([want, share])
      else bySkill.set(skill, [[want, share]])
    }
  })
  const groupOf = new Uint16Array(skillCount)
  const start = new Int32Array(bySkill.size + 1)
  let group = 0
  for (const [skill, list] of bySkill) {
    groupOf[skill] = ++group
    start[group] = start[group - 1]! + list.length
  }
  const flat = [...bySkill.values()].flat()
  return {
    groupOf,
    start,
    wants: Int32Array.from(flat, ([want]) => want),
    shares: Float64Array.from(flat, ([, share]) => share),
  }
}

function rareShares(snapshot: Snapshot, query: Query): Map<number, number> {
  const shares = new Map<number, number>()
  for (const { stem, share } of query.goal?.rare ?? []) {
    for (const row of snapshot.text.rowsWithUnknown(stem)) shares.set(row, (shares.get(row) ?? 0) + share)
  }
  return shares
}

function bits(mask: number): number {
  let count = 0
  for (let left = mask; left !== 0; left &= left - 1) count += 1
  return count
}
