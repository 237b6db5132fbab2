import type { Gates } from './gates.ts'
import { QuickBounds } from './quick-bound.ts'
import type { Query } from './query.ts'
import type { Evaluator } from './score/evaluate.ts'
import { Shortlist } from './shortlist.ts'
import type { Snapshot } from './snapshot.ts'
import type { TopList } from './top-list.ts'
import { BLOCK, WantWorth } from './want-worth.ts'

/** Rounding may put a bound this far below the score it bounds. */
const SLACK = 1e-9

/**
 * Fills the list with the best mentors for one question, without scoring those whose bound cannot reach it: whoever
 * answers a want, or has a text where that may suffice, gets a bound from skills, class, and hours and feedback at a
 * glance; bounds are followed from the highest down (after the threshold algorithm of Fagin, Lotem and Naor, 2001),
 * sharpened by the very hours and the text, until none can reach the list. The result is what scoring everyone gives.
 */
export function findTop(snapshot: Snapshot, query: Query, gates: Gates, evaluator: Evaluator, top: TopList): void {
  if (snapshot.postings.wantsPacking) snapshot.pack()
  const search = new Search(snapshot, query, gates, evaluator, top)
  if (query.needsEvidence) search.answering()
  else search.everyone()
}

/** Scratch for one question at a time: classes and glances of the rows found in a block. */
const classes = new Uint32Array(BLOCK)
const quickBounds = new Uint32Array(BLOCK)

class Search {
  private readonly snapshot: Snapshot
  private readonly query: Query
  private readonly gates: Gates
  private readonly evaluator: Evaluator
  private readonly top: TopList
  private readonly shortlist = new Shortlist()
  private readonly quickBounds: QuickBounds
  /** The most that support, seniority and languages can bring, by class; -1 behind a gate. */
  private readonly classBound: Float64Array
  /** The worth below which a row of a class cannot enter the list as it stood last; infinite behind a gate. */
  private readonly leastOfClass: Float64Array
  /** Without words of the mentee a mentor without a text is judged by skills alone. */
  private readonly goalsFollowSkills: boolean
  /** The bound of a row without a text, and of one with a text: slope × worth of its skills + start + what else it brings. */
  private readonly slopes: Float64Array
  private readonly starts: Float64Array
  private readonly hasTexts: boolean
  private readonly hasWishes: boolean

  constructor(snapshot: Snapshot, query: Query, gates: Gates, evaluator: Evaluator, top: TopList) {
    this.snapshot = snapshot
    this.query = query
    this.gates = gates
    this.evaluator = evaluator
    this.top = top
    this.goalsFollowSkills = query.goal?.implied === true
    this.hasTexts = snapshot.text.count > 0
    this.hasWishes = snapshot.wishes.length > 0
    this.quickBounds = new QuickBounds(query)
    const { skills, goals, industry } = query.weights
    this.slopes = Float64Array.of(this.goalsFollowSkills ? skills + goals : skills, skills)
    this.starts = Float64Array.of(this.goalsFollowSkills ? industry : industry + goals, industry + goals)
    this.classBound = boundOfClasses(snapshot, query, gates, evaluator)
    this.leastOfClass = new Float64Array(this.classBound.length)
  }

  /** Scores those with evidence on skills or goals, as far as their bounds reach the list. */
  answering(): void {
    const { snapshot, query, shortlist } = this
    const wants = new WantWorth(snapshot, query)
    let least = this.leastWorth()
    for (let from = 0; from < snapshot.rows; from += BLOCK) {
      const to = Math.min(from + BLOCK, snapshot.rows)
      wants.readBlock(from, to)
      this.shortlistAnswers(wants, from, least)
      if (this.hasTexts && query.goal && least <= 0) this.shortlistTexts(wants, from, to)
      if (from > 0 && shortlist.count < ENOUGH) continue
      this.follow()
      least = this.leastWorth()
    }
    this.follow()
  }

  /** For a mentee who states neither skills nor goals: everyone is a candidate. */
  everyone(): void {
    const { snapshot, classBound, shortlist } = this
    for (let row = 0; row < snapshot.rows; row++) {
      const ofClass = snapshot.classOf[row]!
      if (classBound[ofClass]! >= 0) shortlist.add(row, this.bound(row, 0, ofClass, snapshot.quickBoundOf[row]!))
    }
    this.follow()
  }

  /** Reads what it needs of all rows found before it judges any: reads that wait for memory then wait together. */
  private shortlistAnswers(wants: WantWorth, from: number, least: number): void {
    const { snapshot, leastOfClass, shortlist } = this
    const { worth, slots } = wants
    const { classOf, quickBoundOf } = snapshot
    const { floor } = this.top
    const found = wants.atLeast(least)
    for (let at = 0; at < found; at++) classes[at] = classOf[from + slots[at]!]!
    let kept = 0
    for (let at = 0; at < found; at++) {
      const slot = slots[at]!
      const ofClass = classes[at]!
      slots[kept] = slot
      classes[kept] = ofClass
      kept += worth[slot]! >= leastOfClass[ofClass]! ? 1 : 0
    }
    for (let at = 0; at < kept; at++) quickBounds[at] = quickBoundOf[from + slots[at]!]!
    shortlist.reserve(kept)
    for (let at = 0; at < kept; at++) {
      const slot = slots[at]!
      shortlist.addAbove(floor, from + slot, this.bound(from + slot, worth[slot]!, classes[at]!, quickBounds[at]!))
    }
  }

