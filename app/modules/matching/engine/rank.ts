import { explain } from './explain.ts'
import { closeGates, type Gates } from './gates.ts'
import { byText } from './order.ts'
import { compileQuery, type Query } from './query.ts'
import { CODE_VALUES, Evaluator } from './score/evaluate.ts'
import type { Snapshot } from './snapshot.ts'
import { TopList } from './top-list.ts'
import type { MenteeProfile, RankedMentor, Ranking } from './types.ts'
import { DEFAULT_WEIGHTS, WEIGHTS_VERSION, type Weights } from './weights.ts'

export interface RankOptions {
  /** How many mentors to return; 10 when absent. */
  top?: number
  weights?: Weights
  /** True gives ranks 8 to 10 to the best mentors without any feedback so far, marked as newcomers. */
  explore?: boolean
  /** False leaves `parts`, `why` and `raise` empty. */
  explain?: boolean
}

/**
 * The best mentors for a mentee, explained, and the count of those kept out by reason. Mentors without any evidence
 * on the skills or goals stated score 0 and are left out. Equal scores are ordered by id; the same mentors in any
 * order give the same bytes. Candidates come from the skill lists; bounds keep the exact score to few of them.
 */
export function rank(snapshot: Snapshot, mentee: MenteeProfile, options: RankOptions = {}): Ranking {
  const query = compileQuery(snapshot, mentee, options.weights ?? DEFAULT_WEIGHTS)
  const gates = closeGates(snapshot, mentee, query)
  const evaluator = new Evaluator(snapshot, query)
  const size = options.top ?? 10
  const top = new TopList(options.explore ? size + EXPLORED_FROM : size, (a, b) => {
    return byText(snapshot.ids.idOf(a), snapshot.ids.idOf(b)) < 0
  })
  new Search(snapshot, query, gates, evaluator, top).run()

  const newcomers = options.explore ? newcomersOf(snapshot, top.rows) : []
  const rows = newcomers.length === 0 ? top.rows : withNewcomers(top.rows, newcomers)
  const ranking = rows.slice(0, size).map((row): RankedMentor => {
    const { score } = evaluator.evaluate(row)
    const found = {
      mentorId: snapshot.ids.idOf(row),
      score,
      ...(newcomers.includes(row) ? { newcomer: true as const } : {}),
    }
    if (options.explain === false) return { ...found, parts: [], why: '', raise: [] }
    return { ...found, ...explain(snapshot, query, evaluator, row) }
  })
  return {
    menteeId: mentee.id,
    ranking,
    notShown: gates.counts,
    version: `${snapshot.model.version}+${WEIGHTS_VERSION}`,
  }
}

/** The score of one mentor for one mentee with its explanation, or nothing when the mentor is not there. Gates are left aside. */
export function scoreOf(
  snapshot: Snapshot,
  mentee: MenteeProfile,
  mentorId: string,
  weights: Weights = DEFAULT_WEIGHTS,
): RankedMentor | undefined {
  const row = snapshot.rowOf(mentorId)
  if (row < 0) return undefined
  const query = compileQuery(snapshot, mentee, weights)
  const evaluator = new Evaluator(snapshot, query)
  const { score } = evaluator.evaluate(row)
  return { mentorId, score, ...explain(snapshot, query, evaluator, row) }
}

/** The scores of many mentors for one mentee, 0 for ids that are not there or that a gate keeps out. */
export function scoresOf(
  snapshot: Snapshot,
  mentee: MenteeProfile,
  mentorIds: readonly string[],
  weights: Weights = DEFAULT_WEIGHTS,
): Float64Array {
  const query = compileQuery(snapshot, mentee, weights)
  const gates = closeGates(snapshot, mentee, query)
  const evaluator = new Evaluator(snapshot, query)
  return Float64Array.from(mentorIds, (id) => {
    const row = snapshot.rowOf(id)
    return row < 0 || keptOut(snapshot, gates, row) ? 0 : evaluator.evaluate(row).score
  })
}

/** Ranks before the first place that exploration may give away. */
const UNTOUCHED = 7
const EXPLORED = 3
const EXPLORED_FROM = 20

function newcomersOf(snapshot: Snapshot, rows: readonly number[]): number[] {
  return rows
    .slice(UNTOUCHED)
    .filter((row) => snapshot.feedback[row] === 0)
    .slice(0, EXPLORED)
}

function withNewcomers(rows: readonly number[], newcomers: readonly number[]): number[] {
  const others = rows.slice(UNTOUCHED).filter((row) => !newcomers.includes(row))
  return [...rows.slice(0, UNTOUCHED), ...newcomers, ...others]
}

function keptOut(snapshot: Snapshot, gates: Gates, row: number): boolean {
  if (gates.ofClass[snapshot.classOf[row]!] || row === gates.self || gates.blocked.has(row)) return true
  return gates.ofRow?.(row) !== undefined
}

