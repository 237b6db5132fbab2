import type { Watch } from './seating.ts'
import type { Mode } from './instance.ts'
import type { Program } from './program.ts'
import { solveFair } from './solve-fair.ts'
import { solveStable } from './solve-stable.ts'
import { solveTotal } from './solve-total.ts'

/** The mentor of each mentee by index (−1: none) under one of the three modes. `watch` hears of progress. */
export function solveProgram(program: Program, mode: Mode, watch?: Watch): Int32Array {
  switch (mode) {
    case 'stable':
      return solveStable(program)
    case 'total':
      return solveTotal(program, program.everyone, { watch })
    case 'fair':
      return solveFair(program, watch)
  }
}
