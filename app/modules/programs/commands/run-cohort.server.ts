import { ok } from '#app/lib/result.ts'
import { compileInstance } from '#app/modules/matching/engine/assignment/compile-instance.ts'
import {
  InstanceError,
  modes,
  type Pair,
  type ScoredInstance,
} from '#app/modules/matching/engine/assignment/instance.ts'
import { pairsOf } from '#app/modules/matching/engine/assignment/pairs.ts'
import { reportOn } from '#app/modules/matching/engine/assignment/report.ts'
import { solveProgram } from '#app/modules/matching/engine/assignment/solve.ts'
import { scoreCohort } from '#app/modules/matching/queries/score-cohort.server.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { cohortInstance, type CohortPerson } from '../domain/cohort.ts'
import { loadCounts, type ModeResult, type RunResults } from '../domain/run.ts'
import { programRunEnded } from '../facts.ts'
import {
  endRun,
  findEnrolments,
  findPairRules,
  findPublishedPairs,
  findRun,
  touchRun,
  type Enrolment,
} from '../repository.server.ts'

/** People scored between two notes of how far the run is. */
const STRIDE = 20

/**
 * The background part of a dry run: scores everybody, solves the three modes, keeps all of it on the run's row, and says
 * on the way how far it is. A run that is over already is left alone, so a job that comes twice does its work once.
 * @throws what went wrong when the database or the machine failed; contradictory pins end the run with their reason.
 */
export async function runCohort(db: Db, runId: string, clock: () => Date): Promise<void> {
  const run = await findRun(db, runId)
  if (!run || run.state === 'done' || run.state === 'failed') return
  const note = (step: string, done: number, total: number) => {
    const at = clock()
    return inTransaction({ db, now: at }, async (tx) => ok(await touchRun(tx, runId, { step, done, total, at })))
  }
  const [people, rules, keep] = await Promise.all([
    findEnrolments(db, run.programId),
    findPairRules(db, run.programId),
    findPublishedPairs(db, run.programId),
  ])
  const mentees = people.filter(({ role }) => role === 'mentee').map(personOf)
  const mentors = people.filter(({ role }) => role === 'mentor').map(personOf)
  await note('scoring', 0, mentees.length)
  const { scores, apart } = await scoreCohort(
    { db, now: clock() },
    mentees.map(({ id }) => id),
    mentors,
    async (done) => {
      if (done % STRIDE === 0) await note('scoring', done, mentees.length)
    },
  )
  const ruled = (kind: string) =>
    rules.filter(({ rule }) => rule === kind).map(({ menteeId, mentorId }): Pair => [menteeId, mentorId])
  const pins = ruled('pin')
  const instance = cohortInstance({ mentees, mentors, scores, apart, pins, forbidden: ruled('forbid'), keep })

  const end = await solve(instance, pins.length, note)
  const at = clock()
  await inTransaction({ db, now: at }, async (tx) => {
    if (!(await endRun(tx, runId, end, at))) return ok()
    await announce(tx, programRunEnded({ programId: run.programId, runId }), at)
    return ok()
  })
}

async function solve(
  instance: ScoredInstance,
  pins: number,
  note: (step: string, done: number, total: number) => Promise<unknown>,
): Promise<{ instance: object; results: object } | { problem: string }> {
  try {
    const program = compileInstance(instance)
    const found: [string, ModeResult][] = []
    for (const mode of modes) {
      await note(mode, found.length, modes.length)
      const mentorOf = solveProgram(program, mode)
      const pairs = pairsOf(program, mentorOf)
      const report = reportOn(instance, program, mentorOf)
      found.push([mode, { pairs, report, loads: loadCounts(instance.mentors ?? [], pairs) }])
    }
    const results = { ...Object.fromEntries(found), pinsLeftOut: pins - (instance.pins?.length ?? 0) } as RunResults
    return { instance, results }
  } catch (error) {
    if (!(error instanceof InstanceError)) throw error
    return {
      problem: 'The fixed pairs contradict each other: somebody has more of them than places. Look through them.',
    }
  }
}

function personOf({ memberId, capacity, wishes, openToOthers }: Enrolment): CohortPerson {
  return { id: memberId, capacity, wishes, openToOthers }
}