/** Single precision may put a bound this far below the score it bounds. */
const SLACK = 4e-6
const BUCKETS = 1024
/** One row in this many is looked at to find where the best begin. */
const SAMPLE = 8
/** About this many of the best bounds are worked out first. */
const FIRST_ROUND = 200

/** Scratch for one question at a time: the worth of each row, and for the want at hand its best answer so far. */
const scratch = { worth: new Float32Array(0), best: new Float32Array(0), stamp: new Int32Array(0), turn: 0 }
const buckets = new Int32Array(BUCKETS + 2)
/** Marks a row that is worth a look though it answers no want. */
const TOUCHED = 1e-12

/** Finds the top of one question: bounds first, best bounds evaluated first, until no bound can reach the list. */
class Search {
  private readonly snapshot: Snapshot
  private readonly query: Query
  private readonly gates: Gates
  private readonly evaluator: Evaluator
  private readonly top: TopList
  /** The most that support, seniority and languages can bring, by class; -1 behind a gate. */
  private readonly classBound: Float64Array
  /** Without words of the mentee a mentor without a text is judged by skills alone. */
  private readonly goalsFollowSkills: boolean
  private readonly mostOfClass: number

  constructor(snapshot: Snapshot, query: Query, gates: Gates, evaluator: Evaluator, top: TopList) {
    this.snapshot = snapshot
    this.query = query
    this.gates = gates
    this.evaluator = evaluator
    this.top = top
    const { weights } = query
    this.goalsFollowSkills = query.goal?.implied === true
    this.classBound = new Float64Array(snapshot.classes.length)
    const inTurn = [weights.support, weights.seniority, weights.languages]
    for (let at = 0; at < this.classBound.length; at++) {
      if (gates.ofClass[at]) this.classBound[at] = -1
      else
        for (let part = 0; part < 3; part++) {
          const value = evaluator.classValues[at * 3 + part]!
          this.classBound[at]! += inTurn[part]! * (Number.isNaN(value) ? 0.5 : value)
        }
    }
    this.mostOfClass = maximum(this.classBound)
  }

  run(): void {
    const { query } = this
    this.makeRoom()
    this.touchSkills()
    if (query.goal && !query.goal.implied) this.touchNamed()
    this.evaluateTouched()
    if (query.goal) this.evaluateTexts()
    if (!query.needsEvidence) this.evaluateAll()
  }

  /** Sums, for every row in the lists of the skills that matter, what it is worth towards the wants. */
  private touchSkills(): void {
    const { wants, wantWeight } = this.query
    for (const want of wants) {
      scratch.turn += 1
      for (const { skill, share } of want.related) {
        const weight = (want.weight * share) / wantWeight
        const { packed, late } = this.snapshot.postings.of(skill)
        if (want.related.length === 1) {
          addAll(packed, weight)
          addAll(late, weight)
        } else {
          addBest(packed, weight)
          addBest(late, weight)
        }
      }
    }
  }

  private touchNamed(): void {
    for (const { skill } of this.query.goal!.named) {
      const { packed, late } = this.snapshot.postings.of(skill)
      for (const list of [packed, late]) {
        for (const entry of list) if (scratch.worth[entry >>> 3] === 0) scratch.worth[entry >>> 3] = TOUCHED
      }
    }
  }

  /**
   * Evaluates touched rows, those worth most first so that the list fills with high scores early; then everyone
   * whose worth can still reach the list. O(rows) for the scans, which are sequential.
   */
  private evaluateTouched(): void {
    const { rows } = this.snapshot
    const { worth } = scratch
    buckets.fill(0)
    for (let row = 0; row < rows; row += SAMPLE) buckets[(worth[row]! * BUCKETS) | 0]! += SAMPLE
    let first = BUCKETS + 1
    for (let held = 0; first > 1 && held < FIRST_ROUND;) held += buckets[--first]!
    const cut = first / BUCKETS
    for (let row = 0; row < rows; row++) if (worth[row]! >= cut) this.considerTouched(row)
    let floor = this.top.floor
    let least = this.leastWorth(floor)
    for (let row = 0; row < rows; row++) {
      const value = worth[row]!
      if (value < least || value <= 0 || value >= cut) continue
      this.considerTouched(row)
      if (this.top.floor === floor) continue
      floor = this.top.floor
      least = this.leastWorth(floor)
    }
  }

  /** The least worth with which a row can still enter the list, whatever else it brings. */
  private leastWorth(floor: number): number {
    const { query, snapshot } = this
    const { weights } = query
    const needed = snapshot.wishes.length > 0 ? floor / (2 - floor) : floor
    const others = this.mostOfClass + weights.availability + weights.industry + weights.feedback
    const follows = this.goalsFollowSkills && snapshot.text.count === 0
    const slope = follows ? weights.skills + weights.goals : weights.skills
    const goals = follows ? 0 : weights.goals * (snapshot.text.count === 0 && query.goal?.named.length === 0 ? 0.5 : 1)
    return slope === 0 ? 0 : (needed - others - goals - SLACK) / slope
  }

