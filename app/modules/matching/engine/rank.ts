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
  const top = new TopList(options.top ?? 10, (a, b) => byText(snapshot.ids.idOf(a), snapshot.ids.idOf(b)) < 0)
  new Search(snapshot, query, gates, evaluator, top).run()

  const ranking = top.rows.map((row): RankedMentor => {
    const { score } = evaluator.evaluate(row)
    const mentorId = snapshot.ids.idOf(row)
    if (options.explain === false) return { mentorId, score, parts: [], why: '', raise: [] }
    return { mentorId, score, ...explain(snapshot, query, evaluator, row) }
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

function keptOut(snapshot: Snapshot, gates: Gates, row: number): boolean {
  if (gates.ofClass[snapshot.classOf[row]!] || row === gates.self || gates.blocked.has(row)) return true
  return gates.ofRow?.(row) !== undefined
}

/** Rounding may put a bound this far below the score it bounds. */
const SLACK = 1e-9
const BUCKETS = 1024

/** Scratch of one snapshot size, shared by all searches: they run one after the other. */
const scratch = { worth: new Float64Array(0), best: new Float64Array(0), stamp: new Int32Array(0), touched: new Int32Array(0) }

/** Finds the top of one question: bounds first, best bounds evaluated first, until no bound can reach the list. */
class Search {
  private readonly snapshot: Snapshot
  private readonly query: Query
  private readonly gates: Gates
  private readonly evaluator: Evaluator
  private readonly top: TopList
  /** The most that support, seniority and languages can bring, by class. */
  private readonly classBound: Float64Array
  /** The most that availability and industry can bring. */
  private readonly openBound: number
  private touched = 0

  constructor(snapshot: Snapshot, query: Query, gates: Gates, evaluator: Evaluator, top: TopList) {
    this.snapshot = snapshot
    this.query = query
    this.gates = gates
    this.evaluator = evaluator
    this.top = top
    const { weights } = query
    this.openBound = weights.availability + weights.industry
    this.classBound = Float64Array.from(snapshot.classes, (_, at) => {
      const value = (offset: number) => evaluator.classValues[at * 3 + offset]!
      const bound = (weight: number, v: number) => weight * (Number.isNaN(v) ? 0.5 : v)
      return bound(weights.support, value(0)) + bound(weights.seniority, value(1)) + bound(weights.languages, value(2))
    })
  }

  run(): void {
    const { query } = this
    this.touchSkills()
    if (query.goal && !query.goal.implied) this.touchNamed()
    this.evaluateTouched(query.goal ? query.weights.goals : 0)
    if (query.goal) this.evaluateTexts()
    if (!query.needsEvidence) this.evaluateAll()
    this.clear()
  }

  /** Sums, for every row in the lists of the skills that matter, what it is worth towards the wants. */
  private touchSkills(): void {
    this.makeRoom()
    const { wants, wantWeight } = this.query
    wants.forEach((want, at) => {
      for (const { skill, share } of want.related) {
        const weight = (want.weight * share) / wantWeight
        const { packed, late } = this.postings(skill)
        this.addList(packed, weight, at, want.related.length > 1)
        if (late.length > 0) this.addList(late, weight, at, want.related.length > 1)
      }
    })
  }

  private addList(list: ArrayLike<number>, weight: number, want: number, several: boolean): void {
    const { worth, best, stamp, touched } = scratch
    for (let at = 0; at < list.length; at++) {
      const entry = list[at]!
      const row = entry >>> 3
      const value = weight * CODE_VALUES[entry & 7]!
      if (worth[row]! < 0) {
        worth[row] = 0
        touched[this.touched++] = row
      }
      if (!several) {
        worth[row]! += value
      } else if (stamp[row] !== want + 1) {
        stamp[row] = want + 1
        best[row] = value
        worth[row]! += value
      } else if (value > best[row]!) {
        worth[row]! += value - best[row]!
        best[row] = value
      }
    }
  }

  private touchNamed(): void {
    for (const { skill } of this.query.goal!.named) {
      const { packed, late } = this.postings(skill)
      for (const list of [packed, late]) for (const entry of list) this.touch(entry >>> 3)
    }
  }

  private touch(row: number): void {
    if (scratch.worth[row]! >= 0) return
    scratch.worth[row] = 0
    scratch.touched[this.touched++] = row
  }

  /** Evaluates touched rows, best bound first (counting sort into buckets). */
  private evaluateTouched(goalBound: number): void {
    const { snapshot, gates, query, top } = this
    const { touched, worth } = scratch
    const bounds = new Float64Array(this.touched)
    const counts = new Int32Array(BUCKETS + 2)
    let kept = 0
    for (let at = 0; at < this.touched; at++) {
      const row = touched[at]!
      if (snapshot.alive[row] === 0 || gates.ofClass[snapshot.classOf[row]!]) {
        bounds[at] = -1
        continue
      }
      const bound = this.bound(row, query.weights.skills * worth[row]! + goalBound)
      bounds[at] = bound
      counts[BUCKETS - bucketOf(bound) + 1]! += 1
      kept += 1
    }
    for (let bucket = 0; bucket <= BUCKETS; bucket++) counts[bucket + 1]! += counts[bucket]!
    const order = new Int32Array(kept)
    for (let at = 0; at < this.touched; at++) {
      if (bounds[at]! >= 0) order[counts[BUCKETS - bucketOf(bounds[at]!)]!++] = at
    }
    for (let next = 0; next < kept; next++) {
      const at = order[next]!
      if (bounds[at]! + 1 / BUCKETS + SLACK < top.floor) break
      if (bounds[at]! + SLACK >= top.floor) this.consider(touched[at]!)
    }
  }

  /** Evaluates the rows with a text that no skill list named, as far as their text can lift them into the list. */
  private evaluateTexts(): void {
    const { snapshot, query, gates, evaluator, top } = this
    const { rowOf, textOf, count } = snapshot.text
    const { worth } = scratch
    const weight = query.weights.goals
    const reach = weight + this.openBound + query.weights.feedback + maximum(this.classBound)
    if (withWish(snapshot, reach) + SLACK < top.floor) return
    for (let text = 0; text < count; text++) {
      const row = rowOf[text]!
      if (worth[row]! >= 0 || snapshot.alive[row] === 0 || gates.ofClass[snapshot.classOf[row]!]) continue
      if (textOf[row] !== text) continue
      const value = evaluator.textValue(row)
      if (value > 0 && this.bound(row, weight * value) + SLACK >= top.floor) this.consider(row)
    }
  }

  /** For a mentee who states neither skills nor goals: everyone is a candidate. */
  private evaluateAll(): void {
    const { snapshot, gates, top } = this
    for (let row = 0; row < snapshot.rows; row++) {
      if (snapshot.alive[row] === 0 || gates.ofClass[snapshot.classOf[row]!]) continue
      if (this.bound(row, 0) + SLACK >= top.floor) this.consider(row)
    }
  }

  private consider(row: number): void {
    const { gates, top } = this
    if (row === gates.self || gates.blocked.has(row) || gates.ofRow?.(row) !== undefined) return
    const { score } = this.evaluator.evaluate(row)
    if (score > 0 && score >= top.floor) top.add(row, score)
  }

  private bound(row: number, stated: number): number {
    const { snapshot, query } = this
    const feedback = query.weights.feedback * (snapshot.feedback[row]! || 0.5)
    const own = stated + this.openBound + feedback + this.classBound[snapshot.classOf[row]!]!
    return snapshot.wishOf[row]! >= 0 ? (2 * own) / (1 + own) : own
  }

  private postings(skill: number) {
    return this.snapshot.postings.of(skill)
  }

  private makeRoom(): void {
    const { snapshot } = this
    if (snapshot.postings.wantsPacking) snapshot.pack()
    if (scratch.worth.length >= snapshot.rows) return
    const room = Math.ceil(snapshot.rows * 1.2)
    scratch.worth = new Float64Array(room).fill(-1)
    scratch.best = new Float64Array(room)
    scratch.stamp = new Int32Array(room)
    scratch.touched = new Int32Array(room)
  }

  private clear(): void {
    const { worth, stamp, touched } = scratch
    for (let at = 0; at < this.touched; at++) {
      worth[touched[at]!] = -1
      stamp[touched[at]!] = 0
    }
  }
}

function bucketOf(bound: number): number {
  return Math.min(BUCKETS, Math.floor(bound * BUCKETS))
}

function withWish(snapshot: Snapshot, bound: number): number {
  return snapshot.wishes.length > 0 ? (2 * bound) / (1 + bound) : bound
}

function maximum(values: Float64Array): number {
  let largest = 0
  for (const value of values) if (value > largest) largest = value
  return largest
}
