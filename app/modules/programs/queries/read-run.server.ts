import type { Context } from '#app/modules/accounts/context.server.ts'
import { modes, type Mode, type ScoredInstance } from '#app/modules/matching/engine/assignment/instance.ts'
import type { Db } from '#app/platform/database.server.ts'
import type { ProgramPlace, RunState } from '../domain/program.ts'
import { differences, type RunResults } from '../domain/run.ts'
import type { ModeView, Person, RunRow, RunView } from '../view.ts'

type Row = { id: string; state: RunState; createdAt: Date; by: string }

/** The latest runs of a program, the newest first. */
export async function listRuns({ db }: Context, program: ProgramPlace): Promise<RunRow[]> {
  const rows = await db.$queryRaw<Row[]>`
    select r.id, r.state, r.created_at, m.shown_name as by
    from program_runs r join members m on m.id = r.started_by_id
    where r.program_id = ${program.id} order by r.created_at desc, r.id limit 50`
  return rows.map((row) => toRow(row, program))
}

type FullRow = Row & {
  step: string
  done: number
  total: number
  problem: string
  /** Its people and places; the edges stay where they are. */
  instance: Pick<ScoredInstance, 'mentees' | 'mentors' | 'capacity'> | null
  results: RunResults | null
}

/** One run with what it found; null when the program has none such. Two statements. */
export async function readRun({ db }: Context, program: ProgramPlace, runId: string): Promise<RunView | null> {
  const rows = await db.$queryRaw<FullRow[]>`
    select r.id, r.state, r.created_at, m.shown_name as by, r.step, r.progress_done as done,
      r.progress_total as total, r.problem, r.results,
      case when r.results is not null then jsonb_build_object('mentees', r.instance -> 'mentees',
        'mentors', r.instance -> 'mentors', 'capacity', r.instance -> 'capacity') end as instance
    from program_runs r join members m on m.id = r.started_by_id
    where r.id = ${runId} and r.program_id = ${program.id}`
  const row = rows[0]
  if (!row) return null
  const { step, done, total, problem, instance, results } = row
  const head = { ...toRow(row, program), step, done, total, problem }
  if (!instance || !results) {
    return { ...head, modes: [], pinsLeftOut: 0, mentees: 0, mentors: 0, places: 0 }
  }
  const people = await findPeople(db, [...(instance.mentees ?? []), ...(instance.mentors ?? [])])
  return {
    ...head,
    modes: modes.map((mode) => toMode(mode, results, people)),
    pinsLeftOut: results.pinsLeftOut,
    mentees: instance.mentees?.length ?? 0,
    mentors: instance.mentors?.length ?? 0,
    places: Object.values(instance.capacity ?? {}).reduce((sum, places) => sum + places, 0),
  }
}

/** People by id, also those who have left. One statement. */
export async function findPeople(db: Db, ids: readonly string[]): Promise<(id: string) => Person> {
  const rows = await db.$queryRaw<(Person & { id: string; hasLeft: boolean })[]>`
    select id, handle::text, name, headline, deleted_at is not null as has_left
    from members where id = any(${[...new Set(ids)]}::text[])`
  const found = new Map(rows.map(({ id, hasLeft, ...person }) => [id, hasLeft ? gone : person]))
  return (id) => found.get(id) ?? gone
}

const gone: Person = { handle: '', name: 'Somebody who has left', headline: '' }

/** Pairs and people without a mentor that a page lists; files hold all of them. */
const MAX_LISTED = 300

function toMode(mode: Mode, results: RunResults, personOf: (id: string) => Person): ModeView {
  const { pairs, report, loads } = results[mode]
  const { unmatched, ...figures } = report
  return {
    mode,
    report: figures,
    unmatched: unmatched.slice(0, MAX_LISTED).map(({ id, reason }) => ({ person: personOf(id), reason })),
    loads,
    differ: Object.fromEntries(
      modes.filter((other) => other !== mode).map((other) => [other, differences(pairs, results[other].pairs)]),
    ),
    pairs: pairs
      .slice(0, MAX_LISTED)
      .map(([mentee, mentor]) => ({ mentee: personOf(mentee), mentor: personOf(mentor) })),
  }
}

function toRow({ id, state, createdAt, by }: Row, program: ProgramPlace): RunRow {
  return { id, state, createdAt: createdAt.toISOString(), by, isPublished: program.publishedRunId === id }
}