  /** Sharpens the bound with the common hours and the text before the whole score is worked out. */
  private considerTouched(row: number): void {
    const { query, evaluator, top, snapshot } = this
    if (this.classBound[snapshot.classOf[row]!]! < 0) return
    const { weights } = query
    const worth = scratch.worth[row]!
    const follows = this.goalsFollowSkills && snapshot.text.textOf[row]! < 0
    let most = weights.skills * worth + weights.goals * (follows ? worth : 1) + this.rest(row) + weights.availability
    if (this.withWish(row, most) + SLACK < top.floor) return
    if (weights.availability > 0) {
      const common = evaluator.availabilityValue(row)
      most -= weights.availability * (1 - (Number.isNaN(common) ? 0.5 : common))
      if (this.withWish(row, most) + SLACK < top.floor) return
    }
    if (weights.goals > 0 && !follows) {
      const goals = evaluator.goalValue(row)
      most -= weights.goals * (1 - (Number.isNaN(goals) ? 0.5 : goals))
      if (this.withWish(row, most) + SLACK < top.floor) return
    }
    this.consider(row)
  }

  /** Evaluates the rows with a text that no skill list named, as far as their text can lift them into the list. */
  private evaluateTexts(): void {
    const { snapshot, query, evaluator, top } = this
    const { rowOf, textOf, count } = snapshot.text
    const { worth } = scratch
    const weight = query.weights.goals
    const { availability, industry, feedback } = query.weights
    const most = weight + availability + industry + feedback + this.mostOfClass
    if ((snapshot.wishes.length > 0 ? (2 * most) / (1 + most) : most) + SLACK < top.floor) return
    for (let text = 0; text < count; text++) {
      const row = rowOf[text]!
      if (worth[row]! > 0 || this.classBound[snapshot.classOf[row]!]! < 0 || textOf[row] !== text) continue
      if (this.bound(row, weight) + SLACK < top.floor) continue
      const value = evaluator.textValue(row)
      if (value > 0 && this.bound(row, weight * value) + SLACK >= top.floor) this.consider(row)
    }
  }

  /** For a mentee who states neither skills nor goals: everyone is a candidate. */
  private evaluateAll(): void {
    const { snapshot, top } = this
    for (let row = 0; row < snapshot.rows; row++) {
      if (this.classBound[snapshot.classOf[row]!]! < 0) continue
      if (this.bound(row, 0) + SLACK >= top.floor) this.consider(row)
    }
  }

  private consider(row: number): void {
    const { gates, top } = this
    if (row === gates.self || gates.blocked.has(row) || gates.ofRow?.(row) !== undefined) return
    const { score } = this.evaluator.evaluate(row)
    if (score > 0 && score >= top.floor) top.add(row, score)
  }

  /** The most a row can score when skills and goals bring `stated`. */
  private bound(row: number, stated: number): number {
    return this.withWish(row, stated + this.query.weights.availability + this.rest(row))
  }

  /** The most that everything but skills, goals and availability can bring. */
  private rest(row: number): number {
    const { snapshot, query } = this
    const feedback = query.weights.feedback * (snapshot.feedback[row]! || 0.5)
    return query.weights.industry + feedback + this.classBound[snapshot.classOf[row]!]!
  }

  private withWish(row: number, own: number): number {
    return this.snapshot.wishOf[row]! >= 0 ? (2 * own) / (1 + own) : own
  }

  private makeRoom(): void {
    const { snapshot } = this
    if (snapshot.postings.wantsPacking) snapshot.pack()
    if (scratch.worth.length >= snapshot.rows) {
      scratch.worth.fill(0, 0, snapshot.rows)
      return
    }
    const room = Math.ceil(snapshot.rows * 1.2)
    scratch.worth = new Float32Array(room)
    scratch.best = new Float32Array(room)
    scratch.stamp = new Int32Array(room)
    scratch.turn = 0
  }
}

function addAll(list: ArrayLike<number>, weight: number): void {
  const { worth } = scratch
  for (let at = 0; at < list.length; at++) {
    const entry = list[at]!
    worth[entry >>> 3]! += weight * CODE_VALUES[entry & 7]!
  }
}

/** As `addAll`, where only the best of several skills counts for the want at hand. */
function addBest(list: ArrayLike<number>, weight: number): void {
  const { worth, best, stamp, turn } = scratch
  for (let at = 0; at < list.length; at++) {
    const entry = list[at]!
    const row = entry >>> 3
    const value = weight * CODE_VALUES[entry & 7]!
    if (stamp[row] !== turn) {
      stamp[row] = turn
      best[row] = value
      worth[row]! += value
    } else if (value > best[row]!) {
      worth[row]! += value - best[row]!
      best[row] = value
    }
  }
}

function maximum(values: Float64Array): number {
  let largest = 0
  for (const value of values) if (value > largest) largest = value
  return largest
}
