import { findTop } from './candidates.ts'
import { explain } from './explain.ts'
import { closeGates, type Gates } from './gates.ts'
import { byText } from './order.ts'
import { compileQuery } from './query.ts'
import { Evaluator } from './score/evaluate.ts'
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
  findTop(snapshot, query, gates, evaluator, top)

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
  return explainAll(snapshot, mentee, [mentorId], weights)[0]
}

/** As `scoreOf`, for several mentors at once, in their order; those who are not there are left out. */
export function explainAll(
  snapshot: Snapshot,
  mentee: MenteeProfile,
  mentorIds: readonly string[],
  weights: Weights = DEFAULT_WEIGHTS,
): RankedMentor[] {
  const query = compileQuery(snapshot, mentee, weights)
  const evaluator = new Evaluator(snapshot, query)
  return mentorIds.flatMap((mentorId): RankedMentor[] => {
    const row = snapshot.rowOf(mentorId)
    if (row < 0) return []
    const { score } = evaluator.evaluate(row)
    return [{ mentorId, score, ...explain(snapshot, query, evaluator, row) }]
  })
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
