import type { Watch } from './seating.ts'
import { type Instance, type Mode, modes } from './instance.ts'
import type { Program } from './program.ts'
import { reportOn } from './report.ts'
import { solveProgram } from './solve.ts'

/** How another mode would have ended. */
export interface Difference {
  readonly matched: number
  readonly total: number
  readonly min: number | null
  readonly blockingPairs: number
  /** Mentees whose mentor, or lack of one, differs between the two modes. */
  readonly differ: number
}

/** The other two modes on the same program, beside a matching already found; `watch` hears of progress in each. */
export function compareModes(
  instance: Instance,
  program: Program,
  mode: Mode,
  mentorOf: Int32Array,
  watch?: (mode: Mode) => Watch,
): Partial<Record<Mode, Difference>> {
  const others: Partial<Record<Mode, Difference>> = {}
  for (const other of modes) {
    if (other === mode) continue
    const solution = solveProgram(program, other, watch?.(other))
    const { matched, total, min, blockingPairs } = reportOn(instance, program, solution)
    const differ = solution.reduce((count, m, e) => count + (m === mentorOf[e]! ? 0 : 1), 0)
    others[other] = { matched, total, min, blockingPairs, differ }
  }
  return others
}