  /** Rows whose text is all they can have to say. */
  private shortlistTexts(wants: WantWorth, from: number, to: number): void {
    const { snapshot, classBound, shortlist } = this
    const { textOf } = snapshot.text
    for (let row = from; row < to; row++) {
      const ofClass = snapshot.classOf[row]!
      if (wants.worth[row - from] !== 0 || textOf[row]! < 0 || classBound[ofClass]! < 0) continue
      shortlist.add(row, this.bound(row, 0, ofClass, snapshot.quickBoundOf[row]!))
    }
  }

  private follow(): void {
    this.shortlist.descend(
      (row, bound) => this.consider(row, bound),
      () => this.top.floor,
    )
  }

  /** The least worth with which any row can still enter the list, whatever else it brings; notes it by class. */
  private leastWorth(): number {
    const { query, leastOfClass, classBound } = this
    const { weights } = query
    const { floor } = this.top
    const needed = this.hasWishes ? floor / (2 - floor) : floor
    const follows = this.goalsFollowSkills && !this.hasTexts
    const slope = follows ? weights.skills + weights.goals : weights.skills
    const goals = follows ? 0 : weights.goals * (!this.hasTexts && query.goal?.named.length === 0 ? 0.5 : 1)
    const open = needed - weights.availability - weights.industry - weights.feedback - goals - SLACK
    let least = Infinity
    for (let at = 0; at < leastOfClass.length; at++) {
      const isOpen = classBound[at]! >= 0
      leastOfClass[at] = !isOpen ? Infinity : slope === 0 ? 0 : (open - classBound[at]!) / slope
      if (leastOfClass[at]! < least) least = leastOfClass[at]!
    }
    return least
  }

  /** The most a row can score when its skills are worth `worth` and its text and hours fit as well as they can. */
  private bound(row: number, worth: number, ofClass: number, quickBound: number): number {
    const { snapshot, slopes, starts } = this
    const has = this.hasTexts && snapshot.text.textOf[row]! >= 0 ? 1 : 0
    const own =
      slopes[has]! * worth + starts[has]! + this.classBound[ofClass]! + this.quickBounds.worthOf(quickBound) + SLACK
    return this.withWish(row, own)
  }

  /** Sharpens the bound with the very feedback, the common hours and the text before the whole score is worked out. */
  private consider(row: number, bound: number): void {
    const { evaluator, top, snapshot } = this
    const { weights } = this.query
    let own = this.wishes(row) ? bound / (2 - bound) : bound
    own -= this.quickBounds.worthOf(snapshot.quickBoundOf[row]!)
    own += weights.feedback * (snapshot.feedback[row]! || 0.5)
    if (weights.availability > 0) own += weights.availability * orHalf(evaluator.availabilityValue(row))
    if (this.withWish(row, own) < top.floor) return
    const follows = this.goalsFollowSkills && !(this.hasTexts && snapshot.text.textOf[row]! >= 0)
    if (weights.goals > 0 && !follows) {
      own -= weights.goals * (1 - orHalf(evaluator.goalValue(row)))
      if (this.withWish(row, own) < top.floor) return
    }
    this.score(row)
  }

  private score(row: number): void {
    const { gates, top } = this
    if (row === gates.self || gates.blocked.has(row) || gates.ofRow?.(row) !== undefined) return
    const { score } = this.evaluator.evaluate(row)
    if (score > 0 && score >= top.floor) top.add(row, score)
  }

  private withWish(row: number, own: number): number {
    return this.wishes(row) ? (2 * own) / (1 + own) : own
  }

  private wishes(row: number): boolean {
    return this.hasWishes && this.snapshot.wishOf[row]! >= 0
  }
}

/** Bounds are followed before all rows are read once this many are waiting. */
const ENOUGH = 64

function boundOfClasses(snapshot: Snapshot, query: Query, gates: Gates, evaluator: Evaluator): Float64Array {
  const { support, seniority, languages } = query.weights
  const values = evaluator.classValues
  const bounds = new Float64Array(snapshot.classes.length)
  for (let at = 0; at < bounds.length; at++) {
    const most =
      support * orHalf(values[at * 3]!) +
      seniority * orHalf(values[at * 3 + 1]!) +
      languages * orHalf(values[at * 3 + 2]!)
    bounds[at] = gates.ofClass[at] ? -1 : most
  }
  return bounds
}

/** What a mentor left out counts half at most. */
function orHalf(value: number): number {
  return Number.isNaN(value) ? 0.5 : value
}
