import { compareModes } from '#app/modules/matching/engine/assignment/compare-modes.ts'
import { type Instance, type Mode, modes } from '#app/modules/matching/engine/assignment/instance.ts'
import { pairsOf } from '#app/modules/matching/engine/assignment/pairs.ts'
import type { Program } from '#app/modules/matching/engine/assignment/program.ts'
import { reportOn } from '#app/modules/matching/engine/assignment/report.ts'
import { solveProgram } from '#app/modules/matching/engine/assignment/solve.ts'
import { roundTo } from '#app/modules/matching/engine/assignment/spread.ts'
import { UsageProblem } from './input-problem.ts'

/** Milliseconds below which a run is repeated. */
const QUICK = 100

/** The value of `--mode`. Throws `UsageProblem` for anything but stable, total and fair. */
export function modeFrom(value: string): Mode {
  const mode = modes.find((name) => name === value)
  if (!mode) throw new UsageProblem(`--mode must be one of ${modes.join(', ')}`)
  return mode
}

/**
 * What solve and assign print: pairs, unmatched, report and the milliseconds of the solver alone, warmed up. With
 * `compare` the report says how the other modes would have ended, and standard error how far they are.
 */
export function solution(instance: Instance, program: Program, mode: Mode, compare: boolean) {
  const { mentorOf, ms } = timed(program, mode)
  const report = reportOn(instance, program, mentorOf)
  return {
    mode,
    pairs: pairsOf(program, mentorOf),
    unmatched: report.unmatched.map(({ id }) => id),
    report: { ...report, otherModes: compare ? compareModes(instance, program, mode, mentorOf, tellProgress) : null },
    ms,
  }
}

/** Says on standard error how far a mode is: its name, and each time another tenth of its people is seated. */
function tellProgress(mode: Mode) {
  process.stderr.write(`comparing with ${mode}\n`)
  let round = 1
  let last = 0
  return (done: number, of: number) => {
    if (done < last) round++
    if (done < last || done - last >= of / 10) {
      process.stderr.write(`comparing with ${mode}, round ${round}: ${done} of ${of}\n`)
      last = done
    }
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
