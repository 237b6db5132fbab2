import { compareModes } from '../engine/assignment/compare-modes.ts'
import { type Instance, type Mode, modes } from '../engine/assignment/instance.ts'
import { pairsOf } from '../engine/assignment/pairs.ts'
import type { Program } from '../engine/assignment/program.ts'
import { reportOn } from '../engine/assignment/report.ts'
import { solveProgram } from '../engine/assignment/solve.ts'
import { roundTo } from '../engine/assignment/spread.ts'
import { UsageProblem } from './input-problem.ts'

/** Cohorts above this many pairs are compared with the other modes only on request. */
const COMPARED_UP_TO = 400_000

/** Milliseconds below which a run is repeated. */
const QUICK = 100

/** The value of `--mode`. Throws `UsageProblem` for anything but stable, total and fair. */
export function modeFrom(value: string): Mode {
  const mode = modes.find((name) => name === value)
  if (!mode) throw new UsageProblem(`--mode must be one of ${modes.join(', ')}`)
  return mode
}

/** What solve and assign print: pairs, unmatched, report and the milliseconds of the solver alone, warmed up. */
export function solution(instance: Instance, program: Program, mode: Mode, compare: boolean | undefined) {
  const { mentorOf, ms } = timed(program, mode)
  const report = reportOn(instance, program, mentorOf)
  const wanted = compare ?? program.mentor.length <= COMPARED_UP_TO
  if (!wanted) process.stderr.write('The other modes were left out of a cohort this large; --compare includes them.\n')
  return {
    mode,
    pairs: pairsOf(program, mentorOf),
    unmatched: report.unmatched.map(({ id }) => id),
    report: { ...report, otherModes: wanted ? compareModes(instance, program, mode, mentorOf) : null },
    ms,
  }
}

/** Runs a solver; five times where it is quick, so that the median is not the time of compiling it. */
function timed(program: Program, mode: Mode): { mentorOf: Int32Array; ms: number } {
  const times: number[] = []
  for (;;) {
    const before = performance.now()
    const mentorOf = solveProgram(program, mode)
    times.push(performance.now() - before)
    if (times.length < 5 && times[0]! < QUICK) continue
    return { mentorOf, ms: roundTo(times.sort((a, b) => a - b)[times.length >> 1]!, 1000) }
  }
}
